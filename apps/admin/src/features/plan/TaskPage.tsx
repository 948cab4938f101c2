import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type ResultOf } from "@camket/schema";
import { dayNumber } from "@camket/ui/calendar";
import { formatDate, formatRelativeDays } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { Facts, Section } from "@camket/ui/page";
import { ProgressBar } from "@camket/ui/progress";
import { EmptyState, LoadingState } from "@camket/ui/states";
import { StatusBadge } from "@camket/ui/status";
import { useLocale } from "@camket/ui/words";
import { plural } from "@lingui/core/macro";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { Suspense } from "react";
import { AppPage } from "../../AppPage.tsx";
import { NotFoundPage } from "../../NotFoundPage.tsx";
import { useNames } from "../../names.ts";
import { today } from "../../today.ts";
import { HistoryButton } from "../audit/HistoryButton.tsx";
import { CommitteeEnded } from "../committee/CommitteeEnded.tsx";
import { committeeHref } from "../committee/hrefs.ts";
import { reportsHref } from "../report/hrefs.ts";
import { AssignmentDrawer } from "./AssignmentDrawer.tsx";
import { everyAssignmentAct } from "./assignment-acts.ts";
import { ExtendDeadlineDrawer } from "./ExtendDeadlineDrawer.tsx";
import { GiveTaskDrawer } from "./GiveTaskDrawer.tsx";
import { documentHref, eventHref, planHref, taskHref, tasksHref } from "./hrefs.ts";
import { ReportProgressDrawer } from "./ReportProgressDrawer.tsx";
import { useRecurrenceNames } from "./recurrences.ts";
import { TaskAssignments } from "./TaskAssignments.tsx";
import { TaskCascade, TaskCascade_task } from "./TaskCascade.tsx";
import { TaskComments } from "./TaskComments.tsx";
import { TaskOrigin, TaskOrigin_assignment } from "./TaskOrigin.tsx";
import classes from "./TaskPage.module.css";
import { TaskRecommendations } from "./TaskRecommendations.tsx";
import { TaskStandingBadge, TaskStandingBadge_task } from "./TaskStandingBadge.tsx";
import { TaskUpdates, TaskUpdates_task } from "./TaskUpdates.tsx";
import { TaskSource_task, useTaskSource } from "./task-source.ts";
import { WorkThread } from "./WorkThread.tsx";

const TaskPageQuery = graphql(
  `
    query TaskPage($id: ID!, $today: Date!) {
      task(id: $id) {
        id
        number
        title
        standing
        progress
        startsOn
        dueOn
        baselineStartsOn
        baselineDueOn
        expectedResult
        recurrence
        viewerCanUpdate
        viewerCanGive
        committee {
          id
          name
          nameEn
          children(asOf: $today) {
            totalCount
          }
          unit {
            id
            level
            kind
            name
            nameEn
          }
        }
        leadAgency {
          id
          name
          nameEn
        }
        coordinatingAgencies {
          id
          name
          nameEn
        }
        themes {
          id
          name
          nameEn
        }
        groups {
          id
          name
          nameEn
        }
        plan {
          id
          title
          state
          document {
            id
            reference
          }
          legalBases {
            id
            reference
            subject
          }
        }
        conclusion {
          id
          number
          text
          event {
            id
            title
            document {
              id
              reference
            }
          }
        }
        origin {
          id
          ...TaskOrigin_assignment
          task {
            id
            number
            title
            committee {
              id
              unit {
                id
                level
                kind
                name
                nameEn
              }
            }
          }
        }
        continues {
          id
          title
          committee {
            id
            name
            nameEn
          }
        }
        continuations {
          id
          title
          committee {
            id
            name
            nameEn
          }
        }
        updates(first: 100) {
          totalCount
        }
        deadlineChanges(first: 50) {
          edges {
            node {
              id
              changedOn
              previousDueOn
              dueOn
              reason
            }
          }
        }
        occurrences(first: 60) {
          edges {
            node {
              id
              dueOn
              doneOn
            }
          }
        }
        assignmentCounts {
          total
        }
        ...TaskSource_task
        ...TaskStandingBadge_task
        ...TaskUpdates_task
        ...TaskCascade_task
      }
    }
  `,
  [TaskSource_task, TaskStandingBadge_task, TaskUpdates_task, TaskCascade_task, TaskOrigin_assignment],
);

type Task = NonNullable<ResultOf<typeof TaskPageQuery>["task"]>;

const route = getRouteApi("/tasks/$id");

