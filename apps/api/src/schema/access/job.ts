import { JobEntryKind, type JobKind, type JobStage, type JobState } from "@camket/prisma";
import { encodeGlobalID } from "@pothos/plugin-relay";
import { z } from "zod";
import { builder } from "../../builder.ts";
import type { Text } from "../../errors.ts";
import { establishmentProblemTexts } from "../committee/committee-establishment.service.ts";
import { memberProblemTexts, memberRemarkTexts } from "../committee/member-plan.ts";
import { problemTexts } from "../committee/unit-plan.ts";
import { connectionOf } from "../connection.ts";
import { perPage } from "../per-page.ts";
import { recommendationProblemTexts } from "../plan/recommendation-list.ts";
import { figureProblemTexts } from "../report/figure-problems.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";
import { enumName } from "./file-columns.ts";
import { type JobMeasure, jobMeasures, MOST_CHOICES } from "./job.service.ts";

const JobKindEnum = builder.enumType("JobKind", {
  description: "What a job does.",
  values: {
    IMPORT_UNITS: { description: "Takes over a file of administrative units." },
    IMPORT_MEMBERS: { description: "Takes over a file of members of committees." },
    IMPORT_RECOMMENDATIONS: { description: "Takes over a list of recommendations to the State." },
    ESTABLISH_COMMITTEES: { description: "Establishes committees for all units of a level." },
    REORGANISE: { description: "Rearranges units, agencies and committees." },
    UNDO_BATCH: { description: "Takes a batch back." },
    CONSOLIDATE: { description: "Fills the drafts of reports of a round from the reports below." },
    IMPORT_FIGURES: { description: "Takes over a file of figures into the draft of a report." },
  } satisfies Record<JobKind, { description: string }>,
});

const JobStateEnum = builder.enumType("JobState", {
  description: "How far a job is.",
  values: {
    WAITING: { description: "Its turn has not come." },
    RUNNING: { description: "It is being done." },
    DONE: {
      description: "It is done; where something is wrong with a file, nothing was written and its entries say why.",
    },
    FAILED: { description: "It was refused or broke off; nothing was written." },
  } satisfies Record<JobState, { description: string }>,
});

const JobStageEnum = builder.enumType("JobStage", {
  description: "What a job is busy with, in this order.",
  values: {
    CHECKING: { description: "Reads and checks what was asked." },
    UNITS: { description: "Writes administrative units." },
    AGENCIES: { description: "Writes agencies." },
    COMMITTEES: { description: "Writes committees." },
    MEMBERS: { description: "Writes people, seats and terms." },
    WORK: { description: "Hands over plans, tasks and reports." },
    RECOMMENDATIONS: { description: "Writes recommendations." },
    REPORTS: { description: "Consolidates reports, the lowest level first." },
    FIGURES: { description: "Writes figures." },
  } satisfies Record<JobStage, { description: string }>,
});

const JobEntryKindEnum = builder.enumType("JobEntryKind", {
  description: "What an entry of a job says.",
  values: {
    PROBLEM: { description: "Something is wrong." },
    DECISION_NEEDED: { description: "Somebody has to decide, since a unit was divided." },
    UNIT_ESTABLISHED: { description: "A unit begins." },
    UNIT_RENAMED: { description: "A unit goes on under a new name or kind." },
    UNIT_SUCCEEDED: { description: "A unit ends and another one takes over all of it." },
    UNIT_DIVIDED: { description: "A unit ends and several take over parts of it." },
    UNIT_ENDED: { description: "A unit ends without a successor." },
    AGENCY_ESTABLISHED: { description: "An agency begins." },
    AGENCY_ENDED: { description: "An agency ends." },
    COMMITTEE_ESTABLISHED: { description: "A committee begins." },
    COMMITTEE_SUCCEEDED: { description: "A committee ends and another one takes over." },
    COMMITTEE_DISSOLVED: { description: "A committee ends." },
    PERSON_ADDED: { description: "A person is entered." },
    MEMBER_APPOINTED: { description: "A term begins." },
    MEMBER_CARRIED_OVER: { description: "A term goes on in the successor." },
    MEMBER_ENDED: { description: "A term ends." },
    TASK_CONTINUED: { description: "An open task goes on in the successor." },
    DRAFT_HANDED_OVER: { description: "A draft of a plan is finished by the successor." },
    REPORT_HANDED_OVER: { description: "A report that is due is finished by another committee." },
    RECOMMENDATION_ADDED: { description: "A recommendation is entered." },
    RECOMMENDATION_CHANGED: { description: "The text, the answer or the themes of a recommendation are written anew." },
    FIGURE_ADDED: {
      description:
        'A figure is typed that was not. toName is what it is: a decimal, the two of a ratio as "3/4", or "NOTHING_AROSE"; note is what explains it.',
    },
    FIGURE_CHANGED: {
      description: "A figure that was typed is another, or explained anew. fromName is what it was, toName what it is.",
    },
  } satisfies Record<JobEntryKind, { description: string }>,
});

const JobMeasureEnum = builder.enumType("JobMeasure", {
  description: "What is counted of a job's work.",
  values: Object.fromEntries(
    Object.entries(jobMeasures).map(([value, description]) => [enumName(value), { value, description }]),
  ) as Record<string, { value: JobMeasure; description: string }>, // keys of jobMeasures
});

const JobCount = builder.objectRef<{ measure: JobMeasure; count: number }>("JobCount").implement({
  description: "How much of one thing a job did or would do.",
  fields: (t) => ({
    measure: t.expose("measure", { type: JobMeasureEnum, description: "What is counted." }),
    count: t.exposeInt("count", { description: "How many." }),
  }),
});

const choices = z.array(z.object({ name: z.string(), unitCode: z.string() }));

