import type { AdministrativeLevel, JobStage, Transaction } from "@camket/prisma";
import { addDays } from "../../calendar.ts";
import { append, listed, type ReorganisationEntry, type ResponsibleChoice } from "./reorganisation-entry.ts";
import { type LineProblem, type LivingUnit, nationOf, type ProblemCode, type UnitChanges } from "./unit-plan.ts";
import { handOverWork } from "./work-succession.service.ts";

interface LivingCommittee {
  id: number;
  unitId: number;
  parentId: number | null;
  name: string;
  nameEn: string;
  symbol: string;
  standingAgencyId: number | null;
  validFrom: Date;
  validTo: Date | null;
  /** The last day on which it, its name, its seats or its members change or are to change. */
  changedOn: Date;
}

interface Edge {
  fromId: number;
  /** The unit whose committee takes over; null where it is `toId`, or nobody. */
  unitId: number | null;
  toId: number | null;
  isWhole: boolean;
}

interface CommitteeChanges {
  dissolved: LivingCommittee[];
  /** By the unit they work for; those above before those below. */
  established: { unitId: number; level: AdministrativeLevel; name: string; nameEn: string; symbol: string }[];
  edges: Edge[];
  /** The unit above each one, from that day on. */
  parentOf: Map<number, number | null>;
  /** Committees that go on, by the unit they work for; those established are added when they are written. */
  byUnit: Map<number, number>;
  /** What each committee is called; those established are added when they are written. */
  names: Map<number, string>;
  codeOf: Map<number, string>;
}

const LEVELS: AdministrativeLevel[] = ["NATION", "PROVINCE", "DISTRICT", "COMMUNE"];

/** Which committees end with their unit or with the one above them, and which take over. */
export async function planCommittees(
  changes: UnitChanges,
  living: LivingUnit[],
  unitIds: Map<string, number>,
  day: Date,
  tx: Transaction,
): Promise<{ committees: CommitteeChanges; problems: LineProblem[] }> {
  const committees = await tx.$queryRaw<LivingCommittee[]>`
    SELECT DISTINCT ON (committee."path") committee."id", committee."unitId", committee."parentId", period."name",
      period."nameEn", period."symbol", period."standingAgencyId", committee."validFrom", committee."validTo",
      greatest(committee."validTo", period."validFrom",
        (SELECT max("validFrom") FROM "Seat" WHERE "committeeId" = committee."id"),
        (SELECT max("startsOn") FROM "Membership" WHERE "committeeId" = committee."id")) AS "changedOn"
    FROM "Committee" committee JOIN "CommitteePeriod" period ON period."committeeId" = committee."id"
    WHERE committee."validTo" IS NULL OR committee."validTo" > ${day}
    ORDER BY committee."path", period."validFrom" DESC`;
  const nationId = nationOf(living)?.id ?? null;
  const idOf = (code: string) => unitIds.get(code) ?? 0;
  const units = new Map<number, { level: AdministrativeLevel; kind: string; name: string; nameEn: string }>([
    ...living.map((unit): [number, LivingUnit] => [unit.id, unit]),
    ...changes.renamed.map(({ unit, ...name }): [number, LivingUnit] => [unit.id, { ...unit, ...name }]),
  ]);
  const before = new Map(living.map((unit) => [unit.id, unit]));
  const parentOf = new Map<number, number | null>(living.map(({ id, parentId }) => [id, parentId]));
  for (const unit of changes.created) {
    units.set(idOf(unit.code), unit);
    parentOf.set(idOf(unit.code), unit.parentCode === null ? nationId : idOf(unit.parentCode));
  }
  const heirsOf = new Map<number, { unitId: number | null; isWhole: boolean }[]>();
  for (const { from, toCode, isWhole } of changes.successions)
    append(heirsOf, from.id, { unitId: toCode === null ? null : idOf(toCode), isWhole });

  const dissolved = new Map<number, LivingCommittee>();
  const edgesOf = new Map<number, Edge[]>();
  const established = new Map<number, CommitteeChanges["established"][number]>();
  const byUnit = new Map<number, number>();
  const ending = new Set<number>();
  const link = (edge: Edge) => append(edgesOf, edge.fromId, edge);
  for (const committee of committees) {
    const ends = heirsOf.get(committee.unitId);
    if (!ends && !(committee.parentId !== null && dissolved.has(committee.parentId))) {
      if (committee.validFrom <= day) byUnit.set(committee.unitId, committee.id);
      if (committee.validFrom > day || committee.validTo) ending.add(committee.unitId);
      continue;
    }
    dissolved.set(committee.id, committee);
    // Its unit goes on where only the committee above it ends.
    for (const { unitId, isWhole } of ends ?? [{ unitId: committee.unitId, isWhole: true }]) {
      if (unitId === null) {
        link({ fromId: committee.id, ...heirAbove(committee, dissolved, edgesOf), isWhole: false });
        continue;
      }
      link({ fromId: committee.id, unitId, toId: null, isWhole });
      const unit = units.get(unitId);
      const old = before.get(committee.unitId);
      if (unit && old && !established.has(unitId))
        established.set(unitId, { unitId, level: unit.level, ...renameFor(committee, old, unit) });
    }
  }
  // A committee that goes on takes in the one of a unit that is joined to its own.
  for (const unitId of byUnit.keys()) established.delete(unitId);
  const codeOf = new Map([...unitIds].map(([code, id]) => [id, code]));
  const unitAbove = (unitId: number): number | null => {
    const above = parentOf.get(unitId) ?? null;
    return above === null || byUnit.has(above) || established.has(above) ? above : unitAbove(above);
  };
  const unsettled = new Set([
    ...[...dissolved.values()].filter(({ changedOn }) => changedOn >= day).map(({ unitId }) => unitId),
    ...[...established.keys()]
      .flatMap((unitId) => [unitId, unitAbove(unitId) ?? unitId])
      .filter((id) => ending.has(id)),
  ]);
  return {
    problems: [...unsettled].map((unitId) => ({
      ...{ line: 0, column: "oldCode", value: codeOf.get(unitId) ?? before.get(unitId)?.code ?? "" },
      code: "COMMITTEE_CHANGED_SINCE",
    })),
    committees: {
      dissolved: [...dissolved.values()],
      established: [...established.values()].toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level)),
      edges: [...edgesOf.values()].flat(),
      parentOf,
      byUnit,
      names: new Map(committees.map(({ id, name }) => [id, name])),
      codeOf,
    },
  };
}

