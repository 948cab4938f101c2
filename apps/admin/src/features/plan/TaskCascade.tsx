import { type FragmentOf, graphql, readFragment, type TaskStanding } from "@camket/schema";
import { CompletenessTiles, type Tile, type TileState } from "@camket/ui/completeness-tiles";
import { formatNumber } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { useToast } from "@camket/ui/toast";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useIntent } from "../../intent.ts";
import { Refusal_error } from "../../refusal.ts";
import { lastDay, ReminderButton } from "../notification/ReminderButton.tsx";
import { taskHref } from "./hrefs.ts";
import classes from "./TaskCascade.module.css";

export const TaskCascade_task = graphql(`
  fragment TaskCascade_task on Task {
    id
    viewerCanRemind
    assignmentCounts {
      total
      done
      neglected
    }
    assignments(first: 100) {
      edges {
        node {
          id
          remindedOn
          assignee {
            id
            unit {
              id
              name
              nameEn
            }
          }
          childTask {
            id
            standing
          }
        }
      }
    }
  }
`);

const RemindAssignees = graphql(
  `
    mutation RemindAssignees($input: RemindAssigneesInput!) {
      remindAssignees(input: $input) {
        __typename
        ... on Task {
          id
          ...TaskCascade_task
        }
        ...Refusal_error
      }
    }
  `,
  [TaskCascade_task, Refusal_error],
);

const namesShown = 12;

/** How far the committees below are with a task they were given, and by name who is not done. */
export function TaskCascade({
  task,
  isInPlace = false,
}: {
  task: FragmentOf<typeof TaskCascade_task>;
  isInPlace?: boolean;
}) {
  const { t } = useLingui();
  const locale = useLocale();
  const showToast = useToast();
  const { send, isSending, failure } = useIntent(RemindAssignees);
  const { id, viewerCanRemind, assignmentCounts, assignments } = readFragment(TaskCascade_task, task);
  const { done, total, neglected } = assignmentCounts;
  const tiles: Tile[] = assignments.edges.map(({ node }) => ({
    name: locale === "en" ? node.assignee.unit.nameEn : node.assignee.unit.name,
    state: node.childTask ? tileStates[node.childTask.standing] : "missing",
  }));
  // Of very many only the first are loaded: they are counted all, named a few, and drawn not at all.
  const areAllLoaded = tiles.length === total;
  const missing = total - done;
  const named = tiles.filter(({ state }) => state !== "received").slice(0, namesShown);
  const rest = missing - named.length;

  async function remind() {
    const result = (await send({ input: { taskId: id } }))?.remindAssignees;
    if (result?.__typename === "Task") return showToast({ message: t`Đã nhắc các ban chưa nhận hoặc quá hạn.` });
    if (result) showToast({ tone: "late", message: readFragment(Refusal_error, result).message });
  }

  return (
    <div className={classes.cascade} data-in-place={isInPlace || undefined}>
      <p className={classes.count}>
        <strong>
          {formatNumber(done, locale)}
          <span>/{formatNumber(total, locale)}</span>
        </strong>
        <span>
          <Trans>ban đã hoàn thành</Trans>
        </span>
      </p>
      {areAllLoaded ? (
        <CompletenessTiles
          tiles={tiles}
          labels={{ received: t`đã xong`, waiting: t`đang làm`, late: t`quá hạn`, missing: t`chưa bắt đầu` }}
          hasLegend={!isInPlace}
          {...(isInPlace && { table: { href: `${taskHref(id)}#assignments`, label: t`Xem từng ban` } })}
        />
      ) : (
        isInPlace && <TextLink href={`${taskHref(id)}#assignments`}>{t`Xem từng ban`}</TextLink>
      )}
      <p className={classes.missing}>
        {missing === 0 ? (
          <Trans>Tất cả các ban được giao đã hoàn thành.</Trans>
        ) : (
          <>
            <strong>
              <Plural value={missing} other="Còn # ban:" />
            </strong>{" "}
            {named.map(({ name }) => name).join(", ")}
            {rest > 0 ? (
              <>
                {" "}
                <Plural value={rest} other="và # ban khác" />.
              </>
            ) : (
              "."
            )}
          </>
        )}
      </p>
      {viewerCanRemind && (
        <ReminderButton
          count={neglected}
          remindedOn={lastDay(assignments.edges.map(({ node }) => node.remindedOn))}
          isSending={isSending}
          onRemind={remind}
        />
      )}
      {failure && <p role="alert">{failure}</p>}
    </div>
  );
}

// A task not begun, and one that was not even accepted, look the same from above: there is nothing yet.
const tileStates = {
  DONE: "received",
  LATE: "late",
  DUE: "waiting",
  UNDER_WAY: "waiting",
  NOT_BEGUN: "missing",
  HANDED_OVER: "missing",
  WITHDRAWN: "missing",
} satisfies Record<TaskStanding, TileState>;
