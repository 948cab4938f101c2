import type { AgencyKind, Transaction } from "@camket/prisma";
import { addDays } from "../../calendar.ts";
import { listed, type ReorganisationEntry, titleOf } from "./reorganisation-entry.ts";
import { spelling } from "./spelling.ts";
import type { LineProblem, LivingUnit, ProblemCode, UnitChanges } from "./unit-plan.ts";

/** What becomes of some agencies: one that stands in several lines is divided. */
export interface AgencyLine {
  line: number;
  fromIds: number[];
  /** An agency that exists and goes on, or a new one; null where they end without a successor. */
  to: { id: number } | NewAgency | null;
}

export interface NewAgency {
  name: string;
  nameEn?: string;
  abbreviation: string;
  /** Code of the unit it belongs to; without it, the one of the first that end, or what that unit became. */
  unitCode?: string;
}

interface LivingAgency {
  id: number;
  unitId: number;
  name: string;
  nameEn: string;
  abbreviation: string;
  kind: AgencyKind;
  validFrom: Date;
  validTo: Date | null;
  /** The last day on which it or its name changes or is to change. */
  changedOn: Date;
}

interface Established extends Pick<LivingAgency, "unitId" | "name" | "nameEn" | "abbreviation" | "kind"> {
  fromIds: Set<number>;
}

interface AgencyChanges {
  ended: LivingAgency[];
  /** Those that stand in several lines. */
  divided: Set<number>;
  established: Established[];
  /** To one that is there. */
  joined: { fromId: number; toId: number }[];
  agencies: Map<number, LivingAgency>;
  unitTitles: Map<number, string>;
}

const LONGEST = { name: 200, nameEn: 200, abbreviation: 20 };

/**
 * What becomes of agencies: as the lines say, and for those of units that end which no line names, with their unit. Where it
 * goes on whole, so do they, those of the same name as one; else they end.
 */
