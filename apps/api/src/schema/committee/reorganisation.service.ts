import { createHash } from "node:crypto";
import type { JobStage, Transaction } from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { ForbiddenError, InvalidInputError, parseInput } from "../../errors.ts";
import { requiredText } from "../../text-rules.ts";
import { beginBatch, endBatch, writeBatch } from "../access/import-batch.service.ts";
import { administeredPaths, administers, visible } from "../visibility.ts";
import {
  type AgencyLine,
  agencyHeirs,
  followAgencies,
  planAgencies,
  writeAgencies,
} from "./agency-succession.service.ts";
import { planCommittees, writeCommittees } from "./committee-succession.service.ts";
import { type Decision, handOver, type MembersOfMerged, planHandOver } from "./hand-over.service.ts";
import { type ReorganisationEntry, unitEntries } from "./reorganisation-entry.ts";
import { type Mapping, planReorganisation } from "./reorganisation-plan.ts";
import { readLivingUnits, writeUnitChanges } from "./unit-change.service.ts";
import { type LineProblem, nationOf, type UnitChanges } from "./unit-plan.ts";

export interface ReorganisationInput extends Mapping {
  subject: string;
  effectiveOn: Date;
  documentId: number | null;
  fileName: string;
  /** What becomes of agencies; those of units that end and stand in no line follow their unit. */
  agencies?: AgencyLine[];
  /** What was chosen for single committees that are dissolved. */
  decisions?: Decision[];
  /** Whether members of committees that are joined end, as they do without it, or go on. */
  membersOfMerged?: MembersOfMerged;
}

