import type { AdministrativeLevel } from "@camket/prisma";
import fc from "fast-check";
import { expect, it } from "vitest";
import { day, holderOfNoRole } from "../../../test/sample-committees.ts";
import { openTestApi } from "../../../test/test-api.ts";
import { openWholeState } from "../../../test/whole-state.ts";
import { addDays, existsOn } from "../../calendar.ts";
import type { Context } from "../../context.ts";
import { undoBatch } from "../access/import-batch.service.ts";
import type { AgencyLine } from "./agency-succession.service.ts";
import { establishCommittees } from "./committee-establishment.service.ts";
import { reorganise } from "./reorganisation.service.ts";
import { readLivingUnits } from "./unit-change.service.ts";
import { importUnits } from "./unit-import.service.ts";
import type { LivingUnit, UnitLine } from "./unit-plan.ts";

const api = await openTestApi();
const { owner, wholeState } = await openWholeState(api.url);
const context = (): Context => ({
  ...{ db: api.db, viewer: { ...holderOfNoRole, isGlobalAdministrator: true }, locale: "en", cursorSecret: "" },
  request: { id: "test", idempotencyKey: null, payloadHash: "", writes: 0 },
});

const FIRST = day("2025-01-01");
const LATER = day("2025-02-15");
const { rows: tables } = await owner.query<{ name: string }>(
  "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'",
);
const empty = () =>
  owner.query(`SET session_replication_role = replica; ${tables.map(({ name }) => `DELETE FROM "${name}";`).join(" ")}
    SET session_replication_role = origin`);

/** Gives small numbers one after another, from the start again where they end. */
type Dice = (sides: number) => number;
const diceOf = (rolls: number[]): Dice => {
  let place = 0;
  return (sides) => (rolls[place++ % rolls.length] ?? 0) % sides;
};

const AGENCIES = ["Sở Tư pháp", "Sở Nội vụ", "Sở Y tế"];