const ResponsibleChoice = builder.objectRef<z.infer<typeof choices>[number]>("ResponsibleChoice").implement({
  description: "A committee that may answer for the work that a dissolved one leaves.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Its name from that day on." }),
    unitCode: t.exposeString("unitCode", { description: "The code of its unit, by which a decision names it." }),
  }),
});

const JobEntry = builder.prismaNode("JobEntry", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.jobEntry(context) }),
  fields: (t) => ({
    kind: t.expose("kind", { type: JobEntryKindEnum }),
    row: t.exposeInt("row", { nullable: true }),
    column: t.exposeString("column", { nullable: true }),
    subject: t.exposeString("subject"),
    fromName: t.exposeString("fromName", { nullable: true }),
    toName: t.exposeString("toName", { nullable: true }),
    note: t.exposeString("note", { nullable: true }),
    code: t.exposeString("code", { nullable: true }),
    committeeId: t.id({
      nullable: true,
      description:
        "Global ID of the committee that it is about; null where it is about none, or one that is not there.",
      select: { committeeId: true },
      resolve: ({ committeeId }) => (committeeId === null ? null : encodeGlobalID("Committee", committeeId)),
    }),
    choices: t.field({
      type: [ResponsibleChoice],
      description:
        "Who may be chosen where a decision is needed: its successors, then the nearest committee above them.",
      atMost: MOST_CHOICES,
      select: { choices: true },
      resolve: (entry) => choices.parse(entry.choices),
    }),
    message: t.string({
      nullable: true,
      description: "What is wrong or to be looked at, in the language of the request; null where nothing is.",
      select: { code: true },
      resolve: ({ code }, _arguments, { locale }) => (code === null ? null : (texts[code]?.[locale] ?? null)),
    }),
  }),
});

/** What is said of each code, whichever work says it. */
const texts: Record<string, Text> = {
  ...problemTexts,
  ...memberProblemTexts,
  ...memberRemarkTexts,
  ...establishmentProblemTexts,
  ...recommendationProblemTexts,
  ...figureProblemTexts,
};

const [JobEntryConnection, JobEntryEdge] = connectionOf(JobEntry, "JobEntry");

const JobEntryCount = builder.objectRef<{ kind: JobEntryKind; count: number }>("JobEntryCount").implement({
  description: "How many entries of one kind a job has.",
  fields: (t) => ({
    kind: t.expose("kind", { type: JobEntryKindEnum, description: "The kind." }),
    count: t.exposeInt("count", { description: "How many." }),
  }),
});

const counted = z.partialRecord(z.enum(Object.keys(jobMeasures) as JobMeasure[]), z.int()); // keys of an object literal
const refusal = z.object({ vi: z.string(), en: z.string() });

/** In the order in which they are told; the database keeps none. */
const measuresIn = (counts: Partial<Record<JobMeasure, number>>) =>
  (Object.keys(jobMeasures) as JobMeasure[]).flatMap((measure) => {
    const count = counts[measure];
    return count === undefined ? [] : [{ measure, count }];
  });

const countEntriesOf = perPage(async (ids, { db }) => {
  const groups = await db.jobEntry.groupBy({
    by: ["jobId", "kind"],
    where: { jobId: { in: ids } },
    _count: true,
    orderBy: { kind: "asc" },
  });
  return (id) => groups.filter(({ jobId }) => jobId === id).map(({ kind, _count }) => ({ kind, count: _count }));
});

export const Job = builder.prismaNode("Job", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.job(context) }),
  fields: (t) => ({
    kind: t.expose("kind", { type: JobKindEnum }),
    isPreview: t.exposeBoolean("isPreview"),
    state: t.expose("state", { type: JobStateEnum }),
    stage: t.expose("stage", { type: JobStageEnum, nullable: true }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    finishedAt: t.expose("finishedAt", { type: "DateTime", nullable: true }),
    refusal: t.string({
      nullable: true,
      description: "Why it failed, in the language of the request; null unless it did.",
      select: { refusal: true },
      resolve: (job, _arguments, { locale }) => (job.refusal === null ? null : refusal.parse(job.refusal)[locale]),
    }),
    counts: t.field({
      type: [JobCount],
      description: "How much it did or would do; while it is done, how much so far where that is known.",
      atMost: 30,
      select: { counts: true },
      resolve: ({ counts }) => (counts === null ? [] : measuresIn(counted.parse(counts))),
    }),
    entryCounts: t.field({
      type: [JobEntryCount],
      description: "How many entries of each kind it has.",
      atMost: Object.keys(JobEntryKind).length,
      select: { id: true },
      resolve: ({ id }, _arguments, context) => countEntriesOf(id, context),
    }),
    entries: t.relatedConnection(
      "entries",
      {
        description: "What it did or would do, by name, and what is wrong: in the order of the file.",
        cursor: "id",
        totalCount: true,
        args: { kind: t.arg({ type: JobEntryKindEnum, description: "Entries of this kind alone." }) },
        query: ({ kind }) => ({ where: kind ? { kind } : {}, orderBy: { id: "asc" } }),
      },
      JobEntryConnection,
      JobEntryEdge,
    ),
  }),
});

const [JobConnection, JobEdge] = connectionOf(Job, "Job");

builder.queryField("jobs", (t) =>
  t.prismaConnection(
    {
      type: Job,
      description: "What the viewer asked to be done in the background in the last ninety days, the latest first.",
      cursor: "id",
      totalCount: (_root, _arguments, context) => context.db.job.count({ where: visible.job(context) }),
      resolve: (query, _root, _arguments, context) =>
        context.db.job.findMany({ ...query, where: visible.job(context), orderBy: { id: "desc" } }),
    },
    JobConnection,
    JobEdge,
  ),
);
