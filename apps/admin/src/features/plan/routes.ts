import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../../root-route.ts";
import { date, oneOf, searchOf, text } from "../../search-params.ts";
import { everyAssignmentAct } from "./assignment-acts.ts";
import { planViews } from "./plan-views.ts";

const ofCommittee = { committee: text, reach: oneOf("alone"), q: text };

const standings = ["LATE", "DUE", "UNDER_WAY", "NOT_BEGUN", "DONE", "HANDED_OVER", "WITHDRAWN"] as const;

const mechanisms = [
  ...(["UPR", "CERD", "CESCR", "CCPR", "CEDAW", "CAT", "CRC", "CMW", "CRPD", "CED", "SPECIAL_PROCEDURES"] as const),
];

const fourDigits = (value: string) => (/^[12]\d{3}$/.test(value) ? value : undefined);
const year = (value: string) => (/^\d{4}$/.test(value) || value === "all" ? value : undefined);

const plans = createRoute({
  getParentRoute: () => rootRoute,
  path: "/plans",
  validateSearch: searchOf({
    ...ofCommittee,
    year,
    state: oneOf("DRAFT", "SUBMITTED", "RETURNED", "ISSUED", "CLOSED", "WITHDRAWN"),
    /** The drawer that is open. */
    act: oneOf("draft", "copy"),
  }),
  component: lazyRouteComponent(() => import("./PlansPage.tsx"), "PlansPage"),
});

const plan = createRoute({
  getParentRoute: () => rootRoute,
  path: "/plans/$id",
  validateSearch: searchOf({
    view: oneOf(...planViews),
    q: text,
    standing: oneOf(...standings),
    agency: text,
    theme: text,
    group: text,
    from: date,
    to: date,
    /** The first day of the month that the calendar shows. */
    month: date,
    /** The task that is opened in place. */
    open: text,
  }),
  component: lazyRouteComponent(() => import("./PlanPage.tsx"), "PlanPage"),
});

const planRevisions = createRoute({
  getParentRoute: () => rootRoute,
  path: "/plans/$id/revisions",
  component: lazyRouteComponent(() => import("./PlanRevisionsPage.tsx"), "PlanRevisionsPage"),
});

const tasks = createRoute({
  getParentRoute: () => rootRoute,
  path: "/tasks",
  validateSearch: searchOf({
    ...ofCommittee,
    standing: oneOf(...standings, "RISK", "KEPT", "ALL"),
    from: date,
    to: date,
    /** In which they are worked on. */
    year: fourDigits,
    agency: text,
    theme: text,
    group: text,
  }),
  component: lazyRouteComponent(() => import("./TasksPage.tsx"), "TasksPage"),
});

const coverage = createRoute({
  getParentRoute: () => rootRoute,
  path: "/coverage",
  validateSearch: searchOf({ committee: text, reach: oneOf("alone"), year: fourDigits }),
  component: lazyRouteComponent(() => import("./CoveragePage.tsx"), "CoveragePage"),
});

const task = createRoute({
  getParentRoute: () => rootRoute,
  path: "/tasks/$id",
  /** The drawer that is open, and the assignment that it is about. */
  validateSearch: searchOf({ act: oneOf("progress", "extend", "give", ...everyAssignmentAct), on: text }),
  component: lazyRouteComponent(() => import("./TaskPage.tsx"), "TaskPage"),
});

const assignments = createRoute({
  getParentRoute: () => rootRoute,
  path: "/assignments",
  /** The drawer that is open, and the assignment that it is about. */
  validateSearch: searchOf({ act: oneOf(...everyAssignmentAct), on: text }),
  component: lazyRouteComponent(() => import("./AssignmentsPage.tsx"), "AssignmentsPage"),
});

const events = createRoute({
  getParentRoute: () => rootRoute,
  path: "/events",
  validateSearch: searchOf({
    ...ofCommittee,
    kind: oneOf("CONFERENCE", "TRAINING", "OUTREACH", "MOCK_TRIAL", "SUPERVISION"),
    from: date,
    to: date,
    /** Only those with conclusions that no task carries out. */
    open: oneOf("yes"),
  }),
  component: lazyRouteComponent(() => import("./EventsPage.tsx"), "EventsPage"),
});

const event = createRoute({
  getParentRoute: () => rootRoute,
  path: "/events/$id",
  validateSearch: searchOf({ act: oneOf("edit", "carry-out"), on: text }),
  component: lazyRouteComponent(() => import("./EventPage.tsx"), "EventPage"),
});

const recordEvent = createRoute({
  getParentRoute: () => rootRoute,
  path: "/events/new",
  validateSearch: searchOf({ committee: text }),
  component: lazyRouteComponent(() => import("./RecordEventPage.tsx"), "RecordEventPage"),
});

const outputs = createRoute({
  getParentRoute: () => rootRoute,
  path: "/outputs",
  validateSearch: searchOf({
    committee: text,
    year: (value: string) => (/^20\d\d$/.test(value) ? value : undefined),
  }),
  component: lazyRouteComponent(() => import("./OutputsPage.tsx"), "OutputsPage"),
});

const documents = createRoute({
  getParentRoute: () => rootRoute,
  path: "/documents",
  validateSearch: searchOf({ ...ofCommittee, type: text }),
  component: lazyRouteComponent(() => import("./DocumentsPage.tsx"), "DocumentsPage"),
});

const document = createRoute({
  getParentRoute: () => rootRoute,
  path: "/documents/$id",
  component: lazyRouteComponent(() => import("./DocumentPage.tsx"), "DocumentPage"),
});

const recommendations = createRoute({
  getParentRoute: () => rootRoute,
  path: "/recommendations",
  validateSearch: searchOf({
    mechanism: oneOf(...mechanisms),
    state: text,
    cycle: text,
    position: oneOf("SUPPORTED", "NOTED", "PENDING"),
    coverage: oneOf("NONE", "LATE_ONLY", "COVERED"),
    theme: text,
    group: text,
    q: text,
  }),
  component: lazyRouteComponent(() => import("./RecommendationsPage.tsx"), "RecommendationsPage"),
});

const recommendationImport = createRoute({
  getParentRoute: () => rootRoute,
  path: "/recommendations/import",
  validateSearch: searchOf({
    /** Id of the table that was sent. */
    table: text,
    /** Id of the check or import asked for last. */
    job: text,
    mechanism: oneOf(...mechanisms),
    state: text,
    cycle: text,
  }),
  component: lazyRouteComponent(() => import("./ImportRecommendationsPage.tsx"), "ImportRecommendationsPage"),
});

const recommendation = createRoute({
  getParentRoute: () => rootRoute,
  path: "/recommendations/$id",
  component: lazyRouteComponent(() => import("./RecommendationPage.tsx"), "RecommendationPage"),
});

export const planRoutes = {
  ...{ plans, plan, planRevisions, tasks, task, assignments, events, recordEvent, event, outputs, documents, document },
  ...{ coverage, recommendations, recommendationImport, recommendation },
};