/** A nation with some provinces, districts and communes; some of them with committees, agencies, members and work. */
async function build(dice: Dice) {
  const { db } = api;
  const units: { id: number; level: AdministrativeLevel; parentId: number | null; title: string }[] = [];
  const unit = async (code: string, level: AdministrativeLevel, kind: string, parentId: number | null) => {
    const name = level === "NATION" ? "Việt Nam" : `Đơn vị ${code}`;
    const { id } = await db.administrativeUnit.create({
      data: {
        ...{ code, level, validFrom: FIRST },
        periods: { create: { kind, name, nameEn: code, parentId, validFrom: FIRST } },
      },
    });
    units.push({ id, level, parentId, title: `${kind} ${name}` });
    return id;
  };
  const nation = await unit("00", "NATION", "nước", null);
  const provinces: number[] = [];
  for (let n = 1; n <= 2 + dice(2); n++) provinces.push(await unit(`0${n}`, "PROVINCE", "tỉnh", nation));
  const above = [...provinces];
  for (let n = 1; n <= dice(3); n++) above.push(await unit(`10${n}`, "DISTRICT", "huyện", provinces[dice(2)] ?? 0));
  for (let n = 1; n <= 3 + dice(3); n++) await unit(`1000${n}`, "COMMUNE", "xã", above[dice(above.length)] ?? 0);

  const committeeOf = new Map<number, number>();
  const agencyOf = new Map<number, number>();
  const parentOf = new Map(units.map(({ id, parentId }) => [id, parentId]));
  const nearest = (unitId: number | null): number | null =>
    unitId === null ? null : (committeeOf.get(unitId) ?? nearest(parentOf.get(unitId) ?? null));
  for (const { id: unitId, level, parentId, title } of units) {
    if (level !== "NATION" && level !== "COMMUNE")
      for (const name of AGENCIES.slice(0, dice(4))) {
        const { id } = await db.agency.create({
          data: {
            ...{ unitId, validFrom: FIRST },
            periods: { create: { name, nameEn: name, abbreviation: "S", kind: "DEPARTMENT", validFrom: FIRST } },
          },
        });
        agencyOf.set(unitId, id);
      }
    if (level !== "NATION" && dice(4) === 0) continue;
    const name = `Ban Chỉ đạo ${title}`;
    const agencyId = agencyOf.get(unitId) ?? agencyOf.get(parentId ?? 0) ?? null;
    // Some things are known already that begin only later.
    const isLater = level === "COMMUNE" && dice(8) === 0;
    const validFrom = isLater ? LATER : FIRST;
    const naming = { name, nameEn: name, symbol: "BCĐ", standingAgencyId: agencyId };
    const isRenamedLater = !isLater && dice(8) === 0;
    const { id: committeeId } = await db.committee.create({
      data: {
        ...{ unitId, parentId: nearest(parentId), validFrom },
        periods: {
          create: isRenamedLater
            ? [
                { ...naming, validFrom, validTo: LATER },
                { ...naming, name: `${name} (mới)`, validFrom: LATER },
              ]
            : [{ ...naming, validFrom }],
        },
      },
    });
    committeeOf.set(unitId, committeeId);
    if (isLater) continue;
    if (dice(8) === 0)
      await db.membership.create({
        data: {
          committee: { connect: { id: committeeId } },
          person: { create: { name: `Người đến sau ${title}` } },
          ...{ role: "SECRETARY", position: "Chánh Văn phòng", startsOn: LATER },
        },
      });
    if (dice(2)) {
      const seat = await db.seat.create({
        data: { ...{ committeeId, role: "HEAD", office: "Chủ tịch", agencyId, validFrom: FIRST } },
      });
      for (const role of ["HEAD", "MEMBER"] as const)
        await db.membership.create({
          data: {
            committee: { connect: { id: committeeId } },
            person: { create: { name: `${role} ${title}` } },
            ...(agencyId !== null && { agency: { connect: { id: agencyId } } }),
            ...(role === "HEAD" && { seat: { connect: { id: seat.id } } }),
            ...{ role, position: "Chủ tịch", startsOn: FIRST, endsOn: dice(2) ? day("2029-12-31") : null },
          },
        });
    }
    if (agencyId !== null && dice(3) === 0)
      await db.grant.create({
        data: {
          committee: { connect: { id: committeeId } },
          agency: { connect: { id: agencyId } },
          user: { create: { email: `${committeeId}@camket.example`, name: title } },
          ...{ role: "OFFICER", validFrom: FIRST },
        },
      });
    const task = { number: "1", position: 1, expectedResult: "Báo cáo", startsOn: FIRST, dueOn: day("2027-01-01") };
    if (dice(2))
      await db.task.create({
        data: {
          ...task,
          ...{ committeeId, title: `Nhiệm vụ của ${title}`, leadAgencyId: agencyId },
          ...(agencyId !== null && { coordinatingAgencies: { connect: { id: agencyId } } }),
        },
      });
    if (dice(3) === 0)
      await db.plan.create({
        data: {
          ...{ committeeId, title: `Dự thảo của ${title}`, startsOn: FIRST, endsOn: day("2025-12-31"), purpose: "Thử" },
          tasks: { create: { ...task, committeeId, title: "Việc trong dự thảo", leadAgencyId: agencyId } },
        },
      });
  }
}

const line = (code: string, level: AdministrativeLevel, kind: string, name: string, parentCode: string): UnitLine => ({
  ...{ line: 2, code, level, kind, name, nameEn: "", parentCode },
});

/** What is where on a day, by code: who stands above whom, the nation by an empty text as in a file. */
const parentCodes = (living: LivingUnit[]) => {
  const byId = new Map(living.map((unit) => [unit.id, unit]));
  return (unit: LivingUnit) => {
    const parent = unit.parentId === null ? undefined : byId.get(unit.parentId);
    return parent && parent.level !== "NATION" ? parent.code : "";
  };
};

let made = 0;
const newCode = (level: AdministrativeLevel) => {
  made += 1;
  return level === "PROVINCE" ? `7${made}` : `9${String(made).padStart(5, "0")}`;
};

