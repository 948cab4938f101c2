import type { TaskStanding, TaskWhere } from "@camket/schema";
import type { CalendarDate } from "@camket/ui/calendar";

export const planViews = ["table", "timeline", "agency", "grid", "board", "calendar"] as const;

export type PlanView = (typeof planViews)[number];

/** What the tasks of a plan are narrowed by, whichever view shows them. */
export interface TaskFilters {
  q?: string | undefined;
  standing?: TaskStanding | undefined;
  agency?: string | undefined;
  theme?: string | undefined;
  group?: string | undefined;
  from?: CalendarDate | undefined;
  to?: CalendarDate | undefined;
}

/** Those of what an address says; the rest is of its page. */
export const filtersOf = ({
  q,
  standing,
  agency,
  theme,
  group,
  from,
  to,
}: TaskFilters): TaskFilters & Record<string, string | undefined> => ({
  q,
  standing,
  agency,
  theme,
  group,
  from,
  to,
});

export const whereTasks = ({ q, standing, agency, theme, group, from, to }: TaskFilters): TaskWhere => ({
  ...(q && { title: q }),
  ...(standing && { standing: [standing] }),
  ...(agency && { leadAgencyId: agency }),
  ...(theme && { themeId: theme }),
  ...(group && { groupId: group }),
  ...(from && { dueFrom: from }),
  ...(to && { dueTo: to }),
});

/** An issued plan is worked on; nothing of a draft is begun, so it has no board. */
export const viewsOf = (isIssued: boolean) => planViews.filter((view) => view !== "board" || isIssued);