/** How much a reorganisation does, or would do. */
export interface ReorganisationCounts {
  unitsEnded: number;
  unitsEstablished: number;
  unitsRenamed: number;
  unitsLeftAlone: number;
  unitsDivided: number;
  agenciesEnded: number;
  agenciesEstablished: number;
  agenciesSucceeded: number;
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

const rules = z.object({ subject: requiredText(300) });

/**
 * Rearranges units from one day on, and with them their committees, members and work, in one transaction and as a batch
 * that can be undone. A preview does the very same and takes it back before anybody sees it.
 */
export async function reorganise(
  input: ReorganisationInput,
  context: Context,
  { isPreview, onStage }: { isPreview: boolean; onStage?: (stage: JobStage) => Promise<void> },
): Promise<ReorganisationOutcome> {
  const isOfAgenciesAlone = input.lines.length + input.names.length + input.endedLevels.length === 0;
  if (!isOfAgenciesAlone && !context.viewer?.isGlobalAdministrator) throw new ForbiddenError();
  const { subject } = parseInput(rules, input);
  const { effectiveOn, documentId, fileName } = input;
  const refused = (problems: LineProblem[]) => ({ batchId: null, counts: null, entries: [], problems });
  return writeBatch(
    context,
    async (tx): Promise<ReorganisationOutcome> => {
      await tx.$executeRaw`LOCK TABLE "AdministrativeUnit", "Committee" IN SHARE ROW EXCLUSIVE MODE`;
      const seen = { AND: [isOfAgenciesAlone ? visible.document(context) : {}, { id: documentId ?? 0 }] };
      if (documentId !== null && (await tx.document.count({ where: seen })) === 0)
        throw new InvalidInputError([{ path: "documentId", code: "NOT_FOUND" }]);
      const committeeId = isOfAgenciesAlone ? await requireAdministrator(input.agencies ?? [], context, tx) : null;
      const sha256 = createHash("sha256")
        .update(JSON.stringify([input.lines, input.names, input.agencies, input.decisions, input.membersOfMerged]))
        .digest("hex");
      const batchId = await beginBatch({ kind: "reorganisation", fileName, sha256, committeeId }, context, tx);
      const living = await readLivingUnits(effectiveOn, tx);
      const { changes, problems } = planReorganisation(input, living, effectiveOn);
      if (problems.length > 0) return refused(problems);
      const { id: reorganisationId } = await tx.reorganisation.create({
        data: { subject, effectiveOn, documentId },
        select: { id: true },
      });
      const day = { from: effectiveOn, reorganisationId, nationId: nationOf(living)?.id ?? 0 };
      await onStage?.("UNITS");
      const unitIds = await writeUnitChanges(changes, living, day, tx);
      const { committees, problems: ofCommittees } = await planCommittees(changes, living, unitIds, effectiveOn, tx);
      if (ofCommittees.length > 0) return refused(ofCommittees);
      const planned = await planAgencies(input.agencies ?? [], { changes, living, unitIds }, effectiveOn, tx);
      if (planned.problems.length > 0) return refused(planned.problems);
      await onStage?.("AGENCIES");
      const agencies = await writeAgencies(planned.agencies, day, tx);
      await onStage?.("COMMITTEES");
      const written = await writeCommittees(committees, { ...day, agencyHeirs: agencyHeirs(agencies) }, tx);
      const { decisions = [], membersOfMerged = "END" } = input;
      const handing = planHandOver(committees, { decisions, membersOfMerged });
      if (handing.problems.length > 0) return refused(handing.problems);
      const handed = await handOver(committees, handing.handOver, effectiveOn, tx, onStage);
      const undecided = await followAgencies(agencies, effectiveOn, tx);
      const entries = [
        ...[...unitEntries(changes), ...agencies.entries, ...written.entries, ...handed.entries, ...undecided],
      ];
      const decisionsNeeded = entries.filter(({ kind }) => kind === "DECISION_NEEDED").length;
      const counts = {
        ...countUnits(changes),
        ...agencies.counts,
        ...written.counts,
        ...handed.counts,
        decisionsNeeded,
      };
      if (isPreview) return { batchId: null, counts, entries, problems };
      await endBatch(batchId, { ...counts }, tx);
      return { batchId, counts, entries, problems };
    },
    () => {
      throw new Error("A reorganisation that was sent again is answered by its batch.");
    },
    { timeout: 300_000 },
  );
}

/**
 * Agencies alone are rearranged by whoever administers the committees of their units.
 *
 * @returns the committee over all of them whose administrators may take it back; null where it is the installation.
 */
export async function requireAdministrator(
  lines: Pick<AgencyLine, "fromIds" | "to">[],
  { viewer }: Context,
  tx: Pick<Transaction, "administrativeUnit" | "committee">,
): Promise<number | null> {
  if (viewer?.isGlobalAdministrator) return null;
  const ids = lines.flatMap(({ fromIds, to }) => [...fromIds, ...(to && "id" in to ? [to.id] : [])]);
  const codes = lines.flatMap(({ to }) => (to && "unitCode" in to && to.unitCode ? [to.unitCode] : []));
  const units = await tx.administrativeUnit.findMany({
    where: { OR: [{ agencies: { some: { id: { in: ids } } } }, { validTo: null, code: { in: codes } }] },
    select: { committees: { select: { path: true } } },
  });
  const allAre = (isOver: (path: string) => boolean) =>
    units.every(({ committees }) => committees.some(({ path }) => isOver(path)));
  if (units.length === 0 || !allAre((path) => administers(viewer, path))) throw new ForbiddenError();
  const over = administeredPaths(viewer).find((own) => allAre((path) => path.startsWith(own)));
  if (over === undefined) return null;
  return (await tx.committee.findFirstOrThrow({ where: { path: over }, select: { id: true } })).id;
}

const countUnits = ({ ended, created, renamed, unchanged, successions }: UnitChanges) => ({
  unitsEnded: ended.length,
  unitsEstablished: created.length,
  unitsRenamed: renamed.length,
  unitsLeftAlone: unchanged.filter(({ level }) => level !== "NATION").length,
  unitsDivided: new Set(
    successions.filter(({ toCode, isWhole }) => toCode !== null && !isWhole).map(({ from }) => from.id),
  ).size,
});
