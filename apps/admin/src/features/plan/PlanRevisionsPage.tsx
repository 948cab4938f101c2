import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { formatDate } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { Section } from "@camket/ui/page";
import { EmptyState, LoadingState } from "@camket/ui/states";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { Suspense } from "react";
import { AppPage } from "../../AppPage.tsx";
import { NotFoundPage } from "../../NotFoundPage.tsx";
import { useNames } from "../../names.ts";
import { committeeHref } from "../committee/hrefs.ts";
import { documentHref, planHref, plansHref } from "./hrefs.ts";
import { PlanChanges, PlanChanges_change, type TextChange } from "./PlanChanges.tsx";
import classes from "./PlanPage.module.css";
import { useRevisionNames } from "./revision-names.ts";

const PlanRevisionsPageQuery = graphql(`
  query PlanRevisionsPage($id: ID!) {
    plan(id: $id) {
      id
      title
      document {
        id
        reference
      }
      committee {
        id
        name
        nameEn
      }
      revisions(first: 20) {
        totalCount
        edges {
          node {
            id
            number
            issuedOn
            title
            purpose
            document {
              id
              reference
            }
            tasks {
              totalCount
            }
          }
        }
      }
    }
  }
`);

const RevisionChangesQuery = graphql(
  `
    query RevisionChanges($id: ID!) {
      node(id: $id) {
        id
        ... on PlanRevision {
          changes {
            ...PlanChanges_change
          }
        }
      }
    }
  `,
  [PlanChanges_change],
);

const route = getRouteApi("/plans/$id/revisions");

/** Every text of a plan as it was issued, and what each changed in the one before. */
export function PlanRevisionsPage() {
  const { t } = useLingui();
  const locale = useLocale();
  const navigate = route.useNavigate();
  const { nameOf } = useNames();
  const revisionNameOf = useRevisionNames();
  const { id } = route.useParams();
  const { data } = useSuspenseQuery(PlanRevisionsPageQuery, { variables: { id } });
  const { plan } = data;
  if (!plan) return <NotFoundPage />;
  const revisions = plan.revisions.edges.map(({ node }) => node);
  const reference = plan.document?.reference ?? t`Dự thảo`;
  return (
    <AppPage
      breadcrumbs={[
        { label: t({ message: "Kế hoạch", context: "danh sách" }), href: plansHref() },
        { label: reference, href: planHref(id) },
        { label: t`Các lần ban hành` },
      ]}
      kicker={plan.title}
      title={t`Các lần ban hành ${reference}`}
      meta={<TextLink href={committeeHref(plan.committee.id, { tab: "plans" })}>{nameOf(plan.committee)}</TextLink>}
      actions={
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} stroke={1.8} aria-hidden />}
          onClick={() => window.print()}
        >
          <Trans>In</Trans>
        </Button>
      }
      keys={[
        {
          keys: "U",
          label: t`về kế hoạch`,
          onPress: { u: () => navigate({ to: "/plans/$id", params: { id } }) },
        },
      ]}
    >
      {revisions.length === 0 && <EmptyState title={t`Kế hoạch chưa được ban hành`} />}
      {revisions.map(({ id, number, issuedOn, title, purpose, document, tasks }, index) => {
        const before = revisions[index + 1];
        return (
          <Section
            key={id}
            title={revisionNameOf(number)}
            aside={
              <span className={classes.issued}>
                {document?.reference && (
                  <>
                    <TextLink href={documentHref(document.id)}>{document.reference}</TextLink>,{" "}
                  </>
                )}
                {formatDate(issuedOn, locale)}
              </span>
            }
          >
            {before ? (
              <Suspense fallback={<LoadingState lines={3} />}>
                <RevisionChanges
                  revisionId={id}
                  texts={[
                    { label: t`Tên kế hoạch`, before: before.title, after: title },
                    { label: t`Mục đích, yêu cầu`, before: before.purpose, after: purpose },
                  ]}
                />
              </Suspense>
            ) : (
              <p className={classes.purpose}>
                {number === 1 ? (
                  <Plural value={tasks.totalCount} other="Văn bản đầu tiên, gồm # nhiệm vụ." />
                ) : (
                  <Trans>Các lần trước nữa không nêu ở đây.</Trans>
                )}
              </p>
            )}
          </Section>
        );
      })}
    </AppPage>
  );
}

function RevisionChanges({ revisionId, texts }: { revisionId: string; texts: readonly TextChange[] }) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(RevisionChangesQuery, { variables: { id: revisionId } });
  if (!data.node || !("changes" in data.node)) return null;
  return (
    <PlanChanges
      changes={data.node.changes}
      texts={texts}
      empty={t`Không khác lần trước về nhiệm vụ, tên và mục đích.`}
    />
  );
}