/** A mapping as a law might have it: units kept, joined, divided, partly joined, renamed, moved and abolished. */
function mappingOf(living: LivingUnit[], dice: Dice) {
  const parentCode = parentCodes(living);
  const of = (level: AdministrativeLevel) => living.filter((unit) => unit.level === level);
  const [provinces, communes] = [of("PROVINCE"), of("COMMUNE")];
  const scope = dice(4);
  const endedLevels: AdministrativeLevel[] = scope === 3 ? ["DISTRICT"] : [];
  const lines: { line: number; oldCode: string; newCode: string; isDivided: boolean }[] = [];
  const names = new Map<string, UnitLine>();
  const map = (oldCode: string, newCode: string, isDivided = false) =>
    lines.push({ line: lines.length + 2, oldCode, newCode, isDivided });

  const heirOf = new Map<string, string>(provinces.map(({ code }) => [code, code]));
  if (scope !== 0)
    for (const { code, kind, name } of provinces) {
      const act = dice(6);
      const target =
        act === 3 ? (provinces[dice(provinces.length)]?.code ?? code) : act === 4 ? newCode("PROVINCE") : code;
      heirOf.set(code, target);
      map(code, target);
      if (act === 4 || act === 5) names.set(target, line(target, "PROVINCE", kind, `${name} mới`, ""));
      else if (!names.has(target)) {
        const same = provinces.find((unit) => unit.code === target);
        names.set(target, line(target, "PROVINCE", same?.kind ?? kind, same?.name ?? name, ""));
      }
    }
  const goingOn = [...new Set(heirOf.values())];
  const districts = new Map(of("DISTRICT").map((unit) => [unit.code, parentCode(unit)]));
  const placeOf = (unit: LivingUnit): string => {
    const own = parentCode(unit);
    const above = endedLevels.length > 0 ? (districts.get(own) ?? own) : own;
    return heirOf.get(above) ?? above;
  };
  if (scope !== 1)
    for (const unit of communes) {
      const { code, kind, name } = unit;
      const other = communes[dice(communes.length)];
      const act = dice(11);
      const call = (target: string, title: string, parent = placeOf(unit)) => {
        if (!names.has(target)) names.set(target, line(target, "COMMUNE", kind, title, parent));
      };
      const join = (isDivided: boolean) => {
        if (!other) return;
        map(code, other.code, isDivided);
        if (!names.has(other.code))
          names.set(other.code, line(other.code, "COMMUNE", other.kind, other.name, placeOf(other)));
      };
      if (act === 3) join(false);
      else if (act === 4) join(true);
      else if (act === 5) map(code, "");
      else {
        const target = act === 6 ? newCode("COMMUNE") : code;
        map(code, target, act === 7);
        if (act === 8) call(target, name, goingOn[dice(goingOn.length)]);
        call(target, act === 9 || act === 6 ? `${name} mới` : name);
        if (act === 7 && other !== unit) join(true);
        if (act === 10) {
          const part = newCode("COMMUNE");
          map(code, part);
          call(part, `${name} tách`);
        }
      }
    }
  return { lines, names: [...names.values()], endedLevels };
}

/** What becomes of some agencies: joined, divided, ended, or taken in by another one. */
async function agencyLinesOf(on: Date, dice: Dice): Promise<AgencyLine[]> {
  const living = await api.db.agency.findMany({
    where: existsOn(on),
    orderBy: [{ unit: { code: "asc" } }, { id: "asc" }],
  });
  if (living.length === 0) return [];
  const lines: AgencyLine[] = [];
  const some = () => living[dice(living.length)]?.id ?? 0;
  const told = new Set<number>();
  for (let n = dice(3); n > 0; n--) {
    const [id, other, act] = [some(), some(), dice(5)];
    if (told.has(id) || told.has(other)) continue;
    told.add(id).add(other);
    const renamed = { name: `Sở Mới ${n}`, abbreviation: "SM" };
    const line = lines.length + 2;
    if (act === 0) lines.push({ line, fromIds: [id], to: null });
    else if (act === 1) lines.push({ line, fromIds: [...new Set([id, other])], to: renamed });
    else if (act === 2 && id !== other) lines.push({ line, fromIds: [id], to: { id: other } });
    else if (act === 3 && id !== other)
      lines.push({ line, fromIds: [id], to: { id: other } }, { line: line + 1, fromIds: [id], to: renamed });
    else lines.push({ line, fromIds: [id], to: renamed });
  }
  return lines;
}

