import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../../root-route.ts";
import { date, oneOf, searchOf, text } from "../../search-params.ts";

const committees = createRoute({
  getParentRoute: () => rootRoute,
  path: "/committees",
  validateSearch: searchOf({
    view: oneOf("tree", "table", "chart"),
    asOf: date,
    q: text,
    level: oneOf("NATION", "PROVINCE", "DISTRICT", "COMMUNE"),
    selected: text,
    /** Ids of the open branches, with commas between. */
    open: text,
    /** The drawer that is open, and the job that it follows. */
    act: oneOf("establish"),
    job: text,
  }),
  component: lazyRouteComponent(() => import("./CommitteesPage.tsx"), "CommitteesPage"),
});

const committee = createRoute({
  getParentRoute: () => rootRoute,
  path: "/committees/$id",
  validateSearch: searchOf({
    tab: text,
    asOf: date,
    /** Ids of the open branches of the chart, with commas between. */
    open: text,
  }),
  component: lazyRouteComponent(() => import("./CommitteePage.tsx"), "CommitteePage"),
});

const reorganisations = createRoute({
  getParentRoute: () => rootRoute,
  path: "/committees/reorganisations",
  component: lazyRouteComponent(() => import("./ReorganisationsPage.tsx"), "ReorganisationsPage"),
});

const newReorganisation = createRoute({
  getParentRoute: () => rootRoute,
  path: "/committees/reorganisations/new",
  validateSearch: searchOf({
    /** The job that does it, once it was asked for. */
    job: text,
  }),
  component: lazyRouteComponent(() => import("./NewReorganisationPage.tsx"), "NewReorganisationPage"),
});

const reorganisation = createRoute({
  getParentRoute: () => rootRoute,
  path: "/committees/reorganisations/$id",
  component: lazyRouteComponent(() => import("./ReorganisationPage.tsx"), "ReorganisationPage"),
});

const importSearch = {
  /** Id of the table that was sent. */
  table: text,
  /** Id of the check or import asked for last. */
  job: text,
};

const importUnits = createRoute({
  getParentRoute: () => rootRoute,
  path: "/committees/units/import",
  validateSearch: searchOf(importSearch),
  component: lazyRouteComponent(() => import("./ImportUnitsPage.tsx"), "ImportUnitsPage"),
});

const importMembers = createRoute({
  getParentRoute: () => rootRoute,
  path: "/committees/$id/members/import",
  validateSearch: searchOf(importSearch),
  component: lazyRouteComponent(() => import("./ImportMembersPage.tsx"), "ImportMembersPage"),
});

const people = createRoute({
  getParentRoute: () => rootRoute,
  path: "/people",
  validateSearch: searchOf({ q: text, view: oneOf("all", "namesakes") }),
  component: lazyRouteComponent(() => import("./PeoplePage.tsx"), "PeoplePage"),
});

const person = createRoute({
  getParentRoute: () => rootRoute,
  path: "/people/$id",
  component: lazyRouteComponent(() => import("./PersonPage.tsx"), "PersonPage"),
});

const agencies = createRoute({
  getParentRoute: () => rootRoute,
  path: "/agencies",
  validateSearch: searchOf({ q: text, asOf: date }),
  component: lazyRouteComponent(() => import("./AgenciesPage.tsx"), "AgenciesPage"),
});

export const committeeRoutes = {
  ...{ committees, committee, people, person, agencies, importUnits, importMembers },
  ...{ reorganisations, newReorganisation, reorganisation },
};
