import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type ResultOf, type TaskAssignmentState } from "@camket/schema";
import { type Column, DataTable } from "@camket/ui/data-table";
import { formatDate, formatNumber } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { EmptyState, LoadingState } from "@camket/ui/states";
import { StatusBadge } from "@camket/ui/status";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, NativeSelect } from "@mantine/core";
import { type ReactNode, Suspense, useDeferredValue, useState, useTransition } from "react";
import { useNames } from "../../names.ts";
import { AssignmentStateBadge, assignmentStatus, useAssignmentStateNames } from "./AssignmentStateBadge.tsx";
import { type AssignmentAct, assignmentActs, useActNames } from "./assignment-acts.ts";
import { taskHref } from "./hrefs.ts";
import classes from "./TaskAssignments.module.css";
import { TaskStandingBadge, TaskStandingBadge_task } from "./TaskStandingBadge.tsx";

const TaskAssignmentsQuery = graphql(
  `
    query TaskAssignments($where: TaskAssignmentWhere!, $after: String) {
      taskAssignments(where: $where, orderBy: ASSIGNEE, first: 50, after: $after) {
        totalCount
        edges {
          node {
            id
            state
            answer
            isChangeOpen
            viewerCanAnswer
            viewerCanAccept
            viewerCanReply
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
            task {
              id
              standing
            }
            childTask {
              id
              standing
              dueOn
              ...TaskStandingBadge_task
            }
          }
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  `,
  [TaskStandingBadge_task],
);

const TaskAssignmentCountsQuery = graphql(`
  query TaskAssignmentCounts($id: ID!) {
    total: taskAssignments(where: { taskId: $id }) {
      totalCount
    }
    sent: taskAssignments(where: { taskId: $id, state: [SENT] }) {
      totalCount
    }
    asked: taskAssignments(where: { taskId: $id, state: [CHANGE_ASKED] }) {
      totalCount
    }
    answered: taskAssignments(where: { taskId: $id, state: [ANSWERED] }) {
      totalCount
    }
    accepted: taskAssignments(where: { taskId: $id, state: [ACCEPTED] }) {
      totalCount
    }
  }
`);

interface TaskAssignmentsProps {
  taskId: string;
  onAct(act: AssignmentAct, id: string): void;
}

/** Committee by committee, what those below made of a task, and how far they are with it. */
export function TaskAssignments({ taskId, onAct }: TaskAssignmentsProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const names = useAssignmentStateNames();
  const [state, setState] = useState<TaskAssignmentState | "">("");
  const [name, setName] = useState("");
  const { data } = useSuspenseQuery(TaskAssignmentCountsQuery, { variables: { id: taskId } });
  const total = formatNumber(data.total.totalCount, locale);
  const counts: Record<TaskAssignmentState, number> = {
    SENT: data.sent.totalCount,
    CHANGE_ASKED: data.asked.totalCount,
    ANSWERED: data.answered.totalCount,
    ACCEPTED: data.accepted.totalCount,
  };
  const states = Object.keys(counts) as TaskAssignmentState[];
  return (
    <>
      <ul className={classes.counts} aria-label={t`Giao nhận`}>
        {states.map((each) => (
          <li key={each}>
            <StatusBadge status={assignmentStatus[each]}>
              {names[each]}{" "}
              <strong>
                {formatNumber(counts[each], locale)}/{total}
              </strong>
            </StatusBadge>
          </li>
        ))}
      </ul>
      <Suspense fallback={<LoadingState lines={8} />}>
        <Assignments
          taskId={taskId}
          onAct={onAct}
          name={name}
          onName={setName}
          state={state}
          filter={
            <NativeSelect
              aria-label={t`Giao nhận`}
              value={state}
              data={[
                { value: "", label: t`Mọi trạng thái` },
                ...states.map((each) => ({
                  value: each,
                  label: `${names[each]} (${formatNumber(counts[each], locale)})`,
                })),
              ]}
              onChange={({ currentTarget: { value } }) => setState(states.find((each) => each === value) ?? "")}
            />
          }
        />
      </Suspense>
    </>
  );
}

type Assignment = ResultOf<typeof TaskAssignmentsQuery>["taskAssignments"]["edges"][number]["node"];

interface AssignmentsProps extends TaskAssignmentsProps {
  name: string;
  onName(name: string): void;
  state: TaskAssignmentState | "";
  filter: ReactNode;
}

function Assignments({ taskId, onAct, name, onName, state, filter }: AssignmentsProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { unitNameOf } = useNames();
  const where = useDeferredValue({
    taskId,
    ...(name.trim() && { assigneeName: name }),
    ...(state && { state: [state] }),
  });
  const { data, fetchMore } = useSuspenseQuery(TaskAssignmentsQuery, { variables: { where } });
  const [isLoadingMore, startLoading] = useTransition();
  const { edges, totalCount, pageInfo } = data.taskAssignments;
  const actNames = useActNames();
  const columns: Column<Assignment>[] = [
    {
      id: "assignee",
      label: t`Ban được giao`,
      width: "148px",
      cell: ({ assignee, childTask }) =>
        childTask ? (
          <TextLink href={taskHref(childTask.id)}>{unitNameOf(assignee.unit)}</TextLink>
        ) : (
          unitNameOf(assignee.unit)
        ),
    },
    { id: "state", label: t`Giao nhận`, width: "168px", cell: (row) => <AssignmentStateBadge {...row} /> },
    {
      id: "dueOn",
      label: t`Hạn`,
      width: "96px",
      cell: ({ childTask }) => childTask && formatDate(childTask.dueOn, locale),
    },
    {
      id: "standing",
      label: t`Tiến độ`,
      width: "136px",
      cell: ({ childTask }) => childTask && <TaskStandingBadge task={childTask} />,
    },
    {
      id: "answer",
      label: t`Trả lời`,
      cell: (row) => {
        const [act] = assignmentActs(row);
        return row.answer || act ? (
          <span className={classes.answer}>
            {row.answer && <span>{row.answer}</span>}
            {act && (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={`${actNames[act]}: ${unitNameOf(row.assignee.unit)}`}
                onClick={() => onAct(act, row.id)}
              >
                {actNames[act]}
              </Button>
            )}
          </span>
        ) : null;
      },
    },
  ];
  return (
    <DataTable
      caption={t`Ban được giao`}
      columns={columns}
      rows={edges.map(({ node }) => node)}
      totalCount={totalCount}
      rowKey={({ id }) => id}
      maxHeight="520px"
      filter={name}
      onFilterChange={onName}
      tools={filter}
      isLoading={isLoadingMore}
      {...(pageInfo.hasNextPage && {
        onEndReached: () =>
          startLoading(async () => {
            await fetchMore({ variables: { after: pageInfo.endCursor } });
          }),
      })}
      empty={
        <EmptyState tone="quiet" title={name ? t`Không thấy “${name}”` : t`Không có ban nào như vậy`}>
          <Trans>Đổi tên cần tìm hoặc trạng thái ở trên.</Trans>
        </EmptyState>
      }
    />
  );
}
