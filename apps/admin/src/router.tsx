import { createRoute, createRouter, type RouterHistory, redirect } from "@tanstack/react-router";
import { FailurePage } from "./FailurePage.tsx";
import { committeeRoutes } from "./features/committee/routes.ts";
import { NotFoundPage } from "./NotFoundPage.tsx";
import { PageSkeleton } from "./PageSkeleton.tsx";
import { rootRoute } from "./root-route.ts";
import { plainSearch } from "./search-params.ts";

const firstPage = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/committees" });
  },
});

const routeTree = rootRoute.addChildren({ firstPage, ...committeeRoutes });

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
}