/** A file of all units, of one level or of all, with some added, left out, renamed or moved. */
function fileOf(living: LivingUnit[], dice: Dice): UnitLine[] {
  const parentCode = parentCodes(living);
  const scope = dice(3);
  const listed = living.filter(
    ({ level }) => level !== "NATION" && (scope === 0 || (scope === 1 ? level === "COMMUNE" : level === "PROVINCE")),
  );
  const provinces = living.filter(({ level }) => level === "PROVINCE");
  const lines = listed.flatMap((unit) => {
    const act = dice(10);
    if (act === 0) return [];
    const name = act === 1 ? `${unit.name} khác` : unit.name;
    const parent =
      act === 2 && unit.level === "COMMUNE" ? (provinces[dice(provinces.length)]?.code ?? "") : parentCode(unit);
    return [line(unit.code, unit.level, unit.kind, name, parent)];
  });
  if (dice(2)) {
    const code = newCode("COMMUNE");
    lines.push(line(code, "COMMUNE", "xã", `Xã ${code}`, provinces[dice(provinces.length)]?.code ?? ""));
  }
  return lines.map((each, index) => ({ ...each, line: index + 2 }));
}

/** The directory as it reads on a day. */
async function directoryOn(date: Date): Promise<string[]> {
  const on = (row: string) => `${row}."validFrom" <= $1 AND (${row}."validTo" IS NULL OR ${row}."validTo" > $1)`;
  const { rows } = await owner.query<{ line: string }>(
    `SELECT concat_ws(' | ', 'unit', unit."id", unit."code", period."parentId", period."kind", period."name") AS line
       FROM "AdministrativeUnit" unit JOIN "UnitPeriod" period ON period."unitId" = unit."id" AND ${on("period")} WHERE ${on("unit")}
     UNION ALL SELECT concat_ws(' | ', 'committee', committee."id", "path", "unitId", period."name", period."symbol", period."standingAgencyId")
       FROM "Committee" committee JOIN "CommitteePeriod" period ON period."committeeId" = committee."id" AND ${on("period")} WHERE ${on("committee")}
     UNION ALL SELECT concat_ws(' | ', 'agency', agency."id", "unitId", period."name", period."abbreviation")
       FROM "Agency" agency JOIN "AgencyPeriod" period ON period."agencyId" = agency."id" AND ${on("period")} WHERE ${on("agency")}
     UNION ALL SELECT concat_ws(' | ', 'seat', "committeeId", "role", "office", "agencyId") FROM "Seat" seat WHERE ${on("seat")}
     UNION ALL SELECT concat_ws(' | ', 'member', "committeeId", "personId", "role", "position", "agencyId", "seatId")
       FROM "Membership" WHERE "startsOn" <= $1 AND ("endsOn" IS NULL OR "endsOn" >= $1)
     ORDER BY 1`,
    [date],
  );
  return rows.map(({ line }) => line);
}

const directories = async (dates: Date[]) => {
  const found: string[][] = [];
  for (const date of dates) found.push(await directoryOn(date));
  return found;
};

const span = (row: string) => `daterange(${row}."validFrom", ${row}."validTo")`;

