/** The queries that show a plan and what may be done with its tasks. */
export const planQueries = ["PlanPage", "PlanTimeline", "PlanGridRows", "PlanCalendarMonth"];