export async function planAgencies(
  lines: AgencyLine[],
  { changes, living, unitIds }: { changes: UnitChanges; living: LivingUnit[]; unitIds: Map<string, number> },
  day: Date,
  tx: Pick<Transaction, "$queryRaw">,
): Promise<{ agencies: AgencyChanges; problems: LineProblem[] }> {
  const found = await tx.$queryRaw<LivingAgency[]>`
    SELECT DISTINCT ON (agency."id") agency."id", agency."unitId", agency."validFrom", agency."validTo", period."name",
      period."nameEn", period."abbreviation", period."kind", greatest(agency."validTo", period."validFrom") AS "changedOn"
    FROM "Agency" agency JOIN "AgencyPeriod" period ON period."agencyId" = agency."id"
    WHERE agency."validTo" IS NULL OR agency."validTo" > ${day}
    ORDER BY agency."id", period."validFrom" DESC`;
  const agencies = new Map(found.map((agency) => [agency.id, agency]));
  const problems: LineProblem[] = [];
  const before = new Map(living.map((unit) => [unit.id, unit]));
  const after = new Map<number, { kind: string; name: string; nameEn: string }>([
    ...living.map((unit): [number, LivingUnit] => [unit.id, unit]),
    ...changes.renamed.map(({ unit, ...name }): [number, LivingUnit] => [unit.id, { ...unit, ...name }]),
    ...changes.created.map((unit): [number, typeof unit] => [unitIds.get(unit.code) ?? 0, unit]),
  ]);
  /** What a unit that ends became, where it went on whole; null where it did not. */
  const heirOf = new Map<number, number | null>(changes.ended.map(({ id }) => [id, null]));
  for (const { from, toCode, isWhole } of changes.successions)
    if (isWhole && toCode !== null) heirOf.set(from.id, unitIds.get(toCode) ?? null);

  const established = new Map<string, Established>();
  const establish = (agency: Omit<Established, "fromIds">, fromIds: number[]) => {
    const key = `${agency.unitId} ${spelling(agency.name)}`;
    const same = established.get(key) ?? { ...agency, fromIds: new Set<number>() };
    for (const id of fromIds) same.fromIds.add(id);
    established.set(key, same);
  };
  const joined: { fromId: number; toId: number }[] = [];
  const ended = new Map<number, LivingAgency>();
  const goingOn = new Set(lines.flatMap(({ to }) => (to && "id" in to ? [to.id] : [])));

  for (const { line, fromIds, to } of lines) {
    const report = (column: string, value: string | number, code: ProblemCode) =>
      problems.push({ line, column, value: String(value), code });
    const sources = fromIds.flatMap((id) => agencies.get(id) ?? []);
    const [first] = sources;
    if (!first) report("agency", fromIds.join(", "), fromIds.length > 0 ? "UNKNOWN_AGENCY" : "REQUIRED");
    for (const id of fromIds) if (first && !agencies.has(id)) report("agency", id, "UNKNOWN_AGENCY");
    for (const agency of sources) if (!goingOn.has(agency.id)) ended.set(agency.id, agency);
    if (!first || to === null) continue;
    if ("id" in to) {
      const heir = agencies.get(to.id);
      if (!heir) report("successor", to.id, "UNKNOWN_AGENCY");
      else if (heir.validFrom > day || heir.validTo || heirOf.has(heir.unitId))
        report("successor", heir.name, "AGENCY_CHANGED_SINCE");
      else for (const { id } of sources) if (id !== to.id) joined.push({ fromId: id, toId: to.id });
      continue;
    }
    for (const [column, longest] of Object.entries(LONGEST) as [keyof typeof LONGEST, number][]) {
      const text = to[column]?.trim(); // keys of an object literal
      if (!text && column !== "nameEn") report(column, "", "REQUIRED");
      else if (text && text.length > longest) report(column, text.slice(0, longest), "TOO_LONG");
    }
    const own = heirOf.has(first.unitId) ? heirOf.get(first.unitId) : first.unitId;
    const unitId = to.unitCode === undefined ? own : unitIds.get(to.unitCode);
    if (unitId === undefined || unitId === null || heirOf.has(unitId)) {
      report("unitCode", to.unitCode ?? before.get(first.unitId)?.code ?? "", "UNKNOWN_CODE");
      continue;
    }
    const { name, abbreviation } = to;
    establish(
      {
        unitId,
        name: name.trim(),
        nameEn: to.nameEn?.trim() || name.trim(),
        abbreviation: abbreviation.trim(),
        kind: first.kind,
      },
      sources.map(({ id }) => id),
    );
  }
  const told = new Set<number>();
  const divided = new Set<number>();
  for (const id of lines.flatMap(({ fromIds }) => [...new Set(fromIds)])) {
    if (told.has(id)) divided.add(id);
    told.add(id);
  }
  const staying = new Map(
    found
      .filter(
        ({ id, unitId, validFrom, validTo }) => !told.has(id) && !heirOf.has(unitId) && validFrom <= day && !validTo,
      )
      .map((agency) => [`${agency.unitId} ${spelling(agency.name)}`, agency.id]),
  );
  for (const agency of found) {
    const heir = heirOf.get(agency.unitId);
    if (heir === undefined || told.has(agency.id)) continue;
    ended.set(agency.id, agency);
    const [old, unit] = [before.get(agency.unitId), heir === null ? undefined : after.get(heir)];
    if (heir === null || !old || !unit) continue;
    const { kind, abbreviation } = agency;
    // "Công an tỉnh Hà Giang" becomes "Công an tỉnh Tuyên Quang".
    const name = agency.name.replace(titleOf(old), titleOf(unit));
    const nameEn = agency.nameEn.replace(old.nameEn, unit.nameEn);
    const toId = staying.get(`${heir} ${spelling(name)}`);
    if (toId === undefined) establish({ unitId: heir, name, nameEn, abbreviation, kind }, [agency.id]);
    else joined.push({ fromId: agency.id, toId });
  }
  for (const agency of ended.values())
    if (agency.changedOn >= day)
      problems.push({ line: 0, column: "agency", value: agency.name, code: "AGENCY_CHANGED_SINCE" });
  const unitTitles = new Map([...after].map(([id, unit]) => [id, titleOf(unit)]));
  return {
    problems,
    agencies: {
      ...{ divided, ended: [...ended.values()], established: [...established.values()], joined, agencies, unitTitles },
    },
  };
}

interface AgencyEdge {
  fromId: number;
  toId: number | null;
  isWhole: boolean;
}

interface WrittenAgencies {
  edges: AgencyEdge[];
  counts: { agenciesEnded: number; agenciesEstablished: number; agenciesSucceeded: number };
  entries: ReorganisationEntry[];
  names: Map<number, string>;
}

