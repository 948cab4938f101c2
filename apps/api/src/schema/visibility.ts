import type { GrantRole, Prisma } from "@camket/prisma";
import type { Context, Reach, Viewer } from "../context.ts";

/** Matches no row. An empty OR does so alone, but inside an AND Prisma drops it, and every row matches. */
export const nothing = { id: { in: [] } };

/** What a batch of figures is called, which is undone by those who may write them. */
export const FIGURES = "figures";

/**
 * The rows a viewer may see: one rule per model, applied on every path to it (lists, counts, relations, node, filters).
 *
 * The directory (units, committees, agencies, persons, offices and terms, and the taxonomies) is open to everyone
 * signed in. Plans and documents of the committees above are seen once issued; reports, events and outputs only within reach.
 */
export const visible = {
  directory: ({ viewer }: Context) => (viewer ? {} : nothing),

  document: (context: Context): Prisma.DocumentWhereInput =>
    anyOf(context, (viewer) => [
      { committeeId: null },
      within(viewer),
      { committeeId: { in: ancestorIds(viewer) }, issuedOn: { not: null } },
    ]),

  plan: (context: Context): Prisma.PlanWhereInput =>
    anyOf(context, (viewer) => [
      within(viewer),
      { committeeId: { in: ancestorIds(viewer) }, state: { in: ["ISSUED", "CLOSED"] } },
    ]),

  task: (context: Context): Prisma.TaskWhereInput =>
    anyOf(context, (viewer) => [
      within(viewer),
      { committeeId: { in: ancestorIds(viewer) }, plan: { state: { in: ["ISSUED", "CLOSED"] } } },
      { assignments: { some: { assignee: withinCommittee(viewer) } } },
    ]),

  /** What hangs on a task is seen within reach only: the progress of a committee beside one's own never shows. */
  taskAssignment: (context: Context): Prisma.TaskAssignmentWhereInput =>
    anyOf(context, (viewer) => [within(viewer), { assignee: withinCommittee(viewer) }]),

  round: (context: Context): Prisma.ReportingRoundWhereInput =>
    anyOf(context, (viewer) => [within(viewer), { committeeId: { in: ancestorIds(viewer) } }]),

  expectation: (context: Context): Prisma.RoundExpectationWhereInput =>
    anyOf(context, (viewer) => [within(viewer), { responsibleCommittee: withinCommittee(viewer) }]),

  /** Users are known to those who administer a committee at which they hold or held a role, and to themselves. */
  user: ({ viewer }: Context): Prisma.UserWhereInput =>
    viewer?.isGlobalAdministrator
      ? {}
      : { OR: [nothing, ...(viewer ? [{ id: viewer.userId }, { grants: { some: administered(viewer) } }] : [])] },

  // Inside an OR Prisma drops an empty condition, as which those who administer everything would see nothing.
  grant: ({ viewer }: Context): Prisma.GrantWhereInput =>
    viewer?.isGlobalAdministrator
      ? {}
      : { OR: [nothing, ...(viewer ? [{ userId: viewer.userId }, administered(viewer)] : [])] },

  apiToken: ({ viewer }: Context): Prisma.ApiTokenWhereInput =>
    viewer && !viewer.isProgram ? { userId: viewer.userId } : nothing,

  /** What a user kept, sent and asked for is that user's own. */
  savedView: ({ viewer }: Context): Prisma.SavedViewWhereInput =>
    viewer && !viewer.isProgram ? { userId: viewer.userId } : nothing,
  uploadedTable: ({ viewer }: Context): Prisma.UploadedTableWhereInput =>
    viewer && !viewer.isProgram ? { userId: viewer.userId } : nothing,
  job: ({ viewer }: Context): Prisma.JobWhereInput =>
    viewer && !viewer.isProgram ? { userId: viewer.userId } : nothing,
  /** One's own, as long as what it is about may be seen. */
  notification: (context: Context): Prisma.NotificationWhereInput =>
    context.viewer && !context.viewer.isProgram
      ? {
          userId: context.viewer.userId,
          OR: [
            { task: visible.task(context) },
            { assignment: visible.taskAssignment(context) },
            { plan: visible.plan(context) },
            { expectation: visible.expectation(context) },
            { report: visible.withinReach(context) },
            { comment: visible.withinReach(context) },
          ],
        }
      : nothing,
  jobEntry: (context: Context): Prisma.JobEntryWhereInput => ({ job: visible.job(context) }),

  /**
   * Imports are known to those who administer the committee that they are for, or the installation; of figures, to the
   * officers of the committee, who alone write them.
   */
  importBatch: ({ viewer }: Context): Prisma.ImportBatchWhereInput => ({
    OR: [
      nothing,
      { AND: [{ kind: { not: FIGURES } }, administered(viewer)] },
      { kind: FIGURES, committeePath: { in: withRole(viewer, ["OFFICER"]).flatMap(({ paths }) => paths) } },
    ],
  }),

  /**
   * Changes of what belongs to a committee are seen within reach, of rights by those who administer them; of the
   * directory by everyone signed in; of users and tokens by those who administer the installation.
   */
  auditEntry: ({ viewer }: Context): Prisma.AuditEntryWhereInput => ({
    OR: [
      nothing,
      ...(viewer
        ? [
            { AND: [{ model: { not: "Grant" } }, { OR: [nothing, ...pathConditions(viewer.grants)] }] },
            {
              AND: [{ model: "Grant" }, { OR: [nothing, ...pathConditions(withRole(viewer, ["ADMINISTRATOR"]))] }],
            },
            { committeePath: "", model: { in: DIRECTORY } },
          ]
        : []),
      ...(viewer?.isGlobalAdministrator ? [{ committeePath: "" }, { model: "Grant" }] : []),
    ],
  }),

  /** Updates, sections, events, conclusions, outputs, reports, revisions, figures and all else that carries its path. */
  withinReach: ({ viewer }: Context) => (viewer ? within(viewer) : nothing),
};

