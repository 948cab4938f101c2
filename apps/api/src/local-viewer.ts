import type { Viewer } from "./context.ts";

/**
 * Until there is sign-in, whoever can reach this machine holds every role everywhere: every path starts with the empty
 * one. The server therefore listens on the loopback address alone.
 */
export const localViewer: Viewer = {
  actor: "local",
  grants: (["ADMINISTRATOR", "OFFICER", "REVIEWER", "ANALYST"] as const).map((role) => ({
    role,
    paths: [""],
    provincialCommitteeIds: [],
  })),
};