/** Ends, establishes and links them. */
export async function writeAgencies(
  { ended, divided, established, joined, agencies, unitTitles }: AgencyChanges,
  { from, reorganisationId }: { from: Date; reorganisationId: number },
  tx: Transaction,
): Promise<WrittenAgencies> {
  const endedIds = ended.map(({ id }) => id);
  await tx.$executeRaw`UPDATE "AgencyPeriod" SET "validTo" = ${from} WHERE "agencyId" = ANY (${endedIds}) AND "validTo" IS NULL`;
  await tx.$executeRaw`UPDATE "Agency" SET "validTo" = ${from}, "version" = "version" + 1 WHERE "id" = ANY (${endedIds})`;
  const rows = established.map(({ fromIds, ...agency }) => agency);
  const begun = await tx.$queryRaw<{ id: number }[]>`
    INSERT INTO "Agency" ("unitId", "validFrom")
    SELECT "unitId", ${from} FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS ("unitId" int))
      WITH ORDINALITY AS row("unitId", "place")
    ORDER BY "place" RETURNING "id"`;
  const begunIds = begun.map(({ id }) => id).toSorted((a, b) => a - b);
  const idAt = (place: number) => begunIds[place] ?? 0;
  const periods = rows.map((agency, place) => ({ ...agency, agencyId: idAt(place) }));
  await tx.$executeRaw`
    INSERT INTO "AgencyPeriod" ("agencyId", "name", "nameEn", "abbreviation", "kind", "validFrom")
    SELECT "agencyId", "name", "nameEn", "abbreviation", "kind"::"AgencyKind", ${from}
      FROM jsonb_to_recordset(${JSON.stringify(periods)}::jsonb)
        AS row("agencyId" int, "name" text, "nameEn" text, "abbreviation" text, "kind" text)`;

  const heirs = new Map<number, Set<number>>();
  const link = (fromId: number, toId: number) => heirs.set(fromId, (heirs.get(fromId) ?? new Set()).add(toId));
  for (const { fromId, toId } of joined) link(fromId, toId);
  for (const [place, { fromIds }] of established.entries()) for (const id of fromIds) link(id, idAt(place));
  const gone = new Set(endedIds);
  const edges = [...new Set([...endedIds, ...heirs.keys()])].flatMap((fromId): AgencyEdge[] => {
    const toIds = [...(heirs.get(fromId) ?? [])];
    if (toIds.length === 0) return [{ fromId, toId: null, isWhole: false }];
    return toIds.map((toId) => ({ fromId, toId, isWhole: gone.has(fromId) && !divided.has(fromId) }));
  });
  await tx.$executeRaw`
    INSERT INTO "AgencySuccession" ("reorganisationId", "fromId", "toId", "isWhole")
    SELECT ${reorganisationId}, "fromId", "toId", "isWhole"
      FROM jsonb_to_recordset(${JSON.stringify(edges)}::jsonb) AS edge("fromId" int, "toId" int, "isWhole" boolean)`;

  const inUnit = ({ unitId, name }: { unitId: number; name: string }) => `${name} (${unitTitles.get(unitId) ?? ""})`;
  const names = new Map([
    ...[...agencies.values()].map((agency): [number, string] => [agency.id, inUnit(agency)]),
    ...established.map((agency, place): [number, string] => [idAt(place), inUnit(agency)]),
  ]);
  const nameAll = (ids: Iterable<number>) => listed([...ids].flatMap((id) => names.get(id) ?? []));
  return {
    edges,
    names,
    counts: {
      agenciesEnded: ended.length,
      agenciesEstablished: established.length,
      agenciesSucceeded: new Set(edges.filter(({ toId }) => toId !== null).map(({ fromId }) => fromId)).size,
    },
    entries: [
      ...ended.map(
        ({ id }): ReorganisationEntry => ({
          ...{ kind: "AGENCY_ENDED", subject: names.get(id) ?? "", from: null, to: nameAll(heirs.get(id) ?? []) },
          note: null,
        }),
      ),
      ...established.map(
        (agency): ReorganisationEntry => ({
          ...{ kind: "AGENCY_ESTABLISHED", subject: inUnit(agency), from: nameAll(agency.fromIds), to: null },
          note: agency.abbreviation,
        }),
      ),
    ],
  };
}

