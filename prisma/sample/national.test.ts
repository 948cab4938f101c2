import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { migrate } from "../migrate.ts";
import { type PostgresServer, startPostgres } from "../server.ts";
import { clearSample, loadNationalSample } from "./index.ts";

/** A fiftieth of the country. */
const size = {
  districts: 80,
  communesBefore: 400,
  communes: 120,
  memberships: 3000,
  plans: 950,
  tasks: 11_500,
  reports: 1600,
};

let folder: string;
let postgres: PostgresServer;
let url: string;
let client: pg.Client;
const said: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "camket-national-"));
  postgres = await startPostgres(folder);
  url = await postgres.openDatabase("national");
  await migrate(url);
  await loadNationalSample(url, (line) => said.push(line), size);
  client = new pg.Client(url);
  await client.connect();
});

afterAll(async () => {
  await client?.end();
  await postgres?.stop();
  await rm(folder, { recursive: true });
});

async function select(sql: string): Promise<Record<string, unknown>[]> {
  const { rows } = await client.query<Record<string, unknown>>(sql);
  return rows;
}

async function count(table: string, condition = "TRUE"): Promise<number> {
  const [row] = await select(`SELECT count(*)::INT AS count FROM "${table}" row WHERE ${condition}`);
  return Number(row?.count);
}

it("has the size asked for, and says so", async () => {
  expect(await count("Committee", `"validTo" IS NULL`)).toBe(1 + 34 + size.communes);
  expect(await count("AdministrativeUnit", `"level" = 'DISTRICT'`)).toBe(size.districts);
  expect(await count("AdministrativeUnit", `"level" = 'COMMUNE' AND "validTo" IS NULL`)).toBe(size.communes);
  expect(await count("AdministrativeUnit", `"level" = 'COMMUNE' AND "validTo" = '2025-07-01'`)).toBe(
    size.communesBefore,
  );
  expect(await count("Membership")).toBe(size.memberships);
  expect(await count("Plan")).toBe(size.plans);
  expect(await count("Task")).toBe(size.tasks);
  expect(await count("Report")).toBe(size.reports);
  expect(said.at(-1)).toBe(`${size.reports}, ${await count("Figure")} báo cáo, số liệu / reports, figures`);
});

it("has 160 figures a report in the newest round that is over, and 40 in those before", async () => {
  expect(
    await select(
      `SELECT figures, count(*)::INT > 50 AS "isOften" FROM (
         SELECT count(*)::INT AS figures FROM "Figure" figure JOIN "ReportRevision" revision ON revision."id" = figure."revisionId"
         JOIN "Report" report ON report."id" = revision."reportId" JOIN "ReportingRound" round ON round."id" = report."roundId"
         WHERE round."periodKind" IN ('QUARTER', 'MONTH') GROUP BY revision."id") report GROUP BY 1 ORDER BY 1`,
    ),
  ).toEqual([
    { figures: 40, isOften: true },
    { figures: 160, isOften: true },
  ]);
});

