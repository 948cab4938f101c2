import type { AdministrativeLevel, Transaction } from "@camket/prisma";
import { append, listed, type ReorganisationEntry } from "./reorganisation-entry.ts";
import { type LineProblem, type LivingUnit, nationOf, type UnitChanges } from "./unit-plan.ts";

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

export interface CommitteeChanges {
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
export type Heir = Pick<Edge, "fromId" | "unitId" | "toId" | "isWhole">;

export const heirs = ({ edges, byUnit }: CommitteeChanges): Heir[] =>
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