/** The agency that took over from each undivided one. */
export const agencyHeirs = ({ edges }: Pick<WrittenAgencies, "edges">) =>
  new Map(edges.flatMap(({ fromId, toId, isWhole }) => (isWhole && toId !== null ? [[fromId, toId] as const] : [])));

/**
 * What names an agency that went on undivided names its successor from that day on: standing agencies, seats, members,
 * narrowed roles and open tasks. What spans the day is divided at it, so that every day before reads as it did.
 *
 * @returns what somebody has to decide: what still names a divided agency, or one without a successor.
 */
export async function followAgencies(
  { edges, names }: WrittenAgencies,
  day: Date,
  tx: Transaction,
): Promise<ReorganisationEntry[]> {
  const heirs = agencyHeirs({ edges });
  if (heirs.size > 0) {
    const whole = JSON.stringify([...heirs].map(([fromId, toId]) => ({ fromId, toId })));
    await followInCommittees(whole, day, tx);
    await followInTasks(whole, tx);
  }
  const unsettled = new Map<number, number[]>();
  for (const { fromId, toId } of edges)
    if (!heirs.has(fromId)) unsettled.set(fromId, [...(unsettled.get(fromId) ?? []), ...(toId === null ? [] : [toId])]);
  return (await stillNamed([...unsettled.keys()], day, tx)).map((id) => ({
    ...{ kind: "DECISION_NEEDED", subject: names.get(id) ?? "", from: null },
    to: listed((unsettled.get(id) ?? []).flatMap((toId) => names.get(toId) ?? [])),
    note: unsettled.get(id)?.length
      ? "Cơ quan được chia; ghế, thành viên, quyền và nhiệm vụ còn ghi cơ quan này."
      : "Cơ quan kết thúc không có nơi kế thừa; ghế, thành viên, quyền và nhiệm vụ còn ghi cơ quan này.",
  }));
}

