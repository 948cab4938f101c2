import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../../root-route.ts";
import { oneOf, searchOf, text } from "../../search-params.ts";
import { readWays } from "./auth.ts";

/** An address of ours: one that another host could be read from is none. */
const ownPath = (value: string) => (/^\/(?![/\\])/.test(value) ? value : undefined);

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: searchOf({
    /** Where to go on. */
    to: ownPath,
    /** What the provider of identities reports. */
    error: text,
  }),
  staticData: { isOutside: true },
  loader: readWays,
  component: lazyRouteComponent(() => import("./SignInPage.tsx"), "SignInPage"),
});

const setPassword = createRoute({
  getParentRoute: () => rootRoute,
  path: "/set-password",
  validateSearch: searchOf({ token: text }),
  staticData: { isOutside: true },
  component: lazyRouteComponent(() => import("./SetPasswordPage.tsx"), "SetPasswordPage"),
});

const users = createRoute({
  getParentRoute: () => rootRoute,
  path: "/users",
  validateSearch: searchOf({
    q: text,
    committee: text,
    reach: oneOf("alone"),
    role: oneOf("ADMINISTRATOR", "OFFICER", "REVIEWER", "ANALYST", "VIEWER"),
    state: oneOf("closed", "roleless"),
    /** The drawer that is open. */
    act: oneOf("add"),
  }),
  component: lazyRouteComponent(() => import("./UsersPage.tsx"), "UsersPage"),
});

const user = createRoute({
  getParentRoute: () => rootRoute,
  path: "/users/$id",
  component: lazyRouteComponent(() => import("./UserPage.tsx"), "UserPage"),
});

const tokens = createRoute({
  getParentRoute: () => rootRoute,
  path: "/tokens",
  component: lazyRouteComponent(() => import("./TokensPage.tsx"), "TokensPage"),
});

const jobs = createRoute({
  getParentRoute: () => rootRoute,
  path: "/jobs",
  component: lazyRouteComponent(() => import("./JobsPage.tsx"), "JobsPage"),
});

const job = createRoute({
  getParentRoute: () => rootRoute,
  path: "/jobs/$id",
  component: lazyRouteComponent(() => import("./JobPage.tsx"), "JobPage"),
});

export const accessRoutes = { signIn, setPassword, users, user, tokens, jobs, job };
