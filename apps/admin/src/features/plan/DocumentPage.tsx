import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type ResultOf } from "@camket/schema";
import { formatDate } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { Section } from "@camket/ui/page";
import { EmptyState } from "@camket/ui/states";
import { useLocale } from "@camket/ui/words";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi } from "@tanstack/react-router";
import { useTransition } from "react";
import { AppPage } from "../../AppPage.tsx";
import { ButtonLink } from "../../ButtonLink.tsx";
import { NotFoundPage } from "../../NotFoundPage.tsx";
import { useNames } from "../../names.ts";
import { committeeHref } from "../committee/hrefs.ts";
import { AttachmentsSection } from "./Attachments.tsx";
import { documentsHref, planHref } from "./hrefs.ts";
import { PlanTable, PlanTable_plan } from "./PlanTable.tsx";
import { WorkThread } from "./WorkThread.tsx";

const DocumentPageQuery = graphql(
  `
    query DocumentPage($id: ID!, $after: String) {
      node(id: $id) {
        id
        ... on Document {
          reference
          subject
          issuer
          issuedOn
          type {
            code
            name
            nameEn
          }
          committee {
            id
            name
            nameEn
          }
          plan {
            id
            title
            taskCounts {
              total
            }
          }
        }
      }
      plans(where: { legalBaseId: $id, isAmendment: false }, first: 50, after: $after) {
        totalCount
        edges {
          node {
            ...PlanTable_plan
          }
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  `,
  [PlanTable_plan],
);

type Document = Extract<NonNullable<ResultOf<typeof DocumentPageQuery>["node"]>, { subject: string }>;

const route = getRouteApi("/documents/$id");

/** A document and what rests on it. */
export function DocumentPage() {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useNames();
  const { id } = route.useParams();
  const { data, fetchMore } = useSuspenseQuery(DocumentPageQuery, { variables: { id } });
  const [isLoadingMore, startLoading] = useTransition();
  const { node, plans } = data;
  if (!node || !("subject" in node)) return <NotFoundPage />;
  const document: Document = node;
  const { reference, subject, issuer, issuedOn, type, committee, plan } = document;
  return (
    <AppPage
      breadcrumbs={[
        { label: t({ message: "Văn bản", context: "danh sách" }), href: documentsHref() },
        { label: reference ?? nameOf(type) },
      ]}
      title={subject}
      thread={
        <WorkThread
          behind={[]}
          here={reference ?? nameOf(type)}
          ahead={[
            ...(plan
              ? [{ label: plural(plan.taskCounts.total, { other: "Kế hoạch, # nhiệm vụ" }), href: planHref(plan.id) }]
              : []),
            ...(plans.totalCount > 0
              ? [{ label: plural(plans.totalCount, { other: "# kế hoạch dựa vào" }), href: "#plans" }]
              : []),
          ]}
        />
      }
      meta={
        <>
          <span>{nameOf(type)}</span>
          <span>{issuer}</span>
          {issuedOn && <span>{formatDate(issuedOn, locale)}</span>}
          {committee && <TextLink href={committeeHref(committee.id)}>{nameOf(committee)}</TextLink>}
        </>
      }
      actions={
        plan && (
          <ButtonLink href={planHref(plan.id)}>
            <Trans>Mở kế hoạch</Trans>
          </ButtonLink>
        )
      }
      keys={[]}
    >
      <AttachmentsSection ownerId={id} />
      <div id="plans">
        <Section title={t`Kế hoạch dựa vào văn bản này`} count={plans.totalCount}>
          {plans.totalCount > 0 ? (
            <PlanTable
              rows={plans.edges.map(({ node: based }) => based)}
              totalCount={plans.totalCount}
              isLoading={isLoadingMore}
              {...(plans.pageInfo.hasNextPage && {
                onEndReached: () =>
                  startLoading(async () => {
                    await fetchMore({ variables: { after: plans.pageInfo.endCursor } });
                  }),
              })}
            />
          ) : (
            <EmptyState tone="quiet" title={t`Chưa có kế hoạch nào lấy văn bản này làm căn cứ`} />
          )}
        </Section>
      </div>
    </AppPage>
  );
}
