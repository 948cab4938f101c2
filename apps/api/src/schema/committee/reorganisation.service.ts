import { createHash } from "node:crypto";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { ForbiddenError, fieldError, InvalidInputError, parseInput } from "../../errors.ts";
import { transact } from "../../transact.ts";
import { beginBatch, endBatch } from "../access/import-batch.service.ts";
import { handOver, planCommittees, writeCommittees } from "./committee-succession.service.ts";
import { type ReorganisationEntry, unitEntries } from "./reorganisation-entry.ts";
import { type Mapping, planReorganisation } from "./reorganisation-plan.ts";
import { readLivingUnits, writeUnitChanges } from "./unit-change.service.ts";
import { type LineProblem, nationOf, type UnitChanges } from "./unit-plan.ts";

export interface ReorganisationInput extends Mapping {
  subject: string;
  effectiveOn: Date;
  documentId: number | null;
  fileName: string;
}

/** How much a reorganisation does, or would do. */
export interface ReorganisationCounts {
  unitsEnded: number;
  unitsEstablished: number;
  unitsRenamed: number;
  unitsLeftAlone: number;
  unitsDivided: number;
  committeesDissolved: number;
  committeesEstablished: number;
  membersEnded: number;
  membersCarriedOver: number;
  rolesCarriedOver: number;
  tasksContinued: number;
  draftsHandedOver: number;
  reportsHandedOver: number;
  /** What somebody has to decide; each is an entry of that kind. */
  decisionsNeeded: number;
}

export interface ReorganisationOutcome {
  /** Null where nothing was written: in a preview, or since something is wrong with the mapping. */
  batchId: number | null;
  counts: ReorganisationCounts | null;
  /** The same by name, each in the order of its kind; empty where something is wrong with the mapping. */
  entries: ReorganisationEntry[];
  problems: LineProblem[];
}

const rules = z.object({ subject: z.string().trim().min(1, fieldError("REQUIRED")).max(300, fieldError("TOO_LONG")) });

/**
 * Rearranges units from one day on, and with them their committees, members and work, in one transaction and as a batch
 * that can be undone. A preview does the very same and takes it back before anybody sees it.
 */
export async function reorganise(
  input: ReorganisationInput,
  context: Context,
  { isPreview }: { isPreview: boolean },
): Promise<ReorganisationOutcome> {
  if (!context.viewer?.isGlobalAdministrator) throw new ForbiddenError();
  const { subject } = parseInput(rules, input);
  const { effectiveOn, documentId, fileName } = input;
  let outcome: ReorganisationOutcome | undefined;
  await transact(
    context,
    async (tx) => {
      await tx.$executeRaw`LOCK TABLE "AdministrativeUnit", "Committee" IN SHARE ROW EXCLUSIVE MODE`;
      if (documentId !== null && (await tx.document.count({ where: { id: documentId } })) === 0)
        throw new InvalidInputError([{ path: "documentId", code: "NOT_FOUND" }]);
      const sha256 = createHash("sha256")
        .update(JSON.stringify([input.lines, input.names]))
        .digest("hex");
      const batchId = await beginBatch({ kind: "reorganisation", fileName, sha256 }, context, tx);
      const living = await readLivingUnits(effectiveOn, tx);
      const { changes, problems } = planReorganisation(input, living, effectiveOn);
      if (problems.length > 0) {
        outcome = { batchId: null, counts: null, entries: [], problems };
        throw new NothingWritten();
      }
      const { id: reorganisationId } = await tx.reorganisation.create({
        data: { subject, effectiveOn, documentId },
        select: { id: true },
      });
      const day = { from: effectiveOn, reorganisationId, nationId: nationOf(living)?.id ?? 0 };
      const unitIds = await writeUnitChanges(changes, living, day, tx);
      const committees = await planCommittees(changes, living, unitIds, effectiveOn, tx);
      const written = await writeCommittees(committees, day, tx);
      const handed = await handOver(committees, effectiveOn, tx);
      const entries = [...unitEntries(changes), ...written.entries, ...handed.entries];
      const decisionsNeeded = entries.filter(({ kind }) => kind === "DECISION_NEEDED").length;
      const counts = { ...countUnits(changes), ...written.counts, ...handed.counts, decisionsNeeded };
      outcome = { batchId: isPreview ? null : batchId, counts, entries, problems };
      if (isPreview) throw new NothingWritten();
      await endBatch(batchId, { ...counts }, tx);
      return batchId;
    },
    { timeout: 300_000 },
  ).catch((error) => {
    if (!(error instanceof NothingWritten)) throw error;
  });
  if (!outcome) throw new Error("A reorganisation that was sent again is answered by its batch.");
  return outcome;
}

/** Rolls the transaction back; what there is to say is in the outcome. */
class NothingWritten extends Error {}

const countUnits = ({ ended, created, renamed, unchanged, successions }: UnitChanges) => ({
  unitsEnded: ended.length,
  unitsEstablished: created.length,
  unitsRenamed: renamed.length,
  unitsLeftAlone: unchanged.filter(({ level }) => level !== "NATION").length,
  unitsDivided: new Set(
    successions.filter(({ toCode, isWhole }) => toCode !== null && !isWhole).map(({ from }) => from.id),
  ).size,
});
