import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { TaskDrawer, TaskDrawer_task } from "./TaskDrawer.tsx";

const PlanTaskDrawerQuery = graphql(
  `
    query PlanTaskDrawer($id: ID!) {
      task(id: $id) {
        id
        ...TaskDrawer_task
        plan {
          id
          startsOn
          endsOn
          committee {
            id
            unit {
              id
            }
          }
          sections {
            id
            number
            title
          }
        }
      }
    }
  `,
  [TaskDrawer_task],
);

/** The form of a task of a draft, from its ID alone. */
export function PlanTaskDrawer({ taskId, onClose }: { taskId: string | null; onClose(): void }) {
  const { data } = useQuery(PlanTaskDrawerQuery, {
    variables: { id: taskId ?? "" },
    skip: !taskId,
    fetchPolicy: "cache-and-network",
  });
  const task = data?.task;
  if (!task?.plan) return null;
  return (
    <TaskDrawer
      key={task.id}
      isOpen={taskId !== null}
      onClose={onClose}
      plan={task.plan}
      task={task}
      sectionId={null}
    />
  );
}
