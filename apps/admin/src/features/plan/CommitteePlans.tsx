import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { TextLink } from "@camket/ui/link";
import { EmptyState } from "@camket/ui/states";
import { Trans, useLingui } from "@lingui/react/macro";
import { plansHref } from "./hrefs.ts";
import { PlanTable, PlanTable_plan } from "./PlanTable.tsx";

const CommitteePlansQuery = graphql(
  `
    query CommitteePlans($id: ID!) {
      committee(id: $id) {
        id
        latestPlans: plans(first: 20) {
          totalCount
          edges {
            node {
              ...PlanTable_plan
            }
          }
        }
      }
    }
  `,
  [PlanTable_plan],
);

/** The newest plans of a committee. */
export function CommitteePlans({ committeeId: id }: { committeeId: string }) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(CommitteePlansQuery, { variables: { id } });
  if (!data.committee) return null;
  const { latestPlans } = data.committee;
  return (
    <>
      <PlanTable
        isOfOneCommittee
        rows={latestPlans.edges.map(({ node }) => node)}
        totalCount={latestPlans.totalCount}
        empty={<EmptyState tone="quiet" title={t`Ban chưa có kế hoạch nào`} />}
      />
      {latestPlans.totalCount > latestPlans.edges.length && (
        <TextLink href={plansHref({ committee: id, reach: "alone", year: "all" })}>
          <Trans>Xem cả {latestPlans.totalCount} kế hoạch</Trans>
        </TextLink>
      )}
    </>
  );
}
