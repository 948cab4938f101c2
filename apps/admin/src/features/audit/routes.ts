import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../../root-route.ts";
import { date, oneOf, searchOf, text } from "../../search-params.ts";

const audit = createRoute({
  getParentRoute: () => rootRoute,
  path: "/audit",
  validateSearch: searchOf({
    committee: text,
    reach: oneOf("alone"),
    /** What was changed: a name of `modelGroups`. */
    kind: text,
    action: oneOf("INSERT", "UPDATE", "DELETE"),
    /** Id of the user. */
    actor: text,
    from: date,
    to: date,
  }),
  component: lazyRouteComponent(() => import("./AuditPage.tsx"), "AuditPage"),
});

export const auditRoutes = { audit };
