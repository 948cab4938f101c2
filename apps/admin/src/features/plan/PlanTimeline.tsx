import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type ResultOf } from "@camket/schema";
import type { CalendarDate } from "@camket/ui/calendar";
import { collator } from "@camket/ui/fold";
import { formatDate, formatDateRange, formatNumber } from "@camket/ui/format";
import { Note } from "@camket/ui/page";
import { StatusBadge } from "@camket/ui/status";
import { type BarDates, Timeline, type TimelineHandle } from "@camket/ui/timeline";
import { useLocale } from "@camket/ui/words";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconChevronRight } from "@tabler/icons-react";
import { type Ref, useCallback, useMemo, useState } from "react";
import { useNames } from "../../names.ts";
import { today } from "../../today.ts";
import { ExtendDeadlineDrawer } from "./ExtendDeadlineDrawer.tsx";
import { taskHref } from "./hrefs.ts";
import { NoTasks } from "./NoTasks.tsx";
import { PlanTaskDrawer } from "./PlanTaskDrawer.tsx";
import type { PlanViewProps } from "./PlanTasks.tsx";
import classes from "./PlanTimeline.module.css";
import type { PlanView } from "./plan-views.ts";
import { TaskPeek } from "./TaskPeek.tsx";
import { taskStatus, useWordsOfStanding } from "./TaskStandingBadge.tsx";
import { useTimelineBars } from "./timeline-bars.ts";
import { useMoveTask } from "./use-move-task.ts";

const PlanTimelineQuery = graphql(`
  query PlanTimeline($id: ID!, $where: TaskWhere!) {
    plan(id: $id) {
      id
      startsOn
      endsOn
      sections {
        id
        number
        title
      }
      taskBars(where: $where) {
        isCut
        bars {
          id
          number
          title
          sectionId
          leadAgencyName
          leadAgencyNameEn
          coordinatingAgencyCount
          startsOn
          dueOn
          baselineStartsOn
          baselineDueOn
          state
          standing
          progress
          doneOn
          assignmentCounts {
            total
            done
          }
          extensionReason
          version
          viewerCanEdit
          viewerCanUpdate
        }
      }
    }
  }
`);

type Plan = NonNullable<ResultOf<typeof PlanTimelineQuery>["plan"]>;
export type TaskBar = Plan["taskBars"]["bars"][number];
type TimelineView = Extract<PlanView, "table" | "timeline" | "agency">;

interface PlanTimelineProps extends Omit<PlanViewProps, "onAct"> {
  ref?: Ref<TimelineHandle>;
  view: TimelineView;
  openId: string | undefined;
  onOpen(id: string | undefined): void;
}

/** All tasks of a plan under their headings or agencies, with or without the time they take. */
export function PlanTimeline({ plan: { id }, where, onClear, ...props }: PlanTimelineProps) {
  const locale = useLocale();
  const { data } = useSuspenseQuery(PlanTimelineQuery, { variables: { id, where } });
  const { plan } = data;
  if (!plan) return null;
  const { bars, isCut } = plan.taskBars;
  if (bars.length === 0) return <NoTasks where={where} onClear={onClear} />;
  return (
    <>
      <Tasks plan={plan} {...props} />
      {isCut && (
        <Note tone="warn">
          <Trans>
            Kế hoạch có nhiều hơn {formatNumber(bars.length, locale)} nhiệm vụ; trang này hiện chừng ấy nhiệm vụ đầu.
            Lọc để thấy các nhiệm vụ còn lại.
          </Trans>
        </Note>
      )}
    </>
  );
}

const keyOf = ({ id }: TaskBar) => id;
const hrefOf = ({ id }: TaskBar) => taskHref(id);

function Tasks({ plan, ...props }: Omit<PlanTimelineProps, "plan" | "where" | "onClear"> & { plan: Plan }) {
  const { ref, view, isIssued, selectedId, onSelect, openId, onOpen } = props;
  const { t } = useLingui();
  const { move, refusal } = useMoveTask();
  const [extending, setExtending] = useState<{ id: string; dueOn?: CalendarDate } | null>(null);
  const [editingId, setEditingId] = useState<string | null>(null);
  const { bars } = plan.taskBars;
  const now = today();
  const reached = useMemo(() => spanOf(plan, now), [plan, now]);
  const barOf = useTimelineBars({ isIssued, now });
  const { agencyOf, groupOf } = useGroups(plan, view);
  const toggle = useCallback((id: string) => onOpen(openId === id ? undefined : id), [openId, onOpen]);
  const columns = useColumns({ view, isIssued, openId, toggle, agencyOf });
  const rows = useMemo(
    () => (view === "agency" ? bars.toSorted((a, b) => collator.compare(agencyOf(a), agencyOf(b))) : bars),
    [bars, view, agencyOf],
  );

  function drop(task: TaskBar, dates: BarDates) {
    if (task.viewerCanEdit) void move(task, dates);
    else setExtending({ id: task.id, dueOn: dates.endsOn });
  }
  function openBar({ id, viewerCanEdit, viewerCanUpdate }: TaskBar) {
    if (viewerCanEdit) setEditingId(id);
    else if (viewerCanUpdate) setExtending({ id });
    else onOpen(id);
  }
  function noteOf(tasks: readonly TaskBar[]) {
    const late = isIssued ? tasks.filter(({ standing }) => standing === "LATE").length : 0;
    const count = plural(tasks.length, { other: "# nhiệm vụ" });
    return late > 0 ? `${count}, ${plural(late, { other: "# quá hạn" })}` : count;
  }

  return (
    <>
      <Timeline
        {...(ref && { ref })}
        caption={t`Nhiệm vụ của kế hoạch`}
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        rowHref={hrefOf}
        groupOf={groupOf}
        groupNote={noteOf}
        barOf={barOf}
        {...reached}
        today={now}
        hasChart={view !== "table"}
        selectedKey={selectedId}
        onSelect={onSelect}
        onToggle={({ id }) => toggle(id)}
        openKey={openId}
        detail={openId && <TaskPeek id={openId} />}
        onMove={drop}
        onOpenBar={openBar}
        refusal={refusal}
      />
      <ExtendDeadlineDrawer
        taskId={extending?.id ?? null}
        dueOn={extending?.dueOn}
        onClose={() => setExtending(null)}
      />
      <PlanTaskDrawer taskId={editingId} onClose={() => setEditingId(null)} />
    </>
  );
}

