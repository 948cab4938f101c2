import { createRouter, type RouterHistory } from "@tanstack/react-router";
import { FailurePage } from "./FailurePage.tsx";
import { accessRoutes } from "./features/access/routes.ts";
import { auditRoutes } from "./features/audit/routes.ts";
import { committeeRoutes } from "./features/committee/routes.ts";
import { homeRoutes } from "./features/home/routes.ts";
import { notificationRoutes } from "./features/notification/routes.ts";
import { planRoutes } from "./features/plan/routes.ts";
import { reportRoutes } from "./features/report/routes.ts";
import { NotFoundPage } from "./NotFoundPage.tsx";
import { PageSkeleton } from "./PageSkeleton.tsx";
import { rootRoute } from "./root-route.ts";
import { plainSearch } from "./search-params.ts";

const routeTree = rootRoute.addChildren({
  ...homeRoutes,
  ...committeeRoutes,
  ...planRoutes,
  ...reportRoutes,
  ...accessRoutes,
  ...auditRoutes,
  ...notificationRoutes,
});

export const createAppRouter = (history?: RouterHistory) =>
  createRouter({
    routeTree,
    ...(history && { history }),
    ...plainSearch,
    defaultPreload: "intent",
    scrollRestoration: true,
    defaultPendingComponent: PageSkeleton,
    defaultErrorComponent: FailurePage,
    defaultNotFoundComponent: NotFoundPage,
  });

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module "@tanstack/react-router" {
  interface Register {
    router: AppRouter;
  }
  interface StaticDataRouteOption {
    /** Full of figures: the navigation folds to a rail. */
    isDense?: boolean;
    /** Open without signing in, and without the frame. */
    isOutside?: boolean;
  }
}