/**
 * The same rules for one row at hand, where it is reached through a relation to one row and no `where` can stand:
 * what may not be seen is answered as absent.
 */
export const sees = {
  document: ({ viewer }: Context, document: OptionalPlace & { issuedOn: Date | null }) =>
    viewer !== null &&
    (document.committeePath === null ||
      isWithin(viewer, document.committeePath) ||
      (document.issuedOn !== null && isAbove(viewer, document.committeePath))),

  plan: ({ viewer }: Context, plan: Place & { state: string }) =>
    viewer !== null &&
    (isWithin(viewer, plan.committeePath) ||
      ((plan.state === "ISSUED" || plan.state === "CLOSED") && isAbove(viewer, plan.committeePath))),

  importBatch: ({ viewer }: Context, { kind, committeePath }: OptionalPlace & { kind: string }) =>
    kind === FIGURES ? holdsAt(viewer, committeePath ?? "", "OFFICER") : administers(viewer, committeePath ?? ""),

  withinReach: ({ viewer }: Context, place: Place) => viewer !== null && isWithin(viewer, place.committeePath),
};

interface Place {
  committeePath: string;
}

interface OptionalPlace {
  committeePath: string | null;
}

/** Rows of committees that the viewer administers, for the `where` of a write. */
export const administered = (viewer: Viewer | null) =>
  viewer?.isGlobalAdministrator ? {} : { OR: [nothing, ...reachConditions(withRole(viewer, ["ADMINISTRATOR"]))] };

/** Whether the viewer writes the reports of a committee. */
export const canReport = (viewer: Viewer) => withRole(viewer, ["OFFICER"]).length > 0;

/** Whether the viewer administers a committee or the installation. */
export const canAdminister = ({ isGlobalAdministrator, grants }: Viewer) =>
  isGlobalAdministrator || grants.some(({ role }) => role === "ADMINISTRATOR");

/** The paths under which the viewer administers every committee, for a query of its own. */
export const administeredPaths = (viewer: Viewer | null) =>
  viewer?.isGlobalAdministrator ? [""] : withRole(viewer, ["ADMINISTRATOR"]).flatMap(({ paths }) => paths);

/** Whether the viewer administers the committee with this path: a role there or above it, or the whole installation. */
export const administers = (viewer: Viewer | null, committeePath: string) =>
  viewer?.isGlobalAdministrator === true || holdsOver(viewer, committeePath, "ADMINISTRATOR");

/** Whether the viewer keeps what all committees share: as administrator of the nation's committee, or of the installation. */
export const administersCatalogue = (viewer: Viewer | null) =>
  viewer?.isGlobalAdministrator === true ||
  withRole(viewer, ["ADMINISTRATOR"]).some(({ paths }) => paths.some((path) => ids(path).length === 1));

/** Whether the viewer holds one of these roles at the committee with this path itself, or at one that succeeded it. */
export const holdsAt = (viewer: Viewer | null, committeePath: string, ...roles: GrantRole[]) =>
  withRole(viewer, roles).some(({ paths }) => paths.includes(committeePath));

/** The committees at which the viewer holds one of these roles, for the `where` of a list. */
export const heldAt = (viewer: Viewer | null, ...roles: GrantRole[]) => ({
  path: { in: withRole(viewer, roles).flatMap(({ paths }) => paths) },
});

/** Whether the viewer holds one of these roles at the committee with this path, or at one above it. */
export const holdsOver = (viewer: Viewer | null, committeePath: string, ...roles: GrantRole[]) =>
  withRole(viewer, roles).some(({ paths }) => paths.some((path) => committeePath.startsWith(path)));

