import { type FragmentOf, graphql, type ResultOf, readFragment } from "@camket/schema";
import { type Column, DataTable } from "@camket/ui/data-table";
import { formatDate } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { useNames } from "../../names.ts";
import { taskHref } from "./hrefs.ts";
import { TaskStandingBadge, TaskStandingBadge_task } from "./TaskStandingBadge.tsx";

export const TaskAssignments_task = graphql(
  `
    fragment TaskAssignments_task on Task {
      id
      assignments(first: 100) {
        totalCount
        edges {
          node {
            id
            state
            answer
            assignee {
              id
              unit {
                id
                level
                kind
                name
                nameEn
              }
            }
            childTask {
              id
              dueOn
              ...TaskStandingBadge_task
            }
          }
        }
      }
    }
  `,
  [TaskStandingBadge_task],
);

type Assignment = ResultOf<typeof TaskAssignments_task>["assignments"]["edges"][number]["node"];

/** Committee by committee, how a task that was given to those below stands. */
export function TaskAssignments({ task }: { task: FragmentOf<typeof TaskAssignments_task> }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { unitNameOf } = useNames();
  const { assignments } = readFragment(TaskAssignments_task, task);
  const stateNames = {
    SENT: t`Đã gửi, chờ nhận`,
    ACCEPTED: t`Đã tiếp nhận`,
    ANSWERED: t`Đã trả lời`,
    CHANGE_ASKED: t`Đề nghị điều chỉnh`,
  } satisfies Record<Assignment["state"], string>;
  const columns: Column<Assignment>[] = [
    {
      id: "assignee",
      label: t`Ban được giao`,
      cell: ({ assignee, childTask }) =>
        childTask ? (
          <TextLink href={taskHref(childTask.id)}>{unitNameOf(assignee.unit)}</TextLink>
        ) : (
          unitNameOf(assignee.unit)
        ),
      value: ({ assignee }) => assignee.unit.name,
    },
    {
      id: "state",
      label: t`Giao nhận`,
      width: "176px",
      cell: ({ state }) => stateNames[state],
      value: ({ state }) => stateNames[state],
    },
    {
      id: "dueOn",
      label: t`Hạn`,
      width: "112px",
      cell: ({ childTask }) => childTask && formatDate(childTask.dueOn, locale),
      value: ({ childTask }) => childTask?.dueOn ?? null,
    },
    {
      id: "standing",
      label: t`Tiến độ`,
      width: "176px",
      cell: ({ childTask }) => childTask && <TaskStandingBadge task={childTask} />,
    },
    { id: "answer", label: t`Trả lời`, isOptional: true, cell: ({ answer }) => answer },
  ];
  return (
    <DataTable
      caption={t`Ban được giao`}
      columns={columns}
      rows={assignments.edges.map(({ node }) => node)}
      totalCount={assignments.totalCount}
      rowKey={({ id }) => id}
      maxHeight="520px"
    />
  );
}
