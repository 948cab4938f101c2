import { createRootRoute } from "@tanstack/react-router";
import { AppFrame } from "./AppFrame.tsx";

export const rootRoute = createRootRoute({ component: AppFrame });