/** What an abolished committee leaves goes to the one above it, or to the one that took over from that. */
function heirAbove(
  { parentId }: LivingCommittee,
  dissolved: Map<number, LivingCommittee>,
  edgesOf: Map<number, Edge[]>,
): Pick<Edge, "unitId" | "toId"> {
  if (parentId === null || !dissolved.has(parentId)) return { unitId: null, toId: parentId };
  const [heir, another] = edgesOf.get(parentId) ?? [];
  return heir && !another ? { unitId: heir.unitId, toId: heir.toId } : { unitId: null, toId: null };
}

/** "… tỉnh Hà Giang" becomes "… tỉnh Tuyên Quang". */
function renameFor(
  { name, nameEn, symbol }: LivingCommittee,
  before: { kind: string; name: string; nameEn: string },
  after: { kind: string; name: string; nameEn: string },
) {
  const title = `${before.kind} ${before.name}`;
  return {
    name: name.includes(title)
      ? name.replace(title, `${after.kind} ${after.name}`)
      : `Ban Chỉ đạo về Nhân quyền ${after.kind} ${after.name}`,
    nameEn: nameEn.includes(before.nameEn)
      ? nameEn.replace(before.nameEn, after.nameEn)
      : `Human Rights Steering Committee of ${after.nameEn}`,
    symbol,
  };
}

