import { useQuery } from "@apollo/client/react";
import { graphql, type ResultOf, type TaskState, type TaskWhere } from "@camket/schema";
import { Board, type BoardColumn } from "@camket/ui/board";
import { formatDate, formatNumber } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { LoadingState } from "@camket/ui/states";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button } from "@mantine/core";
import { IconProgressCheck } from "@tabler/icons-react";
import { useRouter } from "@tanstack/react-router";
import { useNames } from "../../names.ts";
import { taskHref } from "./hrefs.ts";
import { NoTasks } from "./NoTasks.tsx";
import classes from "./PlanBoard.module.css";
import type { PlanViewProps } from "./PlanTasks.tsx";
import { TaskStandingBadge, TaskStandingBadge_task } from "./TaskStandingBadge.tsx";

const PlanBoardQuery = graphql(
  `
    query PlanBoardColumn($where: TaskWhere!, $after: String) {
      taskSummary(where: $where) {
        total
        late
        due
      }
      tasks(first: 50, where: $where, orderBy: DUE, after: $after) {
        totalCount
        edges {
          node {
            id
            number
            title
            state
            dueOn
            viewerCanUpdate
            leadAgency {
              id
              name
              nameEn
            }
            ...TaskStandingBadge_task
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

const PlanBoardLeftOut = graphql(`
  query PlanBoardLeftOut($where: TaskWhere!) {
    tasks(first: 0, where: $where) {
      totalCount
    }
  }
`);

type Card = ResultOf<typeof PlanBoardQuery>["tasks"]["edges"][number]["node"];

const isState = (id: string): id is "NOT_BEGUN" | "UNDER_WAY" | "DONE" =>
  id === "NOT_BEGUN" || id === "UNDER_WAY" || id === "DONE";

/** A card only moves by a report of progress, which says what was done: it goes where that report takes it. */
const canMove = ({ viewerCanUpdate, state }: Card, columnId: string) =>
  viewerCanUpdate && columnId !== state && (columnId === "UNDER_WAY" || columnId === "DONE");

/** The tasks of a plan by state: how near the due day is stands on the card. */
export function PlanBoard({ plan, where, onSelect, onAct, onClear }: PlanViewProps) {
  const { t } = useLingui();
  const { nameOf } = useNames();
  const locale = useLocale();
  const router = useRouter();
  const ofPlan = { ...where, planId: plan.id };
  const columns = [
    useBoardColumn(ofPlan, "NOT_BEGUN", t`Chưa bắt đầu`),
    useBoardColumn(ofPlan, "UNDER_WAY", t`Đang làm`),
    useBoardColumn(ofPlan, "DONE", t`Đã xong`),
  ];
  const { data: leftOut } = useQuery(PlanBoardLeftOut, {
    variables: { where: { ...ofPlan, state: ["HANDED_OVER", "WITHDRAWN"] } },
  });
  const others = leftOut?.tasks.totalCount ?? 0;
  if (columns.some((column) => column === null)) return <LoadingState lines={8} />;
  const loaded = columns.filter((column) => column !== null);
  if (loaded.every(({ cards }) => cards.length === 0) && others === 0)
    return <NoTasks where={where} onClear={onClear} />;
  return (
    <>
      <Board
        caption={t`Nhiệm vụ theo trạng thái`}
        columns={loaded}
        cardKey={({ id }) => id}
        cardLabel={({ number, title }) => `${number} ${title}`}
        card={(task) => (
          <div className={classes.card}>
            <TextLink href={taskHref(task.id)}>
              <span className={classes.number}>{task.number}</span> {task.title}
            </TextLink>
            <span className={classes.agency}>{task.leadAgency ? nameOf(task.leadAgency) : t`Chưa phân công`}</span>
            <span className={classes.foot}>
              <TaskStandingBadge task={task} />
              <span>
                <Trans>hạn {formatDate(task.dueOn, locale)}</Trans>
              </span>
              {task.viewerCanUpdate && (
                <ActionIcon
                  className={classes.act}
                  tabIndex={-1}
                  aria-label={t`Báo cáo tiến độ nhiệm vụ ${task.number}`}
                  onClick={() => onAct("progress", task.id)}
                >
                  <IconProgressCheck size={17} stroke={1.7} aria-hidden />
                </ActionIcon>
              )}
            </span>
          </div>
        )}
        onOpen={({ id }) => router.history.push(taskHref(id))}
        onSelect={(task) => onSelect(task)}
        canMove={canMove}
        onMove={({ id }, columnId) => isState(columnId) && onAct(columnId === "DONE" ? "done" : "progress", id)}
      />
      {others > 0 && (
        <p className={classes.others}>
          <Plural value={others} other="# nhiệm vụ đã rút hoặc đã bàn giao không đứng ở đây." />
        </p>
      )}
    </>
  );
}

/** One column with its own pages; null until the first one is there. */
function useBoardColumn(where: TaskWhere, state: TaskState, label: string): BoardColumn<Card> | null {
  const locale = useLocale();
  const { data, previousData, fetchMore, loading } = useQuery(PlanBoardQuery, {
    variables: { where: { ...where, state: [state] } },
  });
  const shown = data ?? previousData;
  if (!shown) return null;
  const { taskSummary, tasks } = shown;
  const { edges, totalCount, pageInfo } = tasks;
  const [here, all] = [formatNumber(edges.length, locale), formatNumber(totalCount, locale)];
  return {
    id: state,
    label,
    cards: edges.map(({ node }) => node),
    head: (
      <span className={classes.counts}>
        <strong>{formatNumber(totalCount, locale)}</strong>
        {taskSummary.late > 0 && (
          <span data-tone="late">
            <Plural value={taskSummary.late} other="# quá hạn" />
          </span>
        )}
        {taskSummary.due > 0 && (
          <span data-tone="warn">
            <Plural value={taskSummary.due} other="# sắp đến hạn" />
          </span>
        )}
      </span>
    ),
    foot: pageInfo.hasNextPage && (
      <div className={classes.more}>
        <Trans>
          Hiện {here} trên {all}.
        </Trans>{" "}
        <Button
          variant="subtle"
          loading={loading}
          onClick={() => fetchMore({ variables: { after: pageInfo.endCursor } })}
        >
          <Trans>Tải tiếp</Trans>
        </Button>
      </div>
    ),
  };
}
