import { Outlet, useRouterState } from "@tanstack/react-router";
import { AppFrame } from "./AppFrame.tsx";

/** What stands around every page; before the door, nothing does. */
export function Frame() {
  const isOutside = useRouterState({ select: ({ matches }) => matches.some(({ staticData }) => staticData.isOutside) });
  return isOutside ? <Outlet /> : <AppFrame />;
}