/** Dissolves, establishes and links them. Fills `byUnit` and `names` with those established. */
export async function writeCommittees(
  changes: CommitteeChanges,
  { from, reorganisationId, agencyHeirs }: { from: Date; reorganisationId: number; agencyHeirs: Map<number, number> },
  tx: Transaction,
) {
  const { dissolved, established, parentOf, byUnit, names } = changes;
  const ids = dissolved.map(({ id }) => id);
  await tx.$executeRaw`UPDATE "CommitteePeriod" SET "validTo" = ${from} WHERE "committeeId" = ANY (${ids}) AND "validTo" IS NULL`;
  await tx.$executeRaw`UPDATE "Committee" SET "validTo" = ${from}, "version" = "version" + 1 WHERE "id" = ANY (${ids})`;

  const committeeAbove = (unitId: number): number | null => {
    const above = parentOf.get(unitId) ?? null;
    return above === null ? null : (byUnit.get(above) ?? committeeAbove(above));
  };
  // A committee is written after the one it stands under, on whose path its own is built.
  for (const level of LEVELS) {
    const rows = established
      .filter((committee) => committee.level === level)
      .map((committee) => ({ ...committee, parentId: committeeAbove(committee.unitId) }));
    const written = await tx.$queryRaw<{ id: number; unitId: number }[]>`
      INSERT INTO "Committee" ("unitId", "parentId", "validFrom")
      SELECT "unitId", "parentId", ${from} FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row("unitId" int, "parentId" int)
      RETURNING "id", "unitId"`;
    for (const { id, unitId } of written) byUnit.set(unitId, id);
  }
  const standing = standingAgencies(changes, agencyHeirs);
  const periods = established.map(({ unitId, ...names }) => ({
    ...{ committeeId: byUnit.get(unitId) ?? 0, standingAgencyId: standing.get(unitId) ?? null, ...names },
  }));
  for (const { committeeId, name } of periods) names.set(committeeId, name);
  await tx.$executeRaw`
    INSERT INTO "CommitteePeriod" ("committeeId", "name", "nameEn", "symbol", "standingAgencyId", "validFrom")
    SELECT "committeeId", "name", "nameEn", "symbol", "standingAgencyId", ${from}
      FROM jsonb_to_recordset(${JSON.stringify(periods)}::jsonb)
        AS row("committeeId" int, "name" text, "nameEn" text, "symbol" text, "standingAgencyId" int)`;
  const edges = heirs(changes);
  await tx.$executeRaw`
    INSERT INTO "CommitteeSuccession" ("reorganisationId", "fromId", "toId", "isWhole")
    SELECT ${reorganisationId}, "fromId", "toId", bool_or("isWhole")
      FROM jsonb_to_recordset(${JSON.stringify(edges)}::jsonb) AS row("fromId" int, "toId" int, "isWhole" boolean)
      GROUP BY 2, 3`;
  return {
    counts: { committeesDissolved: dissolved.length, committeesEstablished: established.length },
    entries: committeeEntries(changes, edges),
  };
}

/** The agency that did the daily work of all that a committee takes over from, or took over from theirs. */
function standingAgencies({ dissolved, edges }: CommitteeChanges, agencyHeirs: Map<number, number>) {
  const before = new Map(dissolved.map(({ id, standingAgencyId }) => [id, standingAgencyId]));
  const agencies = new Map<number | null, Set<number | null>>();
  for (const { fromId, unitId } of edges) {
    const agencyId = before.get(fromId) ?? null;
    const heirId = agencyId === null ? null : (agencyHeirs.get(agencyId) ?? agencyId);
    agencies.set(unitId, (agencies.get(unitId) ?? new Set()).add(heirId));
  }
  return new Map(
    [...agencies].flatMap(([unitId, [only = null, another]]) => (another === undefined ? [[unitId, only]] : [])),
  );
}

/** An edge with the committee it leads to. */
type Heir = Pick<Edge, "fromId" | "unitId" | "toId" | "isWhole">;

const heirs = ({ edges, byUnit }: CommitteeChanges): Heir[] =>
  edges.map((edge) => ({
    ...edge,
    toId: edge.toId ?? (edge.unitId === null ? null : (byUnit.get(edge.unitId) ?? null)),
  }));

function committeeEntries(
  { dissolved, established, byUnit, names, codeOf }: CommitteeChanges,
  edges: Heir[],
): ReorganisationEntry[] {
  const nameOf = (id: number | null) => (id === null ? null : (names.get(id) ?? null));
  const from = new Map<number | null, string[]>();
  const to = new Map<number, string[]>();
  for (const { fromId, toId } of edges) {
    append(from, toId, nameOf(fromId) ?? "");
    if (toId !== null) append(to, fromId, nameOf(toId) ?? "");
  }
  return [
    ...dissolved.map(
      ({ id, name }): ReorganisationEntry => ({
        ...{ kind: "COMMITTEE_DISSOLVED", subject: name, from: null, to: listed(to.get(id) ?? []), note: null },
        committeeId: id,
      }),
    ),
    ...established.map(
      ({ unitId, name }): ReorganisationEntry => ({
        ...{ kind: "COMMITTEE_ESTABLISHED", subject: name, from: listed(from.get(byUnit.get(unitId) ?? 0) ?? []) },
        ...{ to: null, note: null, ...unitCodeOf(unitId, codeOf) },
      }),
    ),
    ...edges
      .filter(({ toId }) => toId !== null)
      .map(
        ({ fromId, toId, unitId, isWhole }): ReorganisationEntry => ({
          ...{ kind: "COMMITTEE_SUCCEEDED", subject: nameOf(fromId) ?? "", from: nameOf(fromId), to: nameOf(toId) },
          ...{ note: isWhole ? null : "Một phần", committeeId: fromId, ...unitCodeOf(unitId, codeOf) },
        }),
      ),
  ];
}

