import type { PlanBlocker, TaskStanding, TaskWhere } from "@camket/schema";
import type { CalendarDate } from "@camket/ui/calendar";
import { DateField } from "@camket/ui/field";
import { LoadingState } from "@camket/ui/states";
import type { TimelineHandle } from "@camket/ui/timeline";
import { useLingui } from "@lingui/react/macro";
import { NativeSelect, SegmentedControl } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { type Ref, Suspense, useCallback, useDeferredValue } from "react";
import { AgencyFilter } from "./AgencyFilter.tsx";
import { ListFilters } from "./ListFilters.tsx";
import { PlanBoard } from "./PlanBoard.tsx";
import { PlanCalendar } from "./PlanCalendar.tsx";
import { PlanGrid } from "./PlanGrid.tsx";
import { PlanOutline } from "./PlanOutline.tsx";
import classes from "./PlanTasks.module.css";
import { PlanTimeline } from "./PlanTimeline.tsx";
import { type PlanView, viewsOf, whereTasks } from "./plan-views.ts";
import { RightsFilters } from "./RightsFilters.tsx";
import { useStandingNames } from "./TaskStandingBadge.tsx";
import { TimelineLegend } from "./TimelineLegend.tsx";

export interface ShownPlan {
  id: string;
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  viewerCanEdit: boolean;
}

export interface PlanViewProps {
  plan: ShownPlan;
  where: TaskWhere;
  /** Whether the plan was issued: before that nothing of it is begun or late. */
  isIssued: boolean;
  selectedId: string | undefined;
  onSelect(task: SelectedTask): void;
  onAct(kind: TaskAct, taskId: string): void;
  onClear(): void;
}

export interface SelectedTask {
  id: string;
  viewerCanUpdate: boolean;
}

/** What can be told of a task in force without leaving the page. */
export type TaskAct = "progress" | "done" | "extend";

interface PlanTasksProps extends Omit<PlanViewProps, "where" | "onClear"> {
  view: PlanView;
  /** Moves the timeline, where the view has one. */
  timeline: Ref<TimelineHandle>;
  /** What the viewer came to mend in the outline. */
  mending: PlanBlocker | null;
  onMended(): void;
}

const route = getRouteApi("/plans/$id");
const standings: readonly TaskStanding[] = ["LATE", "DUE", "UNDER_WAY", "NOT_BEGUN", "DONE"];

/** The tasks of a plan, in the view and narrowed by the filters that the address names. */
export function PlanTasks({ mending, onMended, timeline, view, ...props }: PlanTasksProps) {
  const { t } = useLingui();
  const { plan, isIssued } = props;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const standingNames = useStandingNames();
  const { q, standing, agency, theme, group, from, to, open, month } = search;
  const where = useDeferredValue(whereTasks(search));
  const change = (changes: Partial<typeof search>) =>
    navigate({ search: (others) => ({ ...others, ...changes }), replace: true, resetScroll: false });
  const openTask = useCallback(
    (opened: string | undefined) =>
      navigate({ search: (others) => ({ ...others, open: opened }), replace: true, resetScroll: false }),
    [navigate],
  );
  const nothing = { q: undefined, standing: undefined, agency: undefined, theme: undefined, group: undefined };
  const onClear = () => change({ ...nothing, from: undefined, to: undefined });
  const isOutline = plan.viewerCanEdit && view === "table";
  const viewNames = {
    table: plan.viewerCanEdit ? t`Đề cương` : t`Bảng`,
    timeline: t`Bảng và thời gian`,
    agency: t`Theo cơ quan`,
    grid: t`Bảng tính`,
    board: t`Theo trạng thái`,
    calendar: t({ message: "Lịch", context: "cách xem" }),
  } satisfies Record<PlanView, string>;
  const choices = viewsOf(isIssued).map((value) => ({ value, label: viewNames[value] }));
  const shown = { ...props, where, onClear };
  return (
    <div id="tasks" className={classes.tasks}>
      <ListFilters
        inUse={[agency, theme, group, from, to].filter(Boolean).length}
        onClear={onClear}
        {...(!isOutline && { search: q, onSearch: (text: string) => change({ q: text || undefined }) })}
        first={
          <>
            <SegmentedControl
              visibleFrom="md"
              aria-label={t`Cách xem`}
              value={view}
              data={choices}
              onChange={(value) => change({ view: viewsOf(isIssued).find((each) => each === value) })}
            />
            <NativeSelect
              hiddenFrom="md"
              aria-label={t`Cách xem`}
              value={view}
              data={choices}
              onChange={({ currentTarget: { value } }) =>
                change({ view: viewsOf(isIssued).find((each) => each === value) })
              }
            />
            {!isOutline && isIssued && (
              <NativeSelect
                aria-label={t`Tiến độ`}
                value={standing ?? ""}
                data={[
                  { value: "", label: t`Mọi tiến độ` },
                  ...standings.map((value) => ({ value, label: standingNames[value] })),
                ]}
                onChange={({ currentTarget: { value } }) =>
                  change({ standing: standings.find((each) => each === value) })
                }
              />
            )}
          </>
        }
        last={(view === "timeline" || view === "agency") && isIssued && <TimelineLegend />}
      >
        {!isOutline && (
          <>
            <AgencyFilter agency={agency} onChange={(chosen) => change({ agency: chosen })} />
            <RightsFilters theme={theme} group={group} onChange={change} />
            <DateField
              label={t`Hạn từ ngày`}
              value={from ?? null}
              {...(to && { max: to })}
              onChange={(date) => change({ from: date ?? undefined })}
            />
            <DateField
              label={t`Hạn đến ngày`}
              value={to ?? null}
              {...(from && { min: from })}
              onChange={(date) => change({ to: date ?? undefined })}
            />
          </>
        )}
      </ListFilters>
      <Suspense fallback={<LoadingState lines={8} />}>
        {view === "grid" ? (
          <PlanGrid {...shown} />
        ) : view === "board" ? (
          <PlanBoard {...shown} />
        ) : view === "calendar" ? (
          <PlanCalendar {...shown} month={month} onMonth={(shownMonth) => change({ month: shownMonth })} />
        ) : isOutline ? (
          <PlanOutline planId={plan.id} mending={mending} onMended={onMended} />
        ) : (
          <PlanTimeline {...shown} ref={timeline} view={view} openId={open} onOpen={openTask} />
        )}
      </Suspense>
    </div>
  );
}