/** What must never be, each with a question for the rows in which it is. */
const FAULTS = {
  "a committee without a unit": `SELECT committee."id" FROM "Committee" committee JOIN "AdministrativeUnit" unit ON unit."id" = "unitId"
    WHERE NOT ${span("unit")} @> ${span("committee")}`,
  "a committee that outlives the one above": `SELECT child."id" FROM "Committee" child JOIN "Committee" parent ON parent."id" = child."parentId"
    WHERE NOT ${span("parent")} @> ${span("child")}`,
  "a unit that outlives the one above": `SELECT period."unitId" AS id FROM "UnitPeriod" period JOIN "AdministrativeUnit" parent ON parent."id" = period."parentId"
    WHERE NOT ${span("parent")} @> ${span("period")}`,
  ...Object.fromEntries(
    [
      ["AdministrativeUnit", "UnitPeriod", "unitId"],
      ["Committee", "CommitteePeriod", "committeeId"],
      ["Agency", "AgencyPeriod", "agencyId"],
    ].map(([table, periods, key]) => [
      `a time of a ${table} without a name, or with two`,
      `SELECT thing."id" FROM "${table}" thing LEFT JOIN "${periods}" period ON period."${key}" = thing."id" GROUP BY thing."id"
        HAVING range_agg(${span("period")}) IS DISTINCT FROM datemultirange(daterange(thing."validFrom", thing."validTo"))
          OR EXISTS (SELECT FROM "${periods}" a JOIN "${periods}" b ON a."${key}" = b."${key}" AND a."id" < b."id"
            AND ${span("a")} && ${span("b")} WHERE a."${key}" = thing."id")`,
    ]),
  ),
  ...Object.fromEntries(
    ["Unit", "Committee", "Agency"].map((noun) => [
      `two successors of an undivided ${noun}`,
      `SELECT "fromId" AS id FROM "${noun}Succession" GROUP BY "fromId" HAVING bool_or("isWhole") AND count(*) > 1`,
    ]),
  ),
  "an agency that outlives its unit": `SELECT agency."id" FROM "Agency" agency JOIN "AdministrativeUnit" unit ON unit."id" = "unitId"
    WHERE NOT ${span("unit")} @> ${span("agency")}`,
  "something that still names an agency which another one took over": `WITH gone AS (
      SELECT agency."id", agency."validTo" AS "on" FROM "Agency" agency JOIN "AgencySuccession" edge ON edge."fromId" = agency."id" AND edge."isWhole")
    SELECT period."id" FROM "CommitteePeriod" period JOIN gone ON gone."id" = "standingAgencyId"
      WHERE period."validTo" IS NULL OR period."validTo" > gone."on"
    UNION ALL SELECT seat."id" FROM "Seat" seat JOIN gone ON gone."id" = "agencyId" WHERE seat."validTo" IS NULL OR seat."validTo" > gone."on"
    UNION ALL SELECT term."id" FROM "Membership" term JOIN gone ON gone."id" = "agencyId" WHERE term."endsOn" IS NULL OR term."endsOn" >= gone."on"
    UNION ALL SELECT held."id" FROM "Grant" held JOIN gone ON gone."id" = "agencyId" JOIN "Committee" committee ON committee."id" = "committeeId"
      WHERE committee."validTo" IS NULL AND (held."validTo" IS NULL OR held."validTo" > gone."on")
    UNION ALL SELECT task."id" FROM "Task" task LEFT JOIN "_coordinating" tie ON tie."B" = task."id"
      JOIN gone ON gone."id" IN ("leadAgencyId", tie."A") LEFT JOIN "Plan" plan ON plan."id" = "planId"
      WHERE task."state" IN ('NOT_BEGUN', 'UNDER_WAY') AND coalesce(plan."state", 'ISSUED') <> 'WITHDRAWN'`,
  "a path or provincial committee that is another": `WITH RECURSIVE tree AS (
      SELECT committee."id", committee."id" || '.' AS "path", CASE "level" WHEN 'PROVINCE' THEN committee."id" END AS "provincialId"
        FROM "Committee" committee JOIN "AdministrativeUnit" unit ON unit."id" = "unitId" WHERE committee."parentId" IS NULL
      UNION ALL SELECT child."id", tree."path" || child."id" || '.',
          CASE "level" WHEN 'PROVINCE' THEN child."id" ELSE tree."provincialId" END
        FROM "Committee" child JOIN tree ON tree."id" = child."parentId" JOIN "AdministrativeUnit" unit ON unit."id" = child."unitId")
    SELECT "id" FROM "Committee" LEFT JOIN tree USING ("id") WHERE "Committee"."path" IS DISTINCT FROM tree."path"
      OR "Committee"."provincialCommitteeId" IS DISTINCT FROM tree."provincialId"`,
  "a reach that is another": `WITH RECURSIVE predecessor AS (
      SELECT "toId", "fromId" FROM "CommitteeSuccession" WHERE "toId" IS NOT NULL
      UNION SELECT predecessor."toId", edge."fromId" FROM "CommitteeSuccession" edge JOIN predecessor ON predecessor."fromId" = edge."toId")
    SELECT coalesce(reach."committeeId", worked."toId") AS id FROM "CommitteeReach" reach
      FULL JOIN (SELECT "toId", "path" FROM predecessor JOIN "Committee" ON "id" = "fromId") worked
        ON worked."toId" = reach."committeeId" AND worked."path" = reach."reachedPath"
      WHERE reach."committeeId" IS NULL OR worked."toId" IS NULL`,
  "a member outside the life of the committee": `SELECT term."id" FROM "Membership" term JOIN "Committee" committee ON committee."id" = "committeeId"
    WHERE term."startsOn" < committee."validFrom" OR (committee."validTo" IS NOT NULL AND (term."endsOn" IS NULL OR term."endsOn" >= committee."validTo"))`,
  "a member on a seat that is not there": `SELECT term."id" FROM "Membership" term JOIN "Seat" seat ON seat."id" = "seatId"
    WHERE seat."committeeId" <> term."committeeId" OR NOT ${span("seat")} @> daterange(term."startsOn", term."endsOn", '[]')`,
  "a seat outside the life of the committee": `SELECT seat."id" FROM "Seat" seat JOIN "Committee" committee ON committee."id" = "committeeId"
    WHERE NOT ${span("committee")} @> ${span("seat")}`,
  "work that nobody does": `SELECT task."id" FROM "Task" task JOIN "Committee" committee ON committee."id" = "committeeId"
      LEFT JOIN "Plan" plan ON plan."id" = "planId"
    WHERE committee."validTo" IS NOT NULL AND task."state" IN ('NOT_BEGUN', 'UNDER_WAY') AND coalesce(plan."state", 'ISSUED') <> 'WITHDRAWN'`,
  "a unit without a committee whose predecessor had one": `SELECT unit."id" FROM "AdministrativeUnit" unit
      JOIN "UnitSuccession" edge ON edge."toId" = unit."id" JOIN "Committee" old ON old."unitId" = edge."fromId" AND old."validTo" = unit."validFrom"
    WHERE NOT EXISTS (SELECT FROM "Committee" committee WHERE committee."unitId" = unit."id" AND committee."validFrom" = unit."validFrom")`,
} satisfies Record<string, string>;

