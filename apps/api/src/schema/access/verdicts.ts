import { type ViewerName, viewerNames } from "../../../test/access-world.ts";
import { administers, everyone, everywhere, type RoomVerdicts, within } from "../../../test/verdicts.ts";

const people = viewerNames.filter((name) => !name.startsWith("program") && name !== "anonymous");
const signedIn = viewerNames.filter((name) => name !== "anonymous");

/** Rights are known to those who administer them, and to whoever holds them. */
const rights = { administrator: within, globalAdministrator: everywhere };

export const accessVerdicts: RoomVerdicts = {
  rows: {
    ApiToken: { states: { kept: {} }, owner: people },
    AuditEntry: {
      states: {
        work: within,
        directory: everyone,
        rights,
        installation: { globalAdministrator: everywhere },
      },
    },
    Grant: { states: { held: rights }, owner: signedIn },
    User: {
      states: { account: { globalAdministrator: everywhere } },
      given: { administrator: within },
      owner: signedIn,
    },
  },
  parts: ["AuditValue", "FieldChange", "NewApiToken", "SampleLoad", "Viewer", "ViewerGrant"],
  fields: {
    // Above the committee its history names the committee; the person only to its own administrators.
    "AuditEntry.actorName": ({ viewer, place, owner }) => {
      const own: ViewerName[] = ["program", "programOfBelow"]; // of the user who made the changes here
      const isKnown =
        own.includes(viewer) ||
        (place === null
          ? viewer === "globalAdministrator"
          : viewer === "administrator" && (place === "own" || place === "predecessor"));
      return isKnown ? (owner ?? null) : null;
    },
    "Grant.viewerCanEnd": administers,
    // Nobody else administers every committee at which a user holds a role; a user without one is everyone's concern.
    "User.viewerCanEdit": ({ viewer, given }) =>
      viewer === "globalAdministrator" ||
      (viewer === "administrator" && given.length > 0 && given.every((place) => within.includes(place))),
  },
};
