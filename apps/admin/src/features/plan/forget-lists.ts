import { useApolloClient } from "@apollo/client/react";

const rootLists = [
  "events",
  "eventTotals",
  "eventAttendance",
  "conclusions",
  "plans",
  "tasks",
  "taskSummary",
  "taskUpdates",
  "groupCoverage",
  "taskAssignments",
];
const committeeLists = ["events", "plans", "tasks"];

/** After an act that moves rows in and out of lists, they are read anew when they are next shown. */
export function useForgetLists() {
  const { cache } = useApolloClient();
  return (committeeId: string) => {
    for (const fieldName of rootLists) cache.evict({ id: "ROOT_QUERY", fieldName });
    const committee = cache.identify({ __typename: "Committee", id: committeeId });
    if (committee) for (const fieldName of committeeLists) cache.evict({ id: committee, fieldName });
  };
}

/** The queries that show an event. */
export const eventQueries = ["EventPage", "EventEditor"];

/** The queries that show tasks given to committees below. */
export const assignmentQueries = [
  "AssignmentDrawer",
  "AssignmentsPage",
  "AssignmentList",
  "TaskAssignments",
  "TaskAssignmentCounts",
  "GiveTask",
  "TaskPage",
  "HomeAssignments",
];
