import type { JobEntryKind, JobKind, JobStage, Prisma, Transaction } from "@camket/prisma";
import type { Context } from "../../context.ts";
import { UnauthenticatedError } from "../../errors.ts";
import { transact } from "../../transact.ts";
import type { ReorganisationCounts } from "../committee/reorganisation.service.ts";

/** What is counted of a job's work, with what people are told it is. */
export const jobMeasures = {
  created: "Rows made anew.",
  changed: "Rows that are written anew, since the file says otherwise.",
  unchanged: "Rows that stand as they stood.",
  succeeded: "Rows that another one takes over, or that go on under a new name.",
  ended: "Rows that end without a successor.",
  failed: "Rows of the file with something wrong.",
  ambiguous: "Numbers of the file of which somebody has to say how they are written.",
  supported: "Recommendations of the file that the State supports.",
  noted: "Recommendations of the file that the State noted.",
  pending: "Recommendations of the file that the State has not answered.",
  themes: "Different themes that the file names.",
  ...({
    unitsEnded: "Units that end.",
    unitsEstablished: "Units that begin.",
    unitsRenamed: "Units that go on under a new name or kind.",
    unitsLeftAlone: "Units that go on as they are.",
    unitsDivided: "Units that end and go to several others in parts.",
    committeesDissolved: "Committees that end.",
    committeesEstablished: "Committees that begin.",
    membersEnded: "Terms that end with their committee.",
    membersCarriedOver: "Terms that go on in the committee that takes over.",
    rolesCarriedOver: "Roles of users that hold at the committee that takes over too.",
    tasksContinued: "Open tasks that go on in the committee that takes over.",
    draftsHandedOver: "Drafts of plans that the committee that takes over finishes.",
    reportsHandedOver: "Reports that are due and that another committee finishes.",
    agenciesEnded: "Agencies that end.",
    agenciesEstablished: "Agencies that begin.",
    agenciesSucceeded: "Agencies that another one takes over.",
    decisionsNeeded: "Things that somebody has to decide.",
  } satisfies Record<keyof ReorganisationCounts, string>),
  reportsConsolidated: "Drafts of reports that were filled from the reports below.",
  figuresConsolidated: "Figures of those drafts that were made or changed.",
  sourcesTaken: "Approved reports below that were taken.",
  sourcesMissing: "Reports below that were missing.",
} as const;
export type JobMeasure = keyof typeof jobMeasures;

/** More parts than any unit was ever divided into. */
export const MOST_CHOICES = 50;

/** One thing that a job did or would do, by name, or one thing that is wrong. */
export interface JobEntryDraft {
  kind: JobEntryKind;
  subject: string;
  row?: number;
  column?: string;
  fromName?: string | null;
  toName?: string | null;
  note?: string | null;
  code?: string;
  committeeId?: number;
  choices?: { name: string; unitCode: string }[];
}

export interface JobOutcome {
  /** What was made, to be undone as a whole; null where nothing was written. */
  batchId: number | null;
  counts: Partial<Record<JobMeasure, number>>;
  entries: JobEntryDraft[];
}

/** How the work of a job goes. */
export interface JobRun {
  isPreview: boolean;
  /** @param counts how much is written by then for good: it is told of a job that fails later, too. */
  onStage: (stage: JobStage, counts?: JobOutcome["counts"]) => Promise<void>;
}

/**
 * Asks for work to be done in the background, with the rights that the viewer has when it is done.
 *
 * @returns the id of the job.
 */
export async function askForJob(
  job: { kind: JobKind; isPreview: boolean; input: Prisma.InputJsonObject },
  context: Context,
): Promise<number> {
  const { viewer } = context;
  if (!viewer) throw new UnauthenticatedError();
  return transact(context, async (tx) => {
    const data = { ...job, input: wellFormed(job.input), userId: viewer.userId };
    const { id } = await tx.job.create({ data, select: { id: true } });
    return id;
  });
}

/**
 * Keeps what a job did, in the order in which it is told and in one statement: a reform of the whole country has tens of
 * thousands of entries, over which Prisma would keep everybody waiting.
 */
export async function keepEntries(jobId: number, entries: JobEntryDraft[], tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "JobEntry" ("jobId", "kind", "row", "column", "subject", "fromName", "toName", "note", "code",
      "committeeId", "choices")
    SELECT ${jobId}, "kind", "row", "column", "subject", "fromName", "toName", "note", "code", "committeeId",
      coalesce("choices", '[]')
    FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) AS ("kind" "JobEntryKind", "row" INTEGER,
      "column" TEXT, "subject" TEXT, "fromName" TEXT, "toName" TEXT, "note" TEXT, "code" TEXT, "committeeId" INTEGER,
      "choices" JSONB)) WITH ORDINALITY AS entry("kind", "row", "column", "subject", "fromName", "toName", "note", "code",
      "committeeId", "choices", "place")
    ORDER BY "place"`;
}

/** PostgreSQL takes no half of a surrogate pair in JSON; JSON.stringify writes those, and no others, as escapes. */
const wellFormed = (input: Prisma.InputJsonObject): Prisma.InputJsonObject =>
  JSON.parse(JSON.stringify(input).replace(/(?<=(?<!\\)(?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g, "\ufffd"));
