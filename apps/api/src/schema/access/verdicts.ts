import { type ViewerName, viewerNames } from "../../../test/access-world.ts";
import { inDays, text } from "../../../test/sample-plans.ts";
import {
  absent,
  administers,
  administratorsPass,
  everyone,
  everywhere,
  knowsNumbers,
  type RoomVerdicts,
  within,
} from "../../../test/verdicts.ts";

const people = viewerNames.filter((name) => !name.startsWith("program") && name !== "anonymous");
const signedIn = viewerNames.filter((name) => name !== "anonymous");

/** Rights are known to those who administer them, and to whoever holds them. */
const rights = { administrator: within, globalAdministrator: everywhere };

const withoutDigests = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replaceAll(/\\"digest\\":\\"\w{64}\\",/g, ""));

const account = (id: string, expectedVersion: number) => ({ id, expectedVersion });
const terms = (committeeId: string) => ({
  committeeId,
  role: "VIEWER",
  agencyId: absent("Agency"),
  validFrom: "2026-01-01",
});

export const accessVerdicts: RoomVerdicts = {
  rows: {
    ApiToken: { states: { "analyst's": {}, "of others": {} }, owner: people },
    AuditEntry: {
      states: {
        work: within,
        directory: everyone,
        rights,
        installation: { globalAdministrator: everywhere },
      },
    },
    Grant: { states: { held: rights }, owner: signedIn },
    ImportBatch: {
      states: {
        "of a committee": rights,
        "of figures": { officer: ["own", "predecessor"] },
        "of the installation": { globalAdministrator: everywhere },
      },
    },
    Job: { states: { asked: {} }, owner: people },
    JobEntry: { states: { said: {} }, owner: people },
    Notification: { states: { told: {} }, owner: people },
    SavedView: { states: { kept: {} }, owner: people },
    UploadedTable: { states: { sent: {} }, owner: people },
    User: {
      states: { account: { globalAdministrator: everywhere } },
      given: { administrator: within },
      owner: signedIn,
    },
  },
  parts: [
    "AuditValue",
    "FieldChange",
    "JobCount",
    "JobEntryCount",
    "NewApiToken",
    "NotificationSetting",
    "ResponsibleChoice",
    "SampleLoad",
    "UploadedRow",
    "Viewer",
    "ViewerGrant",
  ],
  fields: {
    // Of figures that were written their count; whoever may see the numbers sees their digest too.
    "AuditEntry.changes": ({ value, ...asked }) => (knowsNumbers(asked) ? value : withoutDigests(value)),
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
  mutations: {
    addUser: {
      on: { type: "Committee" },
      input: (id) => ({ email: "moi@camket.example", name: "Người mới", grant: terms(id) }),
      ids: { "grant.agencyId": "Agency" },
      passes: administratorsPass("BAD_USER_INPUT"),
    },
    "addUser with an address that is taken": {
      on: { type: "Committee" },
      input: (id) => ({ email: "viewer@camket.example", name: "Người mới", grant: terms(id) }),
      ids: { "grant.agencyId": "Agency" },
      passes: administratorsPass("CONFLICT"),
    },
    "addUser without a role": {
      on: null,
      input: () => ({ email: "viewer@camket.example", name: "Người mới" }),
      ids: { "grant.agencyId": "Agency", "grant.committeeId": "Committee" },
      passes: { globalAdministrator: { beside: "CONFLICT" } },
    },
    closeUser: { on: { type: "User" }, input: account, passes: administratorsPass("CONFLICT") },
    createApiToken: {
      on: null,
      input: () => ({ name: "Bảng số liệu", committeeId: absent("Committee"), expiresOn: text(inDays(30)) }),
      ids: { committeeId: "Committee" },
      passes: { analyst: { beside: "BAD_USER_INPUT" } },
    },
    endGrant: {
      on: { type: "Grant" },
      input: (id, version) => ({ ...account(id, version), validTo: "2030-01-01" }),
      passes: administratorsPass("CONFLICT"),
    },
    grantRole: {
      on: { type: "Committee" },
      input: (id) => ({ email: "viewer@camket.example", terms: terms(id) }),
      ids: { "terms.agencyId": "Agency" },
      passes: administratorsPass("BAD_USER_INPUT"),
    },
    // Whoever may not is told the same, whether there is such an account or not.
    "grantRole that ends before it starts": {
      on: { type: "Committee" },
      input: (id) => ({ email: "viewer@camket.example", terms: { ...terms(id), validTo: "2025-01-01" } }),
      ids: { "terms.agencyId": "Agency" },
      passes: administratorsPass("BAD_USER_INPUT"),
    },
    "grantRole to nobody": {
      on: { type: "Committee" },
      input: (id) => ({ email: "nobody@camket.example", terms: { ...terms(id), validTo: "2025-01-01" } }),
      ids: { "terms.agencyId": "Agency" },
      passes: administratorsPass("BAD_USER_INPUT"),
    },
    renameUser: {
      on: { type: "User" },
      input: (id, version) => ({ ...account(id, version), name: "Tên mới" }),
      passes: administratorsPass("CONFLICT"),
    },
    markNotificationsRead: {
      on: { type: "Notification" },
      input: (id) => ({ ids: id }),
      passes: { officer: { beside: "DONE" } },
    },
    saveNotificationSetting: {
      on: null,
      input: () => ({
        ...{ isMailOn: true, mutedTopics: [], hour: 24, quietFrom: 21, quietTo: 6 },
        ...{ isOnWeekends: false, language: "VI" },
      }),
      passes: Object.fromEntries(people.map((name) => [name, { beside: "BAD_USER_INPUT" }])),
    },
    undoBatch: {
      on: { type: "ImportBatch", states: ["of a committee", "of the installation"] },
      input: (id) => ({ id }),
      passes: administratorsPass("CONFLICT"),
    },
    "undoBatch of figures": {
      on: { type: "ImportBatch", states: ["of figures"] },
      input: (id) => ({ id }),
      passes: { officer: { own: "CONFLICT", predecessor: "CONFLICT" } },
    },
    saveView: {
      on: null,
      input: () => ({ page: "PLAN", name: " ", search: "?standing=LATE" }),
      passes: Object.fromEntries(people.map((name) => [name, { beside: "BAD_USER_INPUT" }])),
    },
    renameView: {
      on: { type: "SavedView" },
      input: (id, version) => ({ ...account(id, version), name: "Tên mới" }),
      passes: { analyst: { beside: "CONFLICT" } },
    },
    deleteView: { on: { type: "SavedView" }, input: (id) => ({ id }), passes: { analyst: { beside: "DONE" } } },
    reopenUser: { on: { type: "User" }, input: account, passes: administratorsPass("CONFLICT") },
    revokeApiToken: {
      on: { type: "ApiToken", states: ["analyst's"] },
      input: (id) => ({ id }),
      passes: { analyst: { beside: "DONE" } },
    },
  },
};
