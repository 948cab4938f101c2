import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../../root-route.ts";
import { date, oneOf, searchOf, text } from "../../search-params.ts";
import { shownReports } from "./standing-words.ts";

const reports = createRoute({
  getParentRoute: () => rootRoute,
  path: "/reports",
  validateSearch: searchOf({
    view: oneOf("rounds", "reports"),
    /** Id of the committee whose subtree is listed. */
    committee: text,
    round: text,
    state: oneOf("DRAFT", "SUBMITTED", "RETURNED", "APPROVED"),
    act: oneOf("open"),
  }),
  component: lazyRouteComponent(() => import("./ReportsPage.tsx"), "ReportsPage"),
});

const report = createRoute({
  getParentRoute: () => rootRoute,
  path: "/reports/$id",
  staticData: { isDense: true },
  /**
   * Number of the revision to read; without it, the latest. Then what is opened, for whom it is reviewed, a filter, and what
   * figures are compared with.
   */
  validateSearch: searchOf({
    revision: text,
    /** Id of the figure whose lineage is open, or the key of a cell without one. */
    figure: text,
    cell: text,
    review: text,
    round: text,
    remarks: oneOf("open"),
    with: oneOf("preceding"),
  }),
  component: lazyRouteComponent(() => import("./ReportPage.tsx"), "ReportPage"),
});

const importFigures = createRoute({
  getParentRoute: () => rootRoute,
  path: "/reports/$id/import",
  /** Ids of the table that was sent, and of the check or import asked for last. */
  validateSearch: searchOf({ table: text, job: text }),
  component: lazyRouteComponent(() => import("./ImportFiguresPage.tsx"), "ImportFiguresPage"),
});

const reportPicture = createRoute({
  getParentRoute: () => rootRoute,
  path: "/reports/$id/picture",
  /** Ids of the indicator shown over periods, without it the first, and of the figure whose lineage is open. */
  validateSearch: searchOf({ indicator: text, figure: text, with: oneOf("preceding") }),
  component: lazyRouteComponent(() => import("./ReportPicturePage.tsx"), "ReportPicturePage"),
});

const reportPrint = createRoute({
  getParentRoute: () => rootRoute,
  path: "/reports/$id/print",
  staticData: { isDense: true },
  /** Number of the revision to print; without it, the latest. Then the id of the figure whose lineage is open. */
  validateSearch: searchOf({ revision: text, figure: text, with: oneOf("preceding") }),
  component: lazyRouteComponent(() => import("./ReportPrintPage.tsx"), "ReportPrintPage"),
});

const completeness = createRoute({
  getParentRoute: () => rootRoute,
  path: "/completeness",
  validateSearch: searchOf({
    /** Id of the committee whose committees below are the rows; without it, that of the viewer. */
    committee: text,
    kind: oneOf("regular", "half", "year", "quarter", "month", "calendar", "other"),
    measure: oneOf("received", "onTime"),
  }),
  component: lazyRouteComponent(() => import("./CompletenessPage.tsx"), "CompletenessPage"),
});

const review = createRoute({
  getParentRoute: () => rootRoute,
  path: "/reports/review",
  /** Ids of the committee that reviews, and of a round. */
  validateSearch: searchOf({ committee: text, round: text }),
  component: lazyRouteComponent(() => import("./ReviewPage.tsx"), "ReviewPage"),
});

const round = createRoute({
  getParentRoute: () => rootRoute,
  path: "/rounds/$id",
  /** Which of those asked are listed; without it, all. */
  validateSearch: searchOf({ shown: oneOf(...shownReports) }),
  component: lazyRouteComponent(() => import("./RoundPage.tsx"), "RoundPage"),
});

const restatement = createRoute({
  getParentRoute: () => rootRoute,
  path: "/rounds/$id/restatement",
  /** Ids of an indicator and of a part of it, and the day of the map; without them the first, the total, today. */
  validateSearch: searchOf({ indicator: text, category: text, asOf: date, figure: text }),
  component: lazyRouteComponent(() => import("./RestatementPage.tsx"), "RestatementPage"),
});

const indicators = createRoute({
  getParentRoute: () => rootRoute,
  path: "/indicators",
  validateSearch: searchOf({
    q: text,
    selected: text,
    theme: text,
    source: oneOf("ENTERED", "TASKS", "EVENTS", "OUTPUTS"),
    level: oneOf("NATION", "PROVINCE", "DISTRICT", "COMMUNE"),
    /** The day on which it is valid. */
    asOf: date,
    act: oneOf("define"),
  }),
  component: lazyRouteComponent(() => import("./IndicatorsPage.tsx"), "IndicatorsPage"),
});

const indicator = createRoute({
  getParentRoute: () => rootRoute,
  path: "/indicators/$id",
  component: lazyRouteComponent(() => import("./IndicatorPage.tsx"), "IndicatorPage"),
});

const disaggregations = createRoute({
  getParentRoute: () => rootRoute,
  path: "/disaggregations",
  /** Id of the one that is edited. */
  validateSearch: searchOf({ edit: text, act: oneOf("add") }),
  component: lazyRouteComponent(() => import("./DisaggregationsPage.tsx"), "DisaggregationsPage"),
});

const templates = createRoute({
  getParentRoute: () => rootRoute,
  path: "/forms",
  component: lazyRouteComponent(() => import("./TemplatesPage.tsx"), "TemplatesPage"),
});

const template = createRoute({
  getParentRoute: () => rootRoute,
  path: "/forms/$id",
  /** Number of the version to read; without it, the latest. */
  validateSearch: searchOf({ version: text, act: oneOf("edit") }),
  component: lazyRouteComponent(() => import("./TemplatePage.tsx"), "TemplatePage"),
});

export const reportRoutes = {
  reports,
  review,
  report,
  importFigures,
  reportPicture,
  reportPrint,
  completeness,
  round,
  restatement,
  indicators,
  indicator,
  disaggregations,
  templates,
  template,
};
