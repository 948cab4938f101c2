import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import type { CalendarDate } from "@camket/ui/calendar";
import { collator } from "@camket/ui/fold";
import { formatDate, formatDateRange } from "@camket/ui/format";
import { Timeline, type TimelineBar } from "@camket/ui/timeline";
import { useLocale } from "@camket/ui/words";
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { UnstyledButton } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import { useNames } from "../../names.ts";
import { today } from "../../today.ts";
import { taskHref } from "./hrefs.ts";
import classes from "./PlanTimeline.module.css";
import { TaskPeek } from "./TaskPeek.tsx";
import { TaskStandingBadge, TaskStandingBadge_task } from "./TaskStandingBadge.tsx";

export const PlanTimeline_task = graphql(
  `
    fragment PlanTimeline_task on Task {
      id
      number
      title
      standing
      progress
      startsOn
      dueOn
      doneOn
      baselineStartsOn
      baselineDueOn
      section {
        id
        number
        title
      }
      leadAgency {
        id
        name
        nameEn
      }
      coordinatingAgencies {
        id
      }
      latestChange: deadlineChanges(first: 1) {
        edges {
          node {
            id
            reason
          }
        }
      }
      ...TaskStandingBadge_task
    }
  `,
  [TaskStandingBadge_task],
);

type MaskedTask = FragmentOf<typeof PlanTimeline_task>;

const read = (task: MaskedTask) => readFragment(PlanTimeline_task, task);

export type PlanView = "table" | "timeline" | "agency";

interface PlanTimelineProps {
  tasks: readonly MaskedTask[];
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  view: PlanView;
  /** Whether the plan was issued: before that nothing of it is begun or late. */
  isIssued: boolean;
  selectedId: string | undefined;
  onSelect(id: string): void;
  openId: string | undefined;
  onOpen(id: string | undefined): void;
}

/** Tasks under their headings or agencies, with or without the time they take. */
export function PlanTimeline(props: PlanTimelineProps) {
  const { tasks, startsOn, endsOn, view, isIssued, selectedId, onSelect, openId, onOpen } = props;
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useNames();
  const now = today();
  const agencyOf = (task: MaskedTask) => {
    const { leadAgency } = read(task);
    return leadAgency ? nameOf(leadAgency) : t`Chưa phân công`;
  };
  const sectionOf = (task: MaskedTask) => {
    const { section } = read(task);
    return section ? `${section.number}  ${section.title}` : t`Nhiệm vụ chung`;
  };
  const toggle = (id: string) => onOpen(openId === id ? undefined : id);
  const latest = [endsOn, ...tasks.map((task) => read(task).dueOn)].toSorted().at(-1) ?? endsOn;

  function barOf(task: MaskedTask): TimelineBar {
    const { standing, progress, baselineStartsOn, baselineDueOn, doneOn, latestChange, ...dates } = read(task);
    const baseline = { startsOn: baselineStartsOn ?? dates.startsOn, endsOn: baselineDueOn ?? dates.dueOn };
    if (!isIssued)
      return {
        label: t`kế hoạch ${formatDateRange(dates.startsOn, dates.dueOn, locale)}`,
        baseline,
        startsOn: dates.startsOn,
        endsOn: dates.dueOn,
        percentDone: 0,
        tone: "acc",
      };
    const isDone = standing === "DONE";
    const reason = latestChange.edges[0]?.node.reason;
    return {
      label: t`kế hoạch ${formatDateRange(baseline.startsOn, baseline.endsOn, locale)}, đã làm ${progress}%`,
      baseline,
      startsOn: dates.startsOn,
      endsOn: isDone ? (doneOn ?? dates.dueOn) : standing === "LATE" && now < latest ? now : dates.dueOn,
      percentDone: progress,
      tone: isDone ? "ok" : standing === "LATE" ? "late" : "acc",
      ...(reason && { extensionReason: t`Gia hạn: ${reason}` }),
    };
  }

  return (
    <Timeline
      caption={t`Nhiệm vụ của kế hoạch`}
      columns={[
        {
          id: "title",
          label: t`Nhiệm vụ`,
          cell: (task) => (
            <span className={classes.name}>
              <span>{read(task).number}</span>
              <span>{read(task).title}</span>
            </span>
          ),
        },
        {
          id: "agencies",
          label: view === "agency" ? t`Phối hợp` : t`Chủ trì, phối hợp`,
          width: "176px",
          cell: (task) => {
            const others = read(task).coordinatingAgencies.length;
            if (view === "agency") return others > 0 ? plural(others, { other: "# cơ quan" }) : "";
            return (
              <>
                {agencyOf(task)} {others > 0 && <span className={classes.others}>+{others}</span>}
              </>
            );
          },
        },
        ...(view === "table" && isIssued
          ? [
              {
                id: "dueOn",
                label: t`Hạn`,
                width: "112px",
                cell: (task: MaskedTask) => formatDate(read(task).dueOn, locale),
              },
            ]
          : []),
        {
          id: "standing",
          label: isIssued ? t`Tiến độ` : t`Thời gian`,
          width: "184px",
          cell: (task) => {
            const { id, number, startsOn, dueOn } = read(task);
            const isOpen = openId === id;
            return (
              <span className={classes.standing}>
                {isIssued ? <TaskStandingBadge task={read(task)} /> : formatDateRange(startsOn, dueOn, locale)}
                <UnstyledButton
                  className={classes.open}
                  tabIndex={-1}
                  aria-expanded={isOpen}
                  aria-label={isOpen ? t`Đóng nhiệm vụ ${number}` : t`Xem nhanh nhiệm vụ ${number}`}
                  onClick={() => toggle(id)}
                >
                  <IconChevronRight size={16} stroke={1.9} aria-hidden />
                </UnstyledButton>
              </span>
            );
          },
        },
      ]}
      rows={view === "agency" ? tasks.toSorted((a, b) => collator.compare(agencyOf(a), agencyOf(b))) : tasks}
      rowKey={(task) => read(task).id}
      rowHref={(task) => taskHref(read(task).id)}
      groupOf={view === "agency" ? agencyOf : sectionOf}
      barOf={barOf}
      from={startsOn}
      to={latest}
      today={now}
      hasChart={view !== "table"}
      {...(selectedId && { selectedKey: selectedId })}
      onSelect={(task) => onSelect(read(task).id)}
      onToggle={(task) => toggle(read(task).id)}
      detailOf={(task) => (read(task).id === openId ? <TaskPeek id={openId} /> : null)}
    />
  );
}