function unitCodeOf(unitId: number | null, codeOf: Map<number, string>): { unitCode?: string } {
  const unitCode = unitId === null ? undefined : codeOf.get(unitId);
  return unitCode === undefined ? {} : { unitCode };
}

export const MEMBERS_OF_MERGED = ["END", "CARRY_OVER"] as const;
export type MembersOfMerged = (typeof MEMBERS_OF_MERGED)[number];

/** What somebody chose for one committee that is dissolved. */
export interface Decision {
  committeeId: number;
  /** Who answers for what it leaves: one of its successors, or one above all of them. */
  responsibleCommitteeId?: number;
  /** The same for a committee that is only being established, by the code of its unit. */
  responsibleUnitCode?: string;
  /** What becomes of its members; without it, they go on where it alone became one other committee. */
  members?: MembersOfMerged;
}

export interface Choices {
  decisions: Decision[];
  /** What becomes of the members of committees that are joined, where no decision says otherwise. */
  membersOfMerged: MembersOfMerged;
}

interface Term {
  name: string;
  position: string;
  fromId: number;
  toId: number | null;
}

/** Who goes on with what the dissolved committees leave, as was decided or by the rules. */
export function planHandOver(
  changes: CommitteeChanges,
  { decisions, membersOfMerged }: Choices,
): { handOver: HandOver; problems: LineProblem[] } {
  const { dissolved, established, byUnit, codeOf, names } = changes;
  const edges = heirs(changes).filter((edge) => edge.toId !== null);
  const into = new Map<number | null, Heir[]>();
  const outOf = new Map<number, Heir[]>();
  for (const edge of edges) {
    append(into, edge.toId, edge);
    append(outOf, edge.fromId, edge);
  }
  const problems: LineProblem[] = [];
  const ending = new Set(dissolved.map(({ id }) => id));
  const chosen = new Map(decisions.map((decision) => [decision.committeeId, decision]));
  const report = (committeeId: number, code: ProblemCode) =>
    problems.push({
      ...{ line: 0, column: "decisions", value: names.get(committeeId) ?? String(committeeId), code, committeeId },
    });
  for (const { committeeId } of decisions) if (!ending.has(committeeId)) report(committeeId, "UNKNOWN_COMMITTEE");

  const begun = new Set(established.map(({ unitId }) => byUnit.get(unitId)));
  const wholly = edges.filter(({ toId, isWhole }) => isWhole && begun.has(toId ?? 0));
  const alone = wholly.filter(({ toId }) => into.get(toId)?.length === 1);
  const isAlone = new Set(alone.map(({ fromId }) => fromId));
  const carried = wholly.filter(
    ({ fromId }) =>
      (chosen.get(fromId)?.members ?? (isAlone.has(fromId) ? "CARRY_OVER" : membersOfMerged)) === "CARRY_OVER",
  );
  const isWhole = new Set(wholly.map(({ fromId }) => fromId));
  for (const { committeeId, members } of decisions)
    if (members === "CARRY_OVER" && ending.has(committeeId) && !isWhole.has(committeeId))
      report(committeeId, "MEMBERS_OF_DIVIDED");

  const placeOf = placesIn(changes);
  const unitByCode = new Map([...codeOf].map(([unitId, code]) => [code, unitId]));
  const decided = new Set<number>();
  // Of a divided one, the committee above the parts answers for what it left; of any other its only heir does.
  const responsible = dissolved.flatMap(({ id }) => {
    const parts = outOf.get(id) ?? [];
    const { responsibleCommitteeId, responsibleUnitCode } = chosen.get(id) ?? {};
    if (responsibleCommitteeId !== undefined || responsibleUnitCode !== undefined) {
      const toId = responsibleCommitteeId ?? byUnit.get(unitByCode.get(responsibleUnitCode ?? "") ?? 0) ?? 0;
      const isSuccessor = parts.some((part) => part.toId === toId);
      const isAboveAll = parts.length > 0 && parts.every((part) => placeOf(part.toId).includes(toId));
      if (!isSuccessor && !isAboveAll) report(id, "NOT_A_SUCCESSOR");
      decided.add(id);
      return [{ fromId: id, toId }];
    }
    const [only, another] = parts;
    const toId = only && !another ? only.toId : aboveAll(parts, placeOf);
    return toId === null ? [] : [{ fromId: id, toId }];
  });
  const unitOf = new Map([...byUnit].map(([unitId, id]) => [id, unitId]));
  const choicesOf = (id: number): ResponsibleChoice[] => {
    const parts = outOf.get(id) ?? [];
    return [...new Set([...parts.map(({ toId }) => toId), aboveAll(parts, placeOf)])].flatMap((toId) => {
      const name = names.get(toId ?? 0);
      const unitCode = codeOf.get(unitOf.get(toId ?? 0) ?? 0);
      return name === undefined || unitCode === undefined ? [] : [{ name, unitCode }];
    });
  };
  const undecided = new Map(
    dissolved.flatMap(({ id }) =>
      outOf.get(id)?.length === 1 || decided.has(id) ? [] : [[id, choicesOf(id)] as const],
    ),
  );
  return { problems, handOver: { alone, carried, responsible, undecided } };
}

