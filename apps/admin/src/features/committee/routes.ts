import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../../root-route.ts";
import { date, oneOf, searchOf, text } from "../../search-params.ts";

const committees = createRoute({
  getParentRoute: () => rootRoute,
  path: "/committees",
  validateSearch: searchOf({
    view: oneOf("tree", "table"),
    asOf: date,
    q: text,
    level: oneOf("NATION", "PROVINCE", "DISTRICT", "COMMUNE"),
    selected: text,
    /** Ids of the open branches, with commas between. */
    open: text,
  }),
  component: lazyRouteComponent(() => import("./CommitteesPage.tsx"), "CommitteesPage"),
});

export const committeeRoutes = { committees };