async function followInCommittees(whole: string, day: Date, tx: Transaction) {
  const namings = await tx.$queryRaw<{ id: number; committeeId: number }[]>`
    SELECT period."id", period."committeeId", period."name", period."nameEn", period."symbol", period."documentId",
      period."validTo"::text, edge."toId"
    FROM "CommitteePeriod" period JOIN jsonb_to_recordset(${whole}::jsonb) AS edge("fromId" int, "toId" int)
      ON edge."fromId" = period."standingAgencyId"
    WHERE period."validFrom" < ${day} AND (period."validTo" IS NULL OR period."validTo" > ${day})`;
  await tx.$executeRaw`UPDATE "CommitteePeriod" SET "validTo" = ${day} WHERE "id" = ANY (${namings.map(({ id }) => id)})`;
  await tx.$executeRaw`
    INSERT INTO "CommitteePeriod" ("committeeId", "name", "nameEn", "symbol", "documentId", "standingAgencyId", "validFrom", "validTo")
    SELECT "committeeId", "name", "nameEn", "symbol", "documentId", "toId", ${day}, "validTo"
      FROM jsonb_to_recordset(${JSON.stringify(namings)}::jsonb) AS row("committeeId" int, "name" text, "nameEn" text, "symbol" text,
        "documentId" int, "toId" int, "validTo" date)`;
  await tx.$executeRaw`UPDATE "Committee" SET "version" = "version" + 1
    WHERE "id" = ANY (${namings.map(({ committeeId }) => committeeId)})`;
  await tx.$executeRaw`UPDATE "CommitteePeriod" SET "standingAgencyId" = edge."toId"
    FROM jsonb_to_recordset(${whole}::jsonb) AS edge("fromId" int, "toId" int)
    WHERE edge."fromId" = "standingAgencyId" AND "validFrom" >= ${day}`;

  const seats = await tx.$queryRaw<{ id: number }[]>`
    SELECT seat."id", seat."committeeId", seat."role", seat."office", seat."validTo"::text, edge."toId"
    FROM "Seat" seat JOIN jsonb_to_recordset(${whole}::jsonb) AS edge("fromId" int, "toId" int) ON edge."fromId" = seat."agencyId"
    WHERE seat."validFrom" < ${day} AND (seat."validTo" IS NULL OR seat."validTo" > ${day}) ORDER BY seat."id"`;
  await tx.$executeRaw`UPDATE "Seat" SET "validTo" = ${day}, "version" = "version" + 1 WHERE "id" = ANY (${seats.map(({ id }) => id)})`;
  const begun = await tx.$queryRaw<{ id: number }[]>`
    INSERT INTO "Seat" ("committeeId", "role", "office", "agencyId", "validFrom", "validTo")
    SELECT "committeeId", "role"::"MembershipRole", "office", "toId", ${day}, "validTo"
      FROM jsonb_to_recordset(${JSON.stringify(seats)}::jsonb)
        AS row("id" int, "committeeId" int, "role" text, "office" text, "toId" int, "validTo" date)
    ORDER BY row."id" RETURNING "id"`;
  const begunIds = begun.map(({ id }) => id).toSorted((a, b) => a - b);
  const seatPairs = JSON.stringify(seats.map(({ id }, place) => ({ fromId: id, toId: begunIds[place] })));
  await tx.$executeRaw`UPDATE "Seat" SET "agencyId" = edge."toId"
    FROM jsonb_to_recordset(${whole}::jsonb) AS edge("fromId" int, "toId" int)
    WHERE edge."fromId" = "agencyId" AND "validFrom" >= ${day}`;

  const terms = await tx.$queryRaw<{ id: number }[]>`
    SELECT term."id", term."committeeId", term."personId", term."role", term."position", term."documentId", term."endsOn"::text,
      term."originalPersonId", coalesce(seat."toId", term."seatId") AS "seatId", coalesce(edge."toId", term."agencyId") AS "agencyId"
    FROM "Membership" term
      LEFT JOIN jsonb_to_recordset(${whole}::jsonb) AS edge("fromId" int, "toId" int) ON edge."fromId" = term."agencyId"
      LEFT JOIN jsonb_to_recordset(${seatPairs}::jsonb) AS seat("fromId" int, "toId" int) ON seat."fromId" = term."seatId"
    WHERE (edge."toId" IS NOT NULL OR seat."toId" IS NOT NULL)
      AND term."startsOn" < ${day} AND (term."endsOn" IS NULL OR term."endsOn" >= ${day})`;
  await tx.$executeRaw`UPDATE "Membership" SET "endsOn" = ${addDays(day, -1)}, "version" = "version" + 1
    WHERE "id" = ANY (${terms.map(({ id }) => id)})`;
  await tx.$executeRaw`
    INSERT INTO "Membership" ("committeeId", "personId", "originalPersonId", "seatId", "role", "position", "agencyId", "documentId",
      "startsOn", "endsOn")
    SELECT "committeeId", "personId", "originalPersonId", "seatId", "role"::"MembershipRole", "position", "agencyId", "documentId",
      ${day}, "endsOn"
      FROM jsonb_to_recordset(${JSON.stringify(terms)}::jsonb) AS row("committeeId" int, "personId" int, "originalPersonId" int,
        "seatId" int, "role" text, "position" text, "agencyId" int, "documentId" int, "endsOn" date)`;
  await tx.$executeRaw`UPDATE "Membership" SET "agencyId" = edge."toId"
    FROM jsonb_to_recordset(${whole}::jsonb) AS edge("fromId" int, "toId" int)
    WHERE edge."fromId" = "agencyId" AND "startsOn" >= ${day}`;
  await tx.$executeRaw`UPDATE "Membership" SET "seatId" = seat."toId"
    FROM jsonb_to_recordset(${seatPairs}::jsonb) AS seat("fromId" int, "toId" int)
    WHERE seat."fromId" = "seatId" AND "startsOn" >= ${day}`;

  // A role at a committee that was dissolved opens its archive, where the agencies keep their names.
  const roles = await tx.$queryRaw<{ id: number }[]>`
    SELECT held."id", held."userId", held."committeeId", held."role", held."validTo"::text, edge."toId"
    FROM "Grant" held JOIN jsonb_to_recordset(${whole}::jsonb) AS edge("fromId" int, "toId" int) ON edge."fromId" = held."agencyId"
      JOIN "Committee" committee ON committee."id" = held."committeeId" AND committee."validTo" IS NULL
    WHERE held."validFrom" < ${day} AND (held."validTo" IS NULL OR held."validTo" > ${day})`;
  await tx.$executeRaw`UPDATE "Grant" SET "validTo" = ${day}, "version" = "version" + 1 WHERE "id" = ANY (${roles.map(({ id }) => id)})`;
  await tx.$executeRaw`
    INSERT INTO "Grant" ("userId", "committeeId", "role", "agencyId", "validFrom", "validTo")
    SELECT "userId", "committeeId", "role"::"GrantRole", "toId", ${day}, "validTo"
      FROM jsonb_to_recordset(${JSON.stringify(roles)}::jsonb)
        AS row("userId" int, "committeeId" int, "role" text, "toId" int, "validTo" date)`;
  await tx.$executeRaw`UPDATE "Grant" SET "agencyId" = edge."toId"
    FROM jsonb_to_recordset(${whole}::jsonb) AS edge("fromId" int, "toId" int), "Committee" committee
    WHERE edge."fromId" = "agencyId" AND "Grant"."validFrom" >= ${day}
      AND committee."id" = "Grant"."committeeId" AND committee."validTo" IS NULL`;
}

