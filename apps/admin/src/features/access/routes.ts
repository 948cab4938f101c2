import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../../root-route.ts";
import { searchOf, text } from "../../search-params.ts";
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

export const accessRoutes = { signIn, setPassword };