export function TaskPage() {
  const { t } = useLingui();
  const { nameOf } = useNames();
  const { id } = route.useParams();
  const { act, on } = route.useSearch();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(TaskPageQuery, { variables: { id, today: today() } });
  const sourceOf = useTaskSource();
  const { task } = data;
  if (!task) return <NotFoundPage />;

  const go = (next: typeof act, assignmentId?: string) =>
    navigate({ search: next ? { act: next, on: assignmentId } : {}, replace: true });
  const gives = task.viewerCanGive && task.committee.children.totalCount > 0;
  const source = sourceOf(task);
  const isOver = task.standing === "DONE" || !task.viewerCanUpdate;
  return (
    <AppPage
      breadcrumbs={[
        { label: t({ message: "Nhiệm vụ", context: "danh sách" }), href: tasksHref() },
        ...(source.origin ? [source.origin] : []),
        { label: source.label },
      ]}
      title={task.title}
      thread={<TaskThread task={task} />}
      meta={
        <>
          <TaskStandingBadge task={task} />
          <TextLink href={committeeHref(task.committee.id)}>{nameOf(task.committee)}</TextLink>
          {task.leadAgency && <span>{nameOf(task.leadAgency)}</span>}
        </>
      }
      actions={
        <>
          <HistoryButton where={{ subjectIds: [id] }} />
          {gives && (
            <Button variant="default" onClick={() => go("give")}>
              <Trans>Giao cho cấp dưới</Trans>
            </Button>
          )}
          {!isOver && (
            <Button variant="default" onClick={() => go("extend")}>
              <Trans>Gia hạn</Trans>
            </Button>
          )}
          {task.viewerCanUpdate && (
            <Button onClick={() => go("progress")}>
              <Trans>Báo cáo tiến độ</Trans>
            </Button>
          )}
        </>
      }
      side={<TaskFacts task={task} />}
      keys={[
        ...(task.viewerCanUpdate
          ? [{ keys: "E", label: t`báo cáo tiến độ`, onPress: { e: () => go("progress") } }]
          : []),
        ...(isOver ? [] : [{ keys: "D", label: t`gia hạn, có lý do`, onPress: { d: () => go("extend") } }]),
        ...(gives ? [{ keys: "M", label: t`giao cho cấp dưới`, onPress: { m: () => go("give") } }] : []),
        ...(source.origin
          ? [
              {
                keys: "U",
                label: t`lên nơi giao việc`,
                onPress: { u: () => navigate({ to: source.origin?.href ?? "." }) },
              },
            ]
          : []),
      ]}
    >
      <CommitteeEnded committeeId={task.committee.id} />
      {task.origin && <TaskOrigin assignment={task.origin} onAct={go} />}
      <div className={classes.progress}>
        <ProgressBar
          label={t`Tiến độ`}
          value={task.progress}
          total={100}
          tone={task.standing === "DONE" ? "ok" : task.standing === "LATE" ? "late" : "acc"}
        >
          <strong>{task.progress}%</strong>
        </ProgressBar>
      </div>
      <Section title={t`Kết quả cần đạt`}>
        <p className={classes.result}>{task.expectedResult}</p>
      </Section>
      {task.assignmentCounts.total > 0 && (
        <div id="assignments">
          <Section title={t`Giao cho ban cấp dưới`} count={task.assignmentCounts.total}>
            <TaskCascade task={task} />
            <Suspense fallback={<LoadingState lines={8} />}>
              <TaskAssignments taskId={id} onAct={go} />
            </Suspense>
          </Section>
        </div>
      )}
      <div id="updates">
        <Section title={t`Cập nhật tiến độ`} count={task.updates.totalCount}>
          {task.updates.totalCount > 0 ? (
            <TaskUpdates task={task} />
          ) : (
            <EmptyState
              title={t`Chưa có cập nhật nào`}
              actions={
                task.viewerCanUpdate && (
                  <Button variant="default" onClick={() => go("progress")}>
                    <Trans>Báo cáo tiến độ</Trans>
                  </Button>
                )
              }
            />
          )}
        </Section>
      </div>
      <DeadlineChanges task={task} />
      <Occurrences task={task} />
      <div id="comments">
        <Suspense fallback={<LoadingState lines={3} />}>
          <TaskComments taskId={id} />
        </Suspense>
      </div>
      <ReportProgressDrawer
        taskId={act === "progress" && task.viewerCanUpdate ? id : null}
        onClose={() => go(undefined)}
      />
      <GiveTaskDrawer task={act === "give" && gives ? task : null} onClose={() => go(undefined)} />
      <AssignmentDrawer act={assignmentAct(act)} id={on} onClose={() => go(undefined)} />
      <ExtendDeadlineDrawer taskId={act === "extend" && !isOver ? id : null} onClose={() => go(undefined)} />
    </AppPage>
  );
}

const assignmentAct = (act: string | undefined) => everyAssignmentAct.find((each) => each === act) ?? null;

/** From the document that asks for it to the report that shows it. */
function TaskThread({ task }: { task: Task }) {
  const { t } = useLingui();
  const { plan, conclusion, updates, committee } = task;
  const [base] = plan?.legalBases ?? [];
  return (
    <WorkThread
      behind={[
        ...(base ? [{ label: base.reference ?? base.subject, href: documentHref(base.id) }] : []),
        ...(plan ? [{ label: plan.document?.reference ?? t`Dự thảo kế hoạch`, href: planHref(plan.id) }] : []),
        ...(conclusion ? [{ label: t`Kết luận ${conclusion.number}`, href: eventHref(conclusion.event.id) }] : []),
      ]}
      here={t`Nhiệm vụ ${task.number}`}
      ahead={[
        { label: plural(updates.totalCount, { other: "# cập nhật" }), href: "#updates" },
        {
          label: t({ message: "Báo cáo", context: "danh sách" }),
          href: reportsHref({ view: "reports", committee: committee.id }),
        },
      ]}
    />
  );
}

