import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../../root-route.ts";
import { oneOf, searchOf } from "../../search-params.ts";

const notifications = createRoute({
  getParentRoute: () => rootRoute,
  path: "/notifications",
  validateSearch: searchOf({
    /** Without it, those that are neither read nor settled. */
    view: oneOf("all"),
  }),
  component: lazyRouteComponent(() => import("./NotificationsPage.tsx"), "NotificationsPage"),
});

const notification = createRoute({
  getParentRoute: () => rootRoute,
  path: "/notifications/$id",
  component: lazyRouteComponent(() => import("./NotificationPage.tsx"), "NotificationPage"),
});

const settings = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settings/notifications",
  component: lazyRouteComponent(() => import("./NotificationSettingsPage.tsx"), "NotificationSettingsPage"),
});

export const notificationRoutes = { notifications, notification, settings };