/** From the first day of the plan or of a task to the last of them all. */
function spanOf({ startsOn, endsOn, taskBars }: Plan, now: CalendarDate) {
  let [from, to] = [startsOn, endsOn];
  for (const bar of taskBars.bars) {
    const lastOn = bar.standing === "LATE" && now < endsOn ? now : bar.dueOn;
    if (bar.startsOn < from) from = bar.startsOn;
    if (lastOn > to) to = lastOn;
  }
  return { from, to };
}

function useGroups({ sections }: Plan, view: TimelineView) {
  const { t } = useLingui();
  const { nameOf } = useNames();
  const noAgency = t`Chưa phân công`;
  const general = t`Nhiệm vụ chung`;
  const agencyOf = useCallback(
    ({ leadAgencyName: name, leadAgencyNameEn: nameEn }: TaskBar) =>
      name !== null && nameEn !== null ? nameOf({ name, nameEn }) : noAgency,
    [nameOf, noAgency],
  );
  const groupOf = useMemo(() => {
    const names = new Map(sections.map(({ id, number, title }) => [id, `${number}  ${title}`]));
    return (task: TaskBar) =>
      view === "agency"
        ? { key: agencyOf(task), name: agencyOf(task) }
        : { key: task.sectionId ?? "", name: names.get(task.sectionId ?? "") ?? general };
  }, [sections, view, agencyOf, general]);
  return { agencyOf, groupOf };
}

interface ColumnsOptions {
  view: TimelineView;
  isIssued: boolean;
  openId: string | undefined;
  toggle(id: string): void;
  agencyOf(task: TaskBar): string;
}

function useColumns({ view, isIssued, openId, toggle, agencyOf }: ColumnsOptions) {
  const { t } = useLingui();
  const locale = useLocale();
  const wordsOf = useWordsOfStanding();
  return useMemo(
    () => [
      {
        id: "title",
        label: t`Nhiệm vụ`,
        cell: ({ number, title }: TaskBar) => (
          <span className={classes.name}>
            <span>{number}</span>
            <span title={title}>{title}</span>
          </span>
        ),
      },
      {
        id: "agencies",
        label: view === "agency" ? t`Phối hợp` : t`Chủ trì, phối hợp`,
        width: "150px",
        cell: (task: TaskBar) => {
          const others = task.coordinatingAgencyCount;
          if (view === "agency") return others > 0 ? plural(others, { other: "# cơ quan" }) : "";
          return (
            <span className={classes.agency}>
              {agencyOf(task)} {others > 0 && <span className={classes.others}>+{others}</span>}
            </span>
          );
        },
      },
      ...(view === "table" && isIssued
        ? [{ id: "dueOn", label: t`Hạn`, width: "112px", cell: ({ dueOn }: TaskBar) => formatDate(dueOn, locale) }]
        : []),
      {
        id: "standing",
        label: isIssued ? t`Tiến độ` : t`Thời gian`,
        width: "178px",
        cell: (task: TaskBar) => {
          const { id, number, standing, startsOn, dueOn } = task;
          const isOpen = openId === id;
          return (
            <span className={classes.standing}>
              {isIssued ? (
                <StatusBadge status={taskStatus[standing]}>{wordsOf(task)}</StatusBadge>
              ) : (
                formatDateRange(startsOn, dueOn, locale)
              )}
              <button
                type="button"
                className={classes.open}
                tabIndex={-1}
                aria-expanded={isOpen}
                aria-label={isOpen ? t`Đóng nhiệm vụ ${number}` : t`Xem nhanh nhiệm vụ ${number}`}
                onClick={() => toggle(id)}
              >
                <IconChevronRight size={16} stroke={1.9} aria-hidden />
              </button>
            </span>
          );
        },
      },
    ],
    [view, isIssued, openId, toggle, agencyOf, locale],
  );
}
