import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { TextLink } from "@camket/ui/link";
import { EmptyState } from "@camket/ui/states";
import { Trans, useLingui } from "@lingui/react/macro";
import { tasksHref } from "./hrefs.ts";
import { TaskTable, TaskTable_task } from "./TaskTable.tsx";

const CommitteeTasksQuery = graphql(
  `
    query CommitteeTasks($id: ID!) {
      committee(id: $id) {
        id
        openTasks: tasks(first: 20, where: { isIssued: true, standing: [LATE, DUE, UNDER_WAY, NOT_BEGUN] }) {
          totalCount
          edges {
            node {
              ...TaskTable_task
            }
          }
        }
      }
    }
  `,
  [TaskTable_task],
);

/** The open tasks of a committee, those due first at the top. */
export function CommitteeTasks({ committeeId: id }: { committeeId: string }) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(CommitteeTasksQuery, { variables: { id } });
  if (!data.committee) return null;
  const { openTasks } = data.committee;
  return (
    <>
      <TaskTable
        isOfOneCommittee
        rows={openTasks.edges.map(({ node }) => node)}
        totalCount={openTasks.totalCount}
        empty={<EmptyState tone="ok" title={t`Ban không còn nhiệm vụ nào đang mở`} />}
      />
      <TextLink href={tasksHref({ standing: "ALL", committee: id, reach: "alone" })}>
        {openTasks.totalCount > openTasks.edges.length ? (
          <Trans>Xem cả {openTasks.totalCount} nhiệm vụ đang mở và các nhiệm vụ đã xong</Trans>
        ) : (
          <Trans>Xem cả các nhiệm vụ đã xong</Trans>
        )}
      </TextLink>
    </>
  );
}
