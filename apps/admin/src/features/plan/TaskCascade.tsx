import { type FragmentOf, graphql, readFragment, type TaskStanding } from "@camket/schema";
import { CompletenessTiles, type Tile, type TileState } from "@camket/ui/completeness-tiles";
import { formatNumber } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { taskHref } from "./hrefs.ts";
import classes from "./TaskCascade.module.css";

export const TaskCascade_task = graphql(`
  fragment TaskCascade_task on Task {
    id
    assignmentCounts {
      total
      done
    }
    assignments(first: 100) {
      edges {
        node {
          id
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
  const { id, assignmentCounts, assignments } = readFragment(TaskCascade_task, task);
  const { done, total } = assignmentCounts;
  const tiles: Tile[] = assignments.edges.map(({ node }) => ({
    name: locale === "en" ? node.assignee.unit.nameEn : node.assignee.unit.name,
    state: node.childTask ? tileStates[node.childTask.standing] : "missing",
  }));
  // Of very many only the first are loaded: they are counted all, named a few, and drawn not at all.
  const areAllLoaded = tiles.length === total;
  const missing = total - done;
  const named = tiles.filter(({ state }) => state !== "received").slice(0, namesShown);
  const rest = missing - named.length;
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