async function followInTasks(whole: string, tx: Transaction) {
  await tx.$executeRaw`UPDATE "Task" task SET "leadAgencyId" = edge."toId", "version" = task."version" + 1
    FROM jsonb_to_recordset(${whole}::jsonb) AS edge("fromId" int, "toId" int)
    WHERE edge."fromId" = task."leadAgencyId" AND task."state" IN ('NOT_BEGUN', 'UNDER_WAY')
      AND NOT EXISTS (SELECT FROM "Plan" WHERE "id" = task."planId" AND "state" IN ('CLOSED', 'WITHDRAWN'))`;
  const ties = await tx.$queryRaw<{ taskId: number; fromId: number; toId: number }[]>`
    SELECT tie."B" AS "taskId", edge."fromId", edge."toId"
    FROM "_coordinating" tie JOIN jsonb_to_recordset(${whole}::jsonb) AS edge("fromId" int, "toId" int) ON edge."fromId" = tie."A"
      JOIN "Task" task ON task."id" = tie."B"
    WHERE task."state" IN ('NOT_BEGUN', 'UNDER_WAY')
      AND NOT EXISTS (SELECT FROM "Plan" WHERE "id" = task."planId" AND "state" IN ('CLOSED', 'WITHDRAWN'))`;
  await tx.$executeRaw`
    INSERT INTO "_coordinating" ("A", "B") SELECT DISTINCT "toId", "taskId"
      FROM jsonb_to_recordset(${JSON.stringify(ties)}::jsonb) AS row("taskId" int, "toId" int) ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`DELETE FROM "_coordinating" USING jsonb_to_recordset(${JSON.stringify(ties)}::jsonb) AS row("taskId" int, "fromId" int)
    WHERE "A" = row."fromId" AND "B" = row."taskId"`;
}

/** Which of these agencies something names that lasts beyond a day. */
async function stillNamed(ids: number[], day: Date, tx: Transaction): Promise<number[]> {
  if (ids.length === 0) return [];
  const found = await tx.$queryRaw<{ id: number }[]>`
    SELECT "standingAgencyId" AS "id" FROM "CommitteePeriod"
      WHERE "standingAgencyId" = ANY (${ids}) AND ("validTo" IS NULL OR "validTo" > ${day})
    UNION SELECT "agencyId" FROM "Seat" WHERE "agencyId" = ANY (${ids}) AND ("validTo" IS NULL OR "validTo" > ${day})
    UNION SELECT "agencyId" FROM "Membership" WHERE "agencyId" = ANY (${ids}) AND ("endsOn" IS NULL OR "endsOn" >= ${day})
    UNION SELECT held."agencyId" FROM "Grant" held JOIN "Committee" committee ON committee."id" = held."committeeId"
      WHERE held."agencyId" = ANY (${ids}) AND (held."validTo" IS NULL OR held."validTo" > ${day}) AND committee."validTo" IS NULL
    UNION SELECT task."leadAgencyId" FROM "Task" task LEFT JOIN "Plan" plan ON plan."id" = task."planId"
      WHERE task."leadAgencyId" = ANY (${ids}) AND task."state" IN ('NOT_BEGUN', 'UNDER_WAY')
        AND (plan."id" IS NULL OR plan."state" NOT IN ('CLOSED', 'WITHDRAWN'))
    ORDER BY 1`;
  return found.map(({ id }) => id);
}
