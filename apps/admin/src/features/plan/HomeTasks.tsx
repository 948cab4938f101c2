import { useSuspenseQuery } from "@apollo/client/react";
import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { addDays } from "@camket/ui/calendar";
import { type Entry, EntryList } from "@camket/ui/entry-list";
import { formatDate, formatDayMonth, formatRelativeDays } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { Section } from "@camket/ui/page";
import { EmptyState } from "@camket/ui/states";
import { StatusBadge } from "@camket/ui/status";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Group } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { ButtonLink } from "../../ButtonLink.tsx";
import { useNames } from "../../names.ts";
import { today } from "../../today.ts";
import { taskHref, tasksHref } from "./hrefs.ts";
import { taskStatus } from "./TaskStandingBadge.tsx";
import { TaskSource_task, useTaskSource } from "./task-source.ts";

const HomeTask_task = graphql(
  `
    fragment HomeTask_task on Task {
      id
      title
      standing
      dueOn
      leadAgency {
        id
        name
        nameEn
      }
      ...TaskSource_task
    }
  `,
  [TaskSource_task],
);

const HomeTasksQuery = graphql(
  `
    query HomeTasks($committeeId: ID!, $since: Date!) {
      late: tasks(where: { committeeId: $committeeId, standing: [LATE], isIssued: true }, first: 5) {
        totalCount
        edges {
          node {
            ...HomeTask_task
          }
        }
      }
      due: tasks(where: { committeeId: $committeeId, standing: [DUE], isIssued: true }, first: 5) {
        totalCount
        edges {
          node {
            ...HomeTask_task
          }
        }
      }
      next: tasks(where: { committeeId: $committeeId, standing: [NOT_BEGUN, UNDER_WAY], isIssued: true }, first: 1) {
        edges {
          node {
            id
            title
            dueOn
          }
        }
      }
      below: taskSummary(where: { underCommitteeId: $committeeId, isIssued: true, standing: [LATE] }) {
        late
      }
      updates: taskUpdates(where: { committeeId: $committeeId, from: $since }, first: 100) {
        edges {
          node {
            id
            task {
              id
              doneOn
            }
          }
        }
      }
    }
  `,
  [HomeTask_task],
);

const daysShown = 7;

/** What the tasks of a committee ask for today: the late ones, those soon due, and what was just done. */
export function HomeTasks({ committeeId }: { committeeId: string }) {
  const { t } = useLingui();
  const locale = useLocale();
  const now = today();
  const since = addDays(now, -daysShown);
  const { data } = useSuspenseQuery(HomeTasksQuery, { variables: { committeeId, since } });
  const { late, due, below } = data;
  const next = data.next.edges[0]?.node;
  const done = new Set(
    data.updates.edges.flatMap(({ node: { task } }) => (task.doneOn && task.doneOn >= since ? [task.id] : [])),
  );
  const lateElsewhere = below.late > late.totalCount;
  const isIdle = late.totalCount + due.totalCount === 0;
  return (
    <>
      {late.totalCount > 0 && (
        <Section
          title={t`Quá hạn`}
          count={late.totalCount}
          link={
            lateElsewhere
              ? {
                  href: tasksHref({ standing: "LATE", committee: committeeId }),
                  label: t`Xem cả ${below.late} việc trễ của cấp dưới`,
                }
              : { href: tasksHref({ standing: "LATE", committee: committeeId, reach: "alone" }), label: t`Xem tất cả` }
          }
        >
          <HomeTaskList tasks={late.edges.map(({ node }) => node)} />
        </Section>
      )}
      {due.totalCount > 0 && (
        <Section
          title={t`Sắp đến hạn`}
          count={due.totalCount}
          {...(due.totalCount > due.edges.length && {
            link: {
              href: tasksHref({ standing: "DUE", committee: committeeId, reach: "alone" }),
              label: t`Xem tất cả`,
            },
          })}
        >
          <HomeTaskList tasks={due.edges.map(({ node }) => node)} />
        </Section>
      )}
      {isIdle && (
        <EmptyState
          icon={IconCheck}
          tone="ok"
          title={t`Không còn việc nào quá hạn hoặc sắp đến hạn`}
          actions={
            lateElsewhere && (
              <ButtonLink href={tasksHref({ standing: "LATE", committee: committeeId })}>
                <Trans>Xem {below.late} việc trễ của cấp dưới</Trans>
              </ButtonLink>
            )
          }
        >
          {next && (
            <Trans>
              Việc gần nhất đến hạn ngày {formatDate(next.dueOn, locale)}:{" "}
              <TextLink href={taskHref(next.id)}>{next.title}</TextLink>
            </Trans>
          )}
        </EmptyState>
      )}
      {done.size > 0 && (
        <Group gap="sm" mb="xl" c="var(--camket-ink2)">
          <StatusBadge status="done">
            <Plural value={done.size} other={`Đã xong trong ${daysShown} ngày qua: # việc`} />
          </StatusBadge>
          <TextLink href={tasksHref({ standing: "DONE", committee: committeeId, reach: "alone" })}>
            <Trans>Mở</Trans>
          </TextLink>
        </Group>
      )}
    </>
  );
}

function HomeTaskList({ tasks }: { tasks: readonly FragmentOf<typeof HomeTask_task>[] }) {
  const locale = useLocale();
  const now = today();
  const { nameOf } = useNames();
  const sourceOf = useTaskSource();
  return (
    <EntryList
      entries={tasks.map((masked): Entry => {
        const task = readFragment(HomeTask_task, masked);
        const { label, origin } = sourceOf(task);
        return {
          key: task.id,
          status: taskStatus[task.standing],
          title: task.title,
          href: taskHref(task.id),
          sources: [label, origin?.label, task.leadAgency && nameOf(task.leadAgency)].filter(
            (part) => typeof part === "string",
          ),
          remark: formatRelativeDays(task.dueOn, now, locale),
          tone: task.standing === "LATE" ? "late" : "warn",
          date:
            task.dueOn.slice(0, 4) === now.slice(0, 4)
              ? formatDayMonth(task.dueOn, locale)
              : formatDate(task.dueOn, locale),
        };
      })}
    />
  );
}
