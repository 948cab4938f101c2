import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type ResultOf } from "@camket/schema";
import { formatDate } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { Facts, Section } from "@camket/ui/page";
import { EmptyState } from "@camket/ui/states";
import { useLocale } from "@camket/ui/words";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi } from "@tanstack/react-router";
import { AppPage } from "../../AppPage.tsx";
import { ButtonLink } from "../../ButtonLink.tsx";
import { NotFoundPage } from "../../NotFoundPage.tsx";
import { useNames } from "../../names.ts";
import { committeeHref } from "../committee/hrefs.ts";
import { documentsHref, planHref } from "./hrefs.ts";
import { PlanTable, PlanTable_plan } from "./PlanTable.tsx";
import { WorkThread } from "./WorkThread.tsx";

const DocumentPageQuery = graphql(
  `
    query DocumentPage($id: ID!) {
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
      plans(where: { legalBaseId: $id }, first: 100) {
        totalCount
        edges {
          node {
            ...PlanTable_plan
          }
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
  const { data } = useSuspenseQuery(DocumentPageQuery, { variables: { id } });
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
        </>
      }
      actions={
        plan && (
          <ButtonLink href={planHref(plan.id)}>
            <Trans>Mở kế hoạch</Trans>
          </ButtonLink>
        )
      }
      side={
        <Section title={t`Thông tin`}>
          <Facts
            facts={[
              { label: t`Số, ký hiệu`, value: reference ?? t`Chưa có số` },
              { label: t`Loại văn bản`, value: nameOf(type) },
              { label: t`Cơ quan ban hành`, value: issuer },
              ...(issuedOn ? [{ label: t`Ngày ban hành`, value: formatDate(issuedOn, locale) }] : []),
              ...(committee
                ? [
                    {
                      label: t`Ban chỉ đạo`,
                      value: <TextLink href={committeeHref(committee.id)}>{nameOf(committee)}</TextLink>,
                    },
                  ]
                : []),
            ]}
          />
        </Section>
      }
      keys={[]}
    >
      <div id="plans">
        <Section title={t`Kế hoạch dựa vào văn bản này`} count={plans.totalCount}>
          {plans.totalCount > 0 ? (
            <PlanTable rows={plans.edges.map(({ node: based }) => based)} totalCount={plans.totalCount} />
          ) : (
            <EmptyState tone="quiet" title={t`Chưa có kế hoạch nào lấy văn bản này làm căn cứ`} />
          )}
        </Section>
      </div>
    </AppPage>
  );
}
