import { createRootRoute } from "@tanstack/react-router";
import { Frame } from "./Frame.tsx";

export const rootRoute = createRootRoute({ component: Frame });