it.each<[promise: string, broken: string]>([
  [
    "every committee has periods that cover its life, within that of its unit",
    `SELECT committee."id" FROM "Committee" committee JOIN "AdministrativeUnit" unit ON unit."id" = committee."unitId"
     WHERE NOT daterange(unit."validFrom", unit."validTo") @> daterange(committee."validFrom", committee."validTo")
        OR datemultirange(daterange(committee."validFrom", committee."validTo")) IS DISTINCT FROM (
          SELECT range_agg(daterange(period."validFrom", period."validTo"))
          FROM "CommitteePeriod" period WHERE period."committeeId" = committee."id")`,
  ],
  [
    "every unit but the nation has a parent that exists as long",
    `SELECT period."id" FROM "UnitPeriod" period JOIN "AdministrativeUnit" unit ON unit."id" = period."unitId"
     LEFT JOIN "AdministrativeUnit" parent ON parent."id" = period."parentId"
     WHERE unit."level" <> 'NATION' AND NOT coalesce(daterange(parent."validFrom", parent."validTo")
       @> daterange(period."validFrom", coalesce(period."validTo", parent."validTo")), FALSE)`,
  ],
  [
    "every unit that ended says where it went, and every commune since says where it came from",
    `SELECT unit."id" FROM "AdministrativeUnit" unit
     WHERE unit."validTo" IS NOT NULL AND NOT EXISTS (SELECT FROM "UnitSuccession" WHERE "fromId" = unit."id")
        OR unit."level" = 'COMMUNE' AND unit."validTo" IS NULL AND NOT EXISTS (SELECT FROM "UnitSuccession" WHERE "toId" = unit."id")`,
  ],
  [
    "a successor lies where its predecessor's province went",
    `SELECT succession."id" FROM "UnitSuccession" succession
     JOIN "UnitPeriod" commune ON commune."unitId" = succession."fromId" JOIN "UnitPeriod" district ON district."unitId" = commune."parentId"
     JOIN "UnitPeriod" heir ON heir."unitId" = succession."toId"
     LEFT JOIN "UnitSuccession" province ON province."fromId" = district."parentId"
     WHERE heir."kind" IN ('xã', 'phường', 'đặc khu') AND heir."parentId" <> coalesce(province."toId", district."parentId")`,
  ],
  [
    "a divided unit goes whole to nobody",
    `SELECT "fromId" FROM "UnitSuccession" WHERE "toId" IS NOT NULL GROUP BY 1 HAVING bool_or("isWhole") <> (count(*) = 1)`,
  ],
  [
    "a committee stands under that of its unit's province",
    `SELECT committee."id" FROM "Committee" committee JOIN "Committee" parent ON parent."id" = committee."parentId"
     WHERE NOT EXISTS (SELECT FROM "UnitPeriod" period WHERE period."unitId" = committee."unitId" AND period."parentId" = parent."unitId")`,
  ],
  [
    "issued plans have a document, a number and a frozen text, and only they",
    `SELECT plan."id" FROM "Plan" plan LEFT JOIN "RegisteredNumber" number ON number."documentId" = plan."documentId"
     WHERE (plan."state" IN ('ISSUED', 'CLOSED')) <> (number."id" IS NOT NULL)
        OR (number."id" IS NOT NULL) <> EXISTS (SELECT FROM "PlanRevision" WHERE "planId" = plan."id")`,
  ],
  [
    "numbers are without gaps, in the order of days",
    `SELECT document."id" FROM "Document" document JOIN "Document" next ON next."committeeId" = document."committeeId"
       AND next."typeId" = document."typeId" AND next."year" = document."year" AND next."number" > document."number"
     WHERE next."issuedOn" < document."issuedOn"
     UNION ALL
     SELECT register."id" FROM "NumberRegister" register JOIN "RegisteredNumber" number ON number."registerId" = register."id"
     GROUP BY register."id" HAVING max(number."number") <> register."lastNumber" OR count(*) <> max(number."number") - min(number."number") + 1`,
  ],
  [
    "tasks lie within their plan, and stand as their last update says",
    `SELECT task."id" FROM "Task" task JOIN "Plan" plan ON plan."id" = task."planId"
     LEFT JOIN LATERAL (SELECT "progress" FROM "TaskUpdate" entry WHERE entry."taskId" = task."id" ORDER BY "date" DESC, "id" DESC LIMIT 1) last ON TRUE
     WHERE task."committeeId" <> plan."committeeId" OR task."startsOn" > task."dueOn" OR last."progress" <> task."progress"`,
  ],
  [
    "every task has a theme",
    `SELECT "id" FROM "Task" WHERE NOT EXISTS (SELECT FROM "_TaskToTheme" WHERE "A" = "Task"."id")`,
  ],
  [
    "reports have been sealed unless they are drafts, and have figures",
    `SELECT report."id" FROM "Report" report JOIN "ReportRevision" revision ON revision."reportId" = report."id" AND revision."number" = 1
     WHERE (revision."sealedAt" IS NULL) <> (report."state" = 'DRAFT')
        OR NOT EXISTS (SELECT FROM "Figure" WHERE "revisionId" = revision."id")`,
  ],
  [
    "numerators stay within denominators, and parts add up to their total",
    `SELECT total."id" FROM "Figure" total JOIN "Figure" part ON part."revisionId" = total."revisionId"
       AND part."indicatorVersionId" = total."indicatorVersionId"
     JOIN "DisaggregationCategory" category ON category."id" = part."categoryId"
     WHERE total."categoryId" IS NULL AND total."origin" = 'TYPED' GROUP BY total."id", category."disaggregationId"
     HAVING max(total."numerator") > max(total."denominator") OR (sum(part."numerator") <> total."numerator"
       AND count(*) = (SELECT count(*) FROM "DisaggregationCategory" every WHERE every."disaggregationId" = category."disaggregationId"))`,
  ],
  [
    "the audit names the load, not each row",
    `SELECT "id" FROM "AuditEntry" WHERE "rowId" <> 0 OR "after" ->> 'batch' <> 'sample'`,
  ],
])("%s", async (_promise, broken) => {
  expect(await select(broken)).toEqual([]);
});

it("loads the very same again once it was cleared, and goes on from the next ids", async () => {
  const first = await digest();
  await clearSample(url);
  expect(await count("Committee")).toBe(0);
  await loadNationalSample(url, () => {}, size);
  expect(await digest()).toBe(first);
  const [person] = await select(`INSERT INTO "Person" ("name") VALUES ('Lê Thị Ánh') RETURNING "id"`);
  expect(person?.id).toBe(await count("Person"));
});

/** Of every row, but for those that tell when they were loaded. */
async function digest(): Promise<string> {
  const hash = createHash("sha256");
  const tables = await select(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'
       AND tablename NOT IN ('_prisma_migrations', 'SampleLoad', 'AuditEntry', 'AuditHead') ORDER BY 1`,
  );
  for (const { name } of tables) {
    const [row] = await select(
      `SELECT md5(string_agg(row::TEXT, '' ORDER BY row::TEXT COLLATE "C")) AS all FROM "${name}" row`,
    );
    hash.update(`${name} ${row?.all}\n`);
  }
  return hash.digest("hex");
}
