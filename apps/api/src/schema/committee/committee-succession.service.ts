import type { AdministrativeLevel, Transaction } from "@camket/prisma";
import { addDays } from "../../calendar.ts";
import { type LivingUnit, nationOf, type UnitChanges } from "./unit-plan.ts";
import { handOverWork } from "./work-succession.service.ts";

interface LivingCommittee {
  id: number;
  unitId: number;
  parentId: number | null;
  name: string;
  nameEn: string;
  symbol: string;
  standingAgencyId: number | null;
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
}

const LEVELS: AdministrativeLevel[] = ["NATION", "PROVINCE", "DISTRICT", "COMMUNE"];

/** Which committees end with their unit or with the one above them, and which take over. */
export async function planCommittees(
  changes: UnitChanges,
  living: LivingUnit[],
  unitIds: Map<string, number>,
  day: Date,
  tx: Transaction,
): Promise<CommitteeChanges> {
  const committees = await tx.$queryRaw<LivingCommittee[]>`
    SELECT DISTINCT ON (committee."path") committee."id", committee."unitId", committee."parentId", period."name",
      period."nameEn", period."symbol", period."standingAgencyId"
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
    heirsOf.set(from.id, [...(heirsOf.get(from.id) ?? []), { unitId: toCode === null ? null : idOf(toCode), isWhole }]);

  const dissolved = new Map<number, LivingCommittee>();
  const edges: Edge[] = [];
  const established = new Map<number, CommitteeChanges["established"][number]>();
  const byUnit = new Map<number, number>();
  for (const committee of committees) {
    const ends = heirsOf.get(committee.unitId);
    if (!ends && !(committee.parentId !== null && dissolved.has(committee.parentId))) {
      byUnit.set(committee.unitId, committee.id);
      continue;
    }
    dissolved.set(committee.id, committee);
    // Its unit goes on where only the committee above it ends.
    for (const { unitId, isWhole } of ends ?? [{ unitId: committee.unitId, isWhole: true }]) {
      if (unitId === null) {
        edges.push({ fromId: committee.id, ...heirAbove(committee, dissolved, edges), isWhole: false });
        continue;
      }
      edges.push({ fromId: committee.id, unitId, toId: null, isWhole });
      const unit = units.get(unitId);
      const old = before.get(committee.unitId);
      if (unit && old && !established.has(unitId))
        established.set(unitId, { unitId, level: unit.level, ...renameFor(committee, old, unit) });
    }
  }
  return {
    dissolved: [...dissolved.values()],
    established: [...established.values()].toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level)),
    edges,
    parentOf,
    byUnit,
  };
}

/** What an abolished committee leaves goes to the one above it, or to the one that took over from that. */
function heirAbove(
  { parentId }: LivingCommittee,
  dissolved: Map<number, LivingCommittee>,
  edges: Edge[],
): Pick<Edge, "unitId" | "toId"> {
  if (parentId === null || !dissolved.has(parentId)) return { unitId: null, toId: parentId };
  const [heir, another] = edges.filter(({ fromId }) => fromId === parentId);
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

/** Dissolves, establishes and links them. Fills `byUnit` with those established. */
export async function writeCommittees(
  changes: CommitteeChanges,
  { from, reorganisationId }: { from: Date; reorganisationId: number },
  tx: Transaction,
) {
  const { dissolved, established, parentOf, byUnit } = changes;
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
  const periods = established.map(({ unitId, ...names }) => ({ committeeId: byUnit.get(unitId), ...names }));
  await tx.$executeRaw`
    INSERT INTO "CommitteePeriod" ("committeeId", "name", "nameEn", "symbol", "validFrom")
    SELECT "committeeId", "name", "nameEn", "symbol", ${from}
      FROM jsonb_to_recordset(${JSON.stringify(periods)}::jsonb) AS row("committeeId" int, "name" text, "nameEn" text, "symbol" text)`;
  await tx.$executeRaw`
    INSERT INTO "CommitteeSuccession" ("reorganisationId", "fromId", "toId", "isWhole")
    SELECT ${reorganisationId}, "fromId", "toId", bool_or("isWhole")
      FROM jsonb_to_recordset(${JSON.stringify(heirs(changes))}::jsonb) AS row("fromId" int, "toId" int, "isWhole" boolean)
      GROUP BY 2, 3`;
  return { committeesDissolved: dissolved.length, committeesEstablished: established.length };
}

/** The edges with the committees they lead to. */
const heirs = ({ edges, byUnit }: CommitteeChanges) =>
  edges.map(({ fromId, unitId, toId, isWhole }) => ({
    fromId,
    toId: toId ?? (unitId === null ? null : (byUnit.get(unitId) ?? null)),
    isWhole,
  }));

/**
 * Members and roles go on where one committee took over from one other, whole; where several were joined, nobody is on two
 * seats, and somebody has to appoint. Work in progress goes on with whoever answers for it.
 */
export async function handOver(changes: CommitteeChanges, day: Date, tx: Transaction) {
  const edges = heirs(changes).filter((edge) => edge.toId !== null);
  const intoOf = (toId: number | null) => edges.filter((edge) => edge.toId === toId);
  const whole = JSON.stringify(edges.filter(({ toId, isWhole }) => isWhole && intoOf(toId).length === 1));
  // Of a divided one, the committee above the parts answers for what it left; of any other its only heir does.
  const responsible = JSON.stringify(
    changes.dissolved.flatMap(({ id }) => {
      const [only, another] = edges.filter(({ fromId }) => fromId === id);
      const toId =
        only && !another
          ? only.toId
          : aboveAll(
              edges.filter(({ fromId }) => fromId === id),
              changes,
            );
      return toId === null ? [] : [{ fromId: id, toId }];
    }),
  );
  const ids = changes.dissolved.map(({ id }) => id);
  const eve = addDays(day, -1);

  await tx.$executeRaw`
    INSERT INTO "Seat" ("committeeId", "role", "office", "agencyId", "validFrom", "validTo")
    SELECT edge."toId", seat."role", seat."office", seat."agencyId", ${day}, seat."validTo"
    FROM "Seat" seat JOIN jsonb_to_recordset(${whole}::jsonb) AS edge("fromId" int, "toId" int) ON edge."fromId" = seat."committeeId"
    WHERE seat."validTo" IS NULL OR seat."validTo" > ${day}`;
  const membersCarriedOver = await tx.$executeRaw`
    INSERT INTO "Membership" ("committeeId", "personId", "seatId", "role", "position", "agencyId", "documentId", "startsOn", "endsOn")
    SELECT edge."toId", term."personId", (SELECT seat."id" FROM "Seat" old JOIN "Seat" seat ON seat."committeeId" = edge."toId"
        AND seat."role" = old."role" AND seat."office" = old."office" WHERE old."id" = term."seatId" LIMIT 1),
      term."role", term."position", term."agencyId", term."documentId", ${day}, term."endsOn"
    FROM "Membership" term JOIN jsonb_to_recordset(${whole}::jsonb) AS edge("fromId" int, "toId" int) ON edge."fromId" = term."committeeId"
    WHERE term."startsOn" < ${day} AND (term."endsOn" IS NULL OR term."endsOn" >= ${day})`;
  const rolesCarriedOver = await tx.$executeRaw`
    INSERT INTO "Grant" ("userId", "committeeId", "role", "agencyId", "validFrom", "validTo")
    SELECT held."userId", edge."toId", held."role", held."agencyId", greatest(held."validFrom", ${day}), held."validTo"
    FROM "Grant" held JOIN jsonb_to_recordset(${whole}::jsonb) AS edge("fromId" int, "toId" int) ON edge."fromId" = held."committeeId"
    WHERE held."validTo" IS NULL OR held."validTo" > greatest(held."validFrom", ${day})`;
  await tx.$executeRaw`UPDATE "Seat" SET "validTo" = ${day}, "version" = "version" + 1
    WHERE "committeeId" = ANY (${ids}) AND "validFrom" < ${day} AND ("validTo" IS NULL OR "validTo" > ${day})`;
  const membersEnded = await tx.$executeRaw`UPDATE "Membership" SET "endsOn" = ${eve}, "version" = "version" + 1
    WHERE "committeeId" = ANY (${ids}) AND "startsOn" < ${day} AND ("endsOn" IS NULL OR "endsOn" >= ${day})`;

  return {
    membersEnded,
    membersCarriedOver,
    rolesCarriedOver,
    ...(await handOverWork(responsible, tx)),
  };
}

/** The nearest committee that stands above every one of several. */
function aboveAll(edges: { toId: number | null }[], { byUnit, parentOf }: CommitteeChanges): number | null {
  const unitOf = new Map([...byUnit].map(([unitId, id]) => [id, unitId]));
  const lineOf = (committeeId: number | null) => {
    const line: number[] = [];
    let unitId = unitOf.get(committeeId ?? 0) ?? null;
    while (unitId !== null) {
      unitId = parentOf.get(unitId) ?? null;
      const above = unitId === null ? undefined : byUnit.get(unitId);
      if (above !== undefined) line.push(above);
    }
    return line;
  };
  const [first = [], ...others] = edges.map(({ toId }) => lineOf(toId));
  return first.find((id) => others.every((line) => line.includes(id))) ?? null;
}
