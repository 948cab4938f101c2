import { useQuery } from "@apollo/client/react";
import { graphql, type ResultOf } from "@camket/schema";
import type { CalendarDate } from "@camket/ui/calendar";
import { formatDate, formatLongDate, formatNumber } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { firstOfMonth, lastOfMonth, monthsFrom, weeksOf } from "@camket/ui/month";
import { MonthGrid } from "@camket/ui/month-grid";
import { useLocale } from "@camket/ui/words";
import { plural } from "@lingui/core/macro";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Group } from "@mantine/core";
import { IconChevronLeft, IconChevronRight, IconRepeat } from "@tabler/icons-react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useNames } from "../../names.ts";
import { today } from "../../today.ts";
import { taskHref } from "./hrefs.ts";
import classes from "./PlanCalendar.module.css";
import type { PlanViewProps } from "./PlanTasks.tsx";
import { TaskStandingBadge, TaskStandingBadge_task } from "./TaskStandingBadge.tsx";

const PlanCalendarQuery = graphql(
  `
    query PlanCalendarMonth($where: TaskWhere!, $from: Date!, $to: Date!, $after: String) {
      tasks(first: 100, where: $where, orderBy: DUE, after: $after) {
        totalCount
        edges {
          node {
            id
            number
            title
            dueOn
            doneOn
            viewerCanUpdate
            leadAgency {
              id
              name
              nameEn
            }
            occurrences(first: 6, from: $from, to: $to) {
              edges {
                node {
                  id
                  dueOn
                  doneOn
                }
              }
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

type Task = ResultOf<typeof PlanCalendarQuery>["tasks"]["edges"][number]["node"];

interface Entry {
  task: Task;
  /** One day of a recurring task among others. */
  isAgain: boolean;
  isDone: boolean;
}

interface PlanCalendarProps extends PlanViewProps {
  /** Any day of the month; without it the month of today, or the nearest of the plan. */
  month: CalendarDate | undefined;
  onMonth(month: CalendarDate): void;
}

const shownInDay = 2;

/** What falls due on each day of a month. Only the month that is shown is read. */
export function PlanCalendar({ plan, where, isIssued, month: asked, onMonth, onSelect }: PlanCalendarProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useNames();
  const now = today();
  const nearest = [plan.startsOn, now, plan.endsOn].toSorted()[1] ?? now;
  const month = firstOfMonth(asked ?? nearest);
  const [day, setDay] = useState(asked ?? nearest);
  const list = useRef<HTMLElement>(null);
  const weeks = weeksOf(month).flat();
  const [from = month, to = month] = [weeks[0], weeks.at(-1)];
  const { data, previousData, loading, fetchMore } = useQuery(PlanCalendarQuery, {
    variables: { where: { ...where, planId: plan.id, fallsFrom: from, fallsTo: to }, from, to },
  });
  const pageInfo = data?.tasks.pageInfo;
  // A month is read whole, a page after another: a day that says how many has to know them all.
  const after = pageInfo?.hasNextPage ? pageInfo.endCursor : null;
  const more = useEffectEvent((cursor: string) => fetchMore({ variables: { after: cursor } }));
  useEffect(() => {
    if (after) more(after);
  }, [after]);

  const tasks = (data ?? previousData)?.tasks;
  const isComplete = !loading && !after && data !== undefined;
  const entries = entriesByDay(tasks?.edges.map(({ node }) => node) ?? []);
  const ofDay = entries.get(day) ?? [];
  const inMonth = [...entries].filter(([date]) => date >= month && date <= lastOfMonth(month));
  const count = inMonth.reduce((sum, [, each]) => sum + each.length, 0);
  const label = monthName(month, locale);

  function goTo(date: CalendarDate) {
    setDay(date);
    if (firstOfMonth(date) !== month) onMonth(firstOfMonth(date));
  }

  return (
    <div className={classes.calendar}>
      <div>
        <Group gap="xs" mb="xs">
          <ActionIcon aria-label={t`Tháng trước`} onClick={() => goTo(monthsFrom(month, -1))}>
            <IconChevronLeft size={18} stroke={1.8} aria-hidden />
          </ActionIcon>
          <h2 className={classes.month} aria-live="polite">
            {label}
          </h2>
          <ActionIcon aria-label={t`Tháng sau`} onClick={() => goTo(monthsFrom(month, 1))}>
            <IconChevronRight size={18} stroke={1.8} aria-hidden />
          </ActionIcon>
          <Button variant="default" onClick={() => goTo(now)}>
            <Trans>Hôm nay</Trans>
          </Button>
          <span className={classes.total} role="status">
            {isComplete ? (
              <Plural value={count} other="# việc đến hạn trong tháng" />
            ) : (
              <Trans>Đang tải các việc của tháng…</Trans>
            )}
          </span>
        </Group>
        <MonthGrid
          caption={t`Lịch đến hạn ${label}`}
          month={month}
          today={now}
          selected={day}
          onSelect={goTo}
          onOpen={() => list.current?.querySelector("a")?.focus()}
          dayLabel={(date) => {
            const due = entries.get(date)?.length ?? 0;
            return due === 0 ? t`Không có việc đến hạn` : plural(due, { other: "# việc đến hạn" });
          }}
          day={(date) => <DayEntries entries={entries.get(date) ?? []} isIssued={isIssued} />}
        />
      </div>
      <section ref={list} aria-label={t`Việc đến hạn ngày ${formatDate(day, locale)}`} className={classes.day}>
        <h3>{formatLongDate(day, locale)}</h3>
        {ofDay.length === 0 ? (
          <p>
            <Trans>Không có việc nào đến hạn ngày này.</Trans>
          </p>
        ) : (
          <ul>
            {ofDay.map(({ task, isAgain }) => (
              <li key={task.id} onFocus={() => onSelect(task)}>
                <TextLink href={taskHref(task.id)}>
                  {task.number} {task.title}
                </TextLink>
                <span>{task.leadAgency ? nameOf(task.leadAgency) : t`Chưa phân công`}</span>
                <span>
                  {isAgain && (
                    <>
                      <IconRepeat size={14} stroke={1.8} aria-hidden /> <Trans>lần đến hạn của việc lặp lại</Trans>
                    </>
                  )}
                  {!isAgain && isIssued && <TaskStandingBadge task={task} />}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

function DayEntries({ entries, isIssued }: { entries: readonly Entry[]; isIssued: boolean }) {
  const locale = useLocale();
  if (entries.length === 0) return null;
  const left = entries.length - shownInDay;
  return (
    <>
      <ul className={classes.entries} aria-hidden>
        {entries.slice(0, shownInDay).map(({ task, isAgain, isDone }) => (
          <li
            key={task.id}
            data-done={isDone || undefined}
            data-late={(isIssued && !isAgain && !isDone && task.dueOn < today()) || undefined}
          >
            {isAgain && <IconRepeat size={12} stroke={1.8} />} {task.number} {task.title}
          </li>
        ))}
        {left > 0 && (
          <li className={classes.left}>
            <Trans>và {formatNumber(left, locale)} việc nữa</Trans>
          </li>
        )}
      </ul>
      <span className={classes.number} aria-hidden>
        {formatNumber(entries.length, locale)}
      </span>
    </>
  );
}

/** A task stands on its due day, and a recurring one on each of its days. */
function entriesByDay(tasks: readonly Task[]): Map<CalendarDate, Entry[]> {
  const days = new Map<CalendarDate, Entry[]>();
  const put = (date: CalendarDate, entry: Entry) => days.set(date, [...(days.get(date) ?? []), entry]);
  for (const task of tasks) {
    const isDone = task.doneOn !== null;
    put(task.dueOn, { task, isAgain: false, isDone });
    for (const { node } of task.occurrences.edges)
      if (node.dueOn !== task.dueOn) put(node.dueOn, { task, isAgain: true, isDone: node.doneOn !== null });
  }
  return days;
}

const englishMonths = [
  ...["January", "February", "March", "April", "May", "June", "July"],
  ...["August", "September", "October", "November", "December"],
];

function monthName(month: CalendarDate, locale: "vi" | "en"): string {
  const [year, number] = month.split("-").map(Number);
  return locale === "vi" ? `tháng ${number} năm ${year}` : `${englishMonths[(number ?? 1) - 1]} ${year}`;
}