const faults = async () => {
  const found: string[] = [];
  for (const [fault, question] of Object.entries(FAULTS)) {
    const { rows } = await owner.query<{ id: number }>(question);
    if (rows.length > 0) found.push(`${fault}: ${rows.map(({ id }) => id).join(", ")}`);
  }
  return found;
};

const allIds = async () => {
  const { rows } = await owner.query<{ id: string }>(
    `SELECT 'unit ' || "id" AS id FROM "AdministrativeUnit" UNION ALL SELECT 'committee ' || "id" FROM "Committee"
     UNION ALL SELECT 'agency ' || "id" FROM "Agency"`,
  );
  return rows.map(({ id }) => id);
};

const LEVELS = ["PROVINCE", "DISTRICT", "COMMUNE"] as const;

/** @returns the batch that it wrote, if any. */
async function take(kind: Step["kind"], on: Date, dice: Dice): Promise<number | null> {
  const living = (await readLivingUnits(on, api.db)).toSorted((a, b) => a.code.localeCompare(b.code));
  switch (kind) {
    case "IMPORT": {
      const input = { lines: fileOf(living, dice), from: on, fileName: "units.csv", validOnly: dice(3) === 0 };
      return (await importUnits(input, context())).batchId;
    }
    case "REORGANISATION": {
      const agencies = dice(3) === 0 ? await agencyLinesOf(on, dice) : [];
      const membersOfMerged = dice(2) ? ("CARRY_OVER" as const) : ("END" as const);
      const law = { subject: "Sắp xếp", effectiveOn: on, documentId: null, fileName: "mapping.csv", membersOfMerged };
      return (await reorganise({ ...mappingOf(living, dice), ...law, agencies }, context(), { isPreview: false }))
        .batchId;
    }
    case "AGENCIES": {
      const agencies = await agencyLinesOf(on, dice);
      if (agencies.length === 0) return null;
      const law = { subject: "Sắp xếp cơ quan", effectiveOn: on, documentId: null, fileName: "agencies" };
      const alone = { lines: [], names: [], endedLevels: [] };
      return (await reorganise({ ...alone, ...law, agencies }, context(), { isPreview: false })).batchId;
    }
    case "ESTABLISHMENT": {
      const level = LEVELS[dice(3)] ?? "COMMUNE";
      const input = { level, name: "Ban Chỉ đạo {kind} {name}", from: on };
      return (await establishCommittees(input, context(), { isPreview: false })).batchId;
    }
  }
}