/** Whether the viewer, as an officer of its committee or of the agency in charge, may report how a task goes. */
export const worksOn = (viewer: Viewer | null, task: { committeePath: string; leadAgencyId: number | null }) =>
  (viewer?.grants ?? []).some(
    ({ role, agencyId, paths }) =>
      role === "OFFICER" && paths.includes(task.committeePath) && (agencyId === null || agencyId === task.leadAgencyId),
  );

/** An officer of one agency works on its tasks alone, and holds the role nowhere else. */
const withRole = (viewer: Viewer | null, roles: GrantRole[]) =>
  (viewer?.grants ?? []).filter(({ role, agencyId }) => roles.includes(role) && agencyId === null);

const pathConditions = (reaches: Reach[]) =>
  reaches.flatMap(({ paths }) => paths.map((path) => ({ committeePath: { startsWith: path } })));

/** What belongs to no committee and is open to everyone signed in. */
const DIRECTORY: Prisma.ModelName[] = [
  "AdministrativeUnit",
  "UnitPeriod",
  "Agency",
  "AgencyPeriod",
  "Person",
  "Reorganisation",
  "UnitSuccession",
  "AgencySuccession",
  "DocumentType",
  "Document",
  "Theme",
  "Group",
  "OutputKind",
  "OutputChannel",
  "Recommendation",
  "Indicator",
  "IndicatorVersion",
  "ValidationRule",
  "Disaggregation",
  "DisaggregationCategory",
  "ReportTemplate",
  "ReportTemplateVersion",
  "TemplateSection",
  "TemplateIndicator",
];

/**
 * Whether the viewer may know which person changed something: its own administrators may, and everyone knows their own
 * changes. Above the committee, its history names the committee alone.
 */
export const knowsActor = (viewer: Viewer | null, entry: { committeePath: string; actorId: number | null }) =>
  viewer !== null &&
  (entry.actorId === viewer.userId ||
    (entry.committeePath === ""
      ? viewer.isGlobalAdministrator
      : holdsAt(viewer, entry.committeePath, "ADMINISTRATOR")));

/** The entries of which the viewer may know the person, for a filter by person. */
export const actorKnown = (viewer: Viewer | null): Prisma.AuditEntryWhereInput => ({
  OR: [
    nothing,
    ...(viewer
      ? [
          { actorId: viewer.userId },
          { committeePath: { in: withRole(viewer, ["ADMINISTRATOR"]).flatMap(({ paths }) => paths) } },
        ]
      : []),
    ...(viewer?.isGlobalAdministrator ? [{ committeePath: "" }] : []),
  ],
});

/** Whether the viewer administers every committee at which a user holds or held a role, and so the user's account. */
export const administersUser = (
  viewer: Viewer | null,
  user: { isGlobalAdministrator: boolean; grants: { committeePath: string }[] },
) =>
  viewer?.isGlobalAdministrator === true ||
  (!user.isGlobalAdministrator &&
    user.grants.length > 0 &&
    user.grants.every(({ committeePath }) => administers(viewer, committeePath)));

// Paths hold digits and dots only, so `startsWith` needs no escaping of % and _.
const reachConditions = (reaches: Reach[]) =>
  reaches.flatMap(({ paths, provincialCommitteeIds }) => [
    ...(provincialCommitteeIds.length > 0 ? [{ provincialCommitteeId: { in: provincialCommitteeIds } }] : []),
    ...paths
      .filter((path) => !provincialCommitteeIds.includes(lastId(path)))
      .map((path) => ({ committeePath: { startsWith: path } })),
  ]);

const within = ({ grants }: Viewer) => ({ OR: [nothing, ...reachConditions(grants)] });

export const withinCommittee = ({ grants }: Viewer): Prisma.CommitteeWhereInput => ({
  OR: [nothing, ...grants.flatMap(({ paths }) => paths.map((path) => ({ path: { startsWith: path } })))],
});

const isWithin = ({ grants }: Viewer, committeePath: string) =>
  grants.some(({ paths }) => paths.some((path) => committeePath.startsWith(path)));

const isAbove = ({ grants }: Viewer, committeePath: string) =>
  grants.some(({ paths }) => paths.some((path) => path.startsWith(committeePath)));

export const ancestorIds = ({ grants }: Viewer) => [
  ...new Set(grants.flatMap(({ paths }) => paths.flatMap((path) => ids(path).slice(0, -1)))),
];

const ids = (path: string) => path.split(".").filter(Boolean).map(Number);
const lastId = (path: string) => ids(path).at(-1) ?? 0;

const anyOf = <Where>({ viewer }: Context, rules: (viewer: Viewer) => Where[]): { OR: (Where | typeof nothing)[] } => ({
  OR: [nothing, ...(viewer ? rules(viewer) : [])],
});
