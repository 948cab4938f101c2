import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { useTransition } from "react";
import { LoadedCount } from "./LoadedCount.tsx";
import { NoTasks } from "./NoTasks.tsx";
import type { PlanViewProps } from "./PlanTasks.tsx";
import { PlanTimeline, PlanTimeline_task } from "./PlanTimeline.tsx";

const PlanListingQuery = graphql(
  `
    query PlanListing($id: ID!, $where: TaskWhere!, $after: String) {
      plan(id: $id) {
        id
        tasks(first: 100, where: $where, after: $after) {
          totalCount
          edges {
            node {
              id
              viewerCanUpdate
              ...PlanTimeline_task
            }
          }
          pageInfo {
            endCursor
            hasNextPage
          }
        }
      }
    }
  `,
  [PlanTimeline_task],
);

interface PlanListingProps extends PlanViewProps {
  view: "table" | "timeline" | "agency";
  openId: string | undefined;
  onOpen(id: string | undefined): void;
}

/** Tasks as rows, with or without the time they take, a page after another. */
export function PlanListing(props: PlanListingProps) {
  const { plan, where, isIssued, view, onClear } = props;
  const { data, fetchMore } = useSuspenseQuery(PlanListingQuery, { variables: { id: plan.id, where } });
  const [isLoading, startLoading] = useTransition();
  const tasks = data.plan?.tasks;
  if (!tasks || tasks.edges.length === 0) return <NoTasks where={where} onClear={onClear} />;
  const { edges, totalCount, pageInfo } = tasks;
  return (
    <>
      <PlanTimeline
        tasks={edges.map(({ node }) => node)}
        startsOn={plan.startsOn}
        endsOn={plan.endsOn}
        view={view}
        isIssued={isIssued}
        selectedId={props.selectedId}
        onSelect={props.onSelect}
        openId={props.openId}
        onOpen={props.onOpen}
      />
      <LoadedCount
        loaded={edges.length}
        total={totalCount}
        isLoading={isLoading}
        onMore={() =>
          startLoading(async () => {
            await fetchMore({ variables: { after: pageInfo.endCursor } });
          })
        }
      />
    </>
  );
}