interface Step {
  kind: "IMPORT" | "REORGANISATION" | "AGENCIES" | "ESTABLISHMENT";
  /** Days since the step before; sometimes none, or fewer. */
  days: number;
  rolls: number[];
  isUndone: boolean;
}

const rolls = fc.array(fc.nat(999), { minLength: 60, maxLength: 60 });
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom("REORGANISATION", "REORGANISATION", "AGENCIES", "IMPORT", "ESTABLISHMENT"),
  days: fc.constantFrom(30, 30, 30, 0, -15),
  rolls,
  isUndone: fc.boolean(),
});

it("holds for any sequence of imports, reorganisations, establishments and their undoing", async () => {
  const written: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(rolls, fc.array(step, { minLength: 1, maxLength: 5 }), async (world, steps) => {
      await empty();
      await build(diceOf(world));
      expect(await faults()).toEqual([]);
      const undoable: { batchId: number; before: string[] }[] = [];
      let on = addDays(FIRST, 30);
      for (const { kind, days, rolls, isUndone } of steps) {
        on = addDays(on, days);
        const before = await wholeState();
        const ids = await allIds();
        const earlier = [FIRST, addDays(FIRST, 30), addDays(FIRST, 60), addDays(FIRST, 90), addDays(on, -1)].filter(
          (date) => date < on,
        );
        const read = await directories(earlier);
        const batchId = await take(kind, on, diceOf(rolls));
        expect(await faults()).toEqual([]);
        expect(await directories(earlier)).toEqual(read);
        expect(await allIds()).toEqual(expect.arrayContaining(ids));
        if (batchId === null) {
          expect(await wholeState()).toEqual(before);
          continue;
        }
        written[kind] = (written[kind] ?? 0) + 1;
        undoable.push({ batchId, before });
        if (isUndone) await undoLast(undoable);
      }
      while (undoable.length > 0) await undoLast(undoable);
    }),
    { numRuns: 30, seed: 20250701 },
  );
  // Most steps are not refused, or the rest would say little.
  expect(
    Math.min(...["IMPORT", "REORGANISATION", "AGENCIES", "ESTABLISHMENT"].map((kind) => written[kind] ?? 0)),
  ).toBeGreaterThan(3);
});

async function undoLast(undoable: { batchId: number; before: string[] }[]) {
  const last = undoable.pop();
  if (!last) return;
  await undoBatch(last.batchId, context());
  expect(await wholeState()).toEqual(last.before);
}