function TaskFacts({ task }: { task: Task }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf, unitNameOf } = useNames();
  const recurrenceNames = useRecurrenceNames();
  const { plan, conclusion, origin, baselineDueOn, dueOn } = task;
  const list = (named: readonly { name: string; nameEn: string }[]) => named.map(nameOf).join(", ");
  const isOpen = task.standing !== "DONE" && task.standing !== "HANDED_OVER" && task.standing !== "WITHDRAWN";
  const facts = [
    plan && {
      label: t`Kế hoạch`,
      value: <TextLink href={planHref(plan.id)}>{plan.document?.reference ?? plan.title}</TextLink>,
    },
    conclusion && {
      label: t`Kết luận`,
      value: <TextLink href={eventHref(conclusion.event.id)}>{conclusion.event.title}</TextLink>,
    },
    origin && {
      label: t`Cấp trên giao`,
      value: (
        <>
          <TextLink href={taskHref(origin.task.id)}>
            {origin.task.number} {origin.task.title}
          </TextLink>
          , {unitNameOf(origin.task.committee.unit)}
        </>
      ),
    },
    { label: t`Chủ trì`, value: task.leadAgency ? nameOf(task.leadAgency) : t`Chưa phân công` },
    task.coordinatingAgencies.length > 0 && { label: t`Phối hợp`, value: list(task.coordinatingAgencies) },
    { label: t`Bắt đầu`, value: formatDate(task.startsOn, locale) },
    {
      label: t`Hạn`,
      value: isOpen
        ? `${formatDate(dueOn, locale)}, ${formatRelativeDays(dueOn, today(), locale)}`
        : formatDate(dueOn, locale),
    },
    baselineDueOn &&
      baselineDueOn !== dueOn && { label: t`Hạn khi ban hành`, value: formatDate(baselineDueOn, locale) },
    task.recurrence && { label: t`Lặp lại`, value: recurrenceNames[task.recurrence] },
    task.themes.length > 0 && { label: t`Lĩnh vực`, value: list(task.themes) },
    task.groups.length > 0 && { label: t`Nhóm chủ thể quyền`, value: list(task.groups) },
    task.continues && {
      label: t`Tiếp nối`,
      value: <TextLink href={taskHref(task.continues.id)}>{nameOf(task.continues.committee)}</TextLink>,
    },
    ...task.continuations.map(({ id, committee }) => ({
      label: t`Bàn giao cho`,
      value: <TextLink href={taskHref(id)}>{nameOf(committee)}</TextLink>,
    })),
  ];
  return (
    <>
      <Section title={t`Thông tin`}>
        <Facts facts={facts.filter((fact) => fact !== null && fact !== false && fact !== "")} />
      </Section>
      <Suspense fallback={<LoadingState lines={3} />}>
        <TaskRecommendations taskId={task.id} />
      </Suspense>
    </>
  );
}

function DeadlineChanges({ task }: { task: Task }) {
  const { t } = useLingui();
  const locale = useLocale();
  const changes = task.deadlineChanges.edges;
  if (changes.length === 0) return null;
  return (
    <Section title={t`Gia hạn`} count={changes.length}>
      <ul className={classes.changes}>
        {changes.map(({ node: { id, changedOn, previousDueOn, dueOn, reason } }) => (
          <li key={id}>
            <p>
              {formatDate(previousDueOn, locale)} → <strong>{formatDate(dueOn, locale)}</strong>
              <span>
                <Trans>quyết định ngày {formatDate(changedOn, locale)}</Trans>
              </span>
            </p>
            <p>{reason}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Occurrences({ task }: { task: Task }) {
  const { t } = useLingui();
  const locale = useLocale();
  const occurrences = task.occurrences.edges;
  const now = today();
  if (occurrences.length === 0) return null;
  const done = occurrences.filter(({ node }) => node.doneOn).length;
  return (
    <Section title={t`Các kỳ thực hiện`} count={`${done}/${occurrences.length}`}>
      <ul className={classes.occurrences}>
        {occurrences.map(({ node: { id, dueOn, doneOn } }) => (
          <li key={id}>
            <span>{formatDate(dueOn, locale)}</span>
            {doneOn ? (
              <StatusBadge status="done">
                <Trans>Xong {formatDate(doneOn, locale)}</Trans>
              </StatusBadge>
            ) : dueOn < now ? (
              <StatusBadge status="late">
                <Plural value={dayNumber(now) - dayNumber(dueOn)} other="Quá hạn # ngày" />
              </StatusBadge>
            ) : (
              <StatusBadge status="notBegun">
                <Trans>Chưa đến kỳ</Trans>
              </StatusBadge>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