interface HandOver {
  /** Where one committee took over from one other, whole. */
  alone: Heir[];
  /** Whose members go on. */
  carried: Heir[];
  responsible: { fromId: number; toId: number }[];
  /** Those of which somebody may have to decide who is responsible, with who may be. */
  undecided: Map<number, ResponsibleChoice[]>;
}

/**
 * Seats and roles go on where one committee took over from one other, whole, and members as planned: nobody has two terms in
 * one committee, and where several had a head, none of them is the head. Work in progress goes on with whoever answers for it.
 */
export async function handOver(
  changes: CommitteeChanges,
  plan: HandOver,
  day: Date,
  tx: Transaction,
  onStage?: (stage: JobStage) => Promise<void>,
) {
  await onStage?.("MEMBERS");
  const whole = JSON.stringify(plan.alone);
  const carriedOver = JSON.stringify(plan.carried);
  const { responsible } = plan;
  const ids = changes.dissolved.map(({ id }) => id);
  const eve = addDays(day, -1);

  await tx.$executeRaw`
    INSERT INTO "Seat" ("committeeId", "role", "office", "agencyId", "validFrom", "validTo")
    SELECT edge."toId", seat."role", seat."office", seat."agencyId", ${day}, seat."validTo"
    FROM "Seat" seat JOIN jsonb_to_recordset(${whole}::jsonb) AS edge("fromId" int, "toId" int) ON edge."fromId" = seat."committeeId"
    WHERE seat."validTo" IS NULL OR seat."validTo" > ${day}`;
  const carried = await tx.$queryRaw<(Term & { personId: number })[]>`
    WITH edge AS (SELECT * FROM jsonb_to_recordset(${carriedOver}::jsonb) AS edge("fromId" int, "toId" int)),
      going AS (
        SELECT term.*, edge."toId", row_number() OVER (PARTITION BY edge."toId", term."personId" ORDER BY term."role", term."id") AS place,
          count(*) FILTER (WHERE term."role" = 'HEAD') OVER (PARTITION BY edge."toId") AS heads
        FROM "Membership" term JOIN edge ON edge."fromId" = term."committeeId"
        WHERE term."startsOn" < ${day} AND (term."endsOn" IS NULL OR term."endsOn" >= ${day})),
      carried AS (
        INSERT INTO "Membership" ("committeeId", "personId", "seatId", "role", "position", "agencyId", "documentId", "startsOn", "endsOn")
        SELECT term."toId", term."personId", (SELECT seat."id" FROM "Seat" old JOIN "Seat" seat ON seat."committeeId" = term."toId"
            AND seat."role" = old."role" AND seat."office" = old."office" WHERE old."id" = term."seatId" LIMIT 1),
          term."role", term."position", term."agencyId", term."documentId", ${day}, term."endsOn"
        FROM going term WHERE term.place = 1 AND (term."role" <> 'HEAD' OR term.heads = 1) ORDER BY term."id"
        RETURNING "id", "personId", "committeeId")
    SELECT going."personId", person."name", going."position", going."committeeId" AS "fromId", going."toId"
    FROM carried JOIN going ON going."toId" = carried."committeeId" AND going."personId" = carried."personId" AND going.place = 1
      JOIN "Person" person ON person."id" = carried."personId"
    ORDER BY carried."id"`;
  const rolesCarriedOver = await tx.$executeRaw`
    INSERT INTO "Grant" ("userId", "committeeId", "role", "agencyId", "validFrom", "validTo")
    SELECT held."userId", edge."toId", held."role", held."agencyId", greatest(held."validFrom", ${day}), held."validTo"
    FROM "Grant" held JOIN jsonb_to_recordset(${whole}::jsonb) AS edge("fromId" int, "toId" int) ON edge."fromId" = held."committeeId"
    WHERE held."validTo" IS NULL OR held."validTo" > greatest(held."validFrom", ${day})`;
  await tx.$executeRaw`UPDATE "Seat" SET "validTo" = ${day}, "version" = "version" + 1
    WHERE "committeeId" = ANY (${ids}) AND "validFrom" < ${day} AND ("validTo" IS NULL OR "validTo" > ${day})`;
  const gone = await tx.$queryRaw<(Term & { personId: number })[]>`
    WITH ended AS (UPDATE "Membership" SET "endsOn" = ${eve}, "version" = "version" + 1
      WHERE "committeeId" = ANY (${ids}) AND "startsOn" < ${day} AND ("endsOn" IS NULL OR "endsOn" >= ${day})
      RETURNING "id", "personId", "position", "committeeId")
    SELECT ended."personId", person."name", ended."position", ended."committeeId" AS "fromId", NULL::int AS "toId" FROM ended
      JOIN "Person" person ON person."id" = ended."personId"
    ORDER BY ended."id"`;
  const goesOn = new Set(carried.map(({ fromId, personId }) => `${fromId} ${personId}`));
  const ended = gone.filter(({ fromId, personId }) => !goesOn.has(`${fromId} ${personId}`));

  await onStage?.("WORK");
  const { counts, handed, unanswered } = await handOverWork(responsible, ids, tx);
  const nameOf = (id: number | null) => (id === null ? null : (changes.names.get(id) ?? null));
  const answers = new Map(responsible.map(({ fromId, toId }) => [fromId, toId]));
  const left = new Set([...unanswered, ...handed.map(({ fromId }) => fromId)]);
  const entries: ReorganisationEntry[] = [
    ...[...ended, ...carried].map(
      ({ name, position, fromId, toId }): ReorganisationEntry => ({
        ...{ kind: toId === null ? "MEMBER_ENDED" : "MEMBER_CARRIED_OVER", subject: name, from: nameOf(fromId) },
        ...{ to: nameOf(toId), note: position, committeeId: fromId },
      }),
    ),
    ...handed.map(
      ({ kind, title, note, fromId, toId }): ReorganisationEntry => ({
        ...{ kind, subject: title, from: nameOf(fromId), to: nameOf(toId), note, committeeId: fromId },
      }),
    ),
    ...changes.dissolved
      .filter(({ id }) => left.has(id) && plan.undecided.has(id))
      .map(
        ({ id, name }): ReorganisationEntry => ({
          ...{
            kind: "DECISION_NEEDED",
            subject: name,
            from: null,
            to: nameOf(answers.get(id) ?? null),
            committeeId: id,
            choices: plan.undecided.get(id) ?? [],
          },
          note: answers.has(id)
            ? "Ban được chia; việc còn lại do ban cấp trên chịu trách nhiệm nếu không chọn ban khác."
            : "Không có ban nào chịu trách nhiệm về việc còn lại.",
        }),
      ),
  ];
  return {
    counts: { membersEnded: ended.length, membersCarriedOver: carried.length, rolesCarriedOver, ...counts },
    entries,
  };
}

/** The committees above one that goes on, the nearest first. */
function placesIn({ byUnit, parentOf }: CommitteeChanges): (committeeId: number | null) => number[] {
  const unitOf = new Map([...byUnit].map(([unitId, id]) => [id, unitId]));
  return (committeeId) => {
    const line: number[] = [];
    let unitId = unitOf.get(committeeId ?? 0) ?? null;
    while (unitId !== null) {
      unitId = parentOf.get(unitId) ?? null;
      const above = unitId === null ? undefined : byUnit.get(unitId);
      if (above !== undefined) line.push(above);
    }
    return line;
  };
}

/** The nearest committee that stands above every one of several. */
function aboveAll(edges: Heir[], placeOf: (committeeId: number | null) => number[]): number | null {
  const [first = [], ...others] = edges.map(({ toId }) => placeOf(toId));
  return first.find((id) => others.every((line) => line.includes(id))) ?? null;
}
