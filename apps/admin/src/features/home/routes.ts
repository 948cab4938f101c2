import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../../root-route.ts";
import { searchOf, text } from "../../search-params.ts";

const home = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  /** Id of the committee whose work is shown; without it, the highest one at which a role is held. */
  validateSearch: searchOf({ committee: text }),
  component: lazyRouteComponent(() => import("./HomePage.tsx"), "HomePage"),
});

export const homeRoutes = { home };
