import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "../migrate.ts";
import { type PostgresServer, startPostgres } from "../server.ts";
import { TODAY } from "./calendar.ts";
import { clearSample, DatabaseNotEmptyError, isSampleLoaded, loadSample, NoSampleError } from "./index.ts";

let folder: string;
let postgres: PostgresServer;
let url: string;
let client: pg.Client;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "camket-sample-"));
  postgres = await startPostgres(folder);
  url = await postgres.openDatabase("sample");
  await migrate(url);
  await loadSample(url, () => {});
  client = new pg.Client(url);
  await client.connect();
});

afterAll(async () => {
  await client?.end();
  await postgres?.stop();
  await rm(folder, { recursive: true });
});

/** The rows that break a rule; there should be none. */
async function select(sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> {
  const { rows } = await client.query<Record<string, unknown>>(sql, values);
  return rows;
}

async function count(table: string, condition: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM "${table}" row WHERE ${condition}`,
  );
  return rows[0]?.count ?? 0;
}

async function tableNames(): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables
     WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

/** A digest of every row of every table, but for the moment of loading. */
const TELLS_WHEN_IT_WAS_LOADED = new Set(['"SampleLoad"', '"AuditEntry"', '"AuditHead"']);

async function digest(): Promise<string> {
  const hash = createHash("sha256");
  for (const name of await tableNames()) {
    if (TELLS_WHEN_IT_WAS_LOADED.has(name)) continue;
    const [row] = await select(
      `SELECT coalesce(string_agg(row::text, E'\\n' ORDER BY row::text), '') AS all FROM ${name} row`,
    );
    hash.update(`${name}\n${row?.all}\n`);
  }
  return hash.digest("hex");
}

describe("the loaded sample", () => {
  it("has the sizes of real life", async () => {
    expect(await count("AdministrativeUnit", `"level" = 'PROVINCE' AND "validTo" IS NULL`)).toBe(34);
    expect(await count("AdministrativeUnit", `"level" = 'PROVINCE' AND "validFrom" < '2025-07-01'`)).toBe(63);
    expect(await count("Committee", `"validTo" IS NULL`)).toBe(1 + 34 + 24);
    expect(await count("Indicator", "TRUE")).toBe(48);
    expect(await count("Task", "TRUE")).toBeGreaterThan(4000);
    expect(await count("Figure", "TRUE")).toBeGreaterThan(15_000);
  });

  it("shows what is late, returned, missing, corrected, vacant and small", async () => {
    const cases: [table: string, condition: string][] = [
      ["Task", `"state" IN ('NOT_BEGUN', 'UNDER_WAY') AND "dueOn" < '${TODAY}'`],
      ["Task", `"state" IN ('NOT_BEGUN', 'UNDER_WAY') AND "dueOn" BETWEEN '${TODAY}' AND date '${TODAY}' + 14`],
      ["Task", `"state" = 'DONE' AND "doneOn" > "dueOn"`],
      ["Task", `"continuesId" IS NOT NULL`],
      ["Task", `"conclusionId" IS NOT NULL AND "planId" IS NULL`],
      ["Task", `"dueOn" <> "baselineDueOn"`],
      ["TaskUpdate", `"limitation" IS NOT NULL`],
      ["PlanRevision", `"number" = 2`],
      ["Report", `"state" = 'RETURNED'`],
      ["Report", `"state" = 'SUBMITTED'`],
      ["Report", `"state" = 'DRAFT'`],
      ["RoundExpectation", `"state" = 'DECLARED_MISSING'`],
      ["RoundExpectation", `"state" = 'EXEMPT'`],
      ["ReportDecision", `"kind" = 'RETURNED'`],
      ["StaleMark", "TRUE"],
      ["ConsolidationSource", `"sourceRevisionId" IS NULL`],
      ["Figure", `"state" = 'NOTHING_AROSE'`],
      ["Figure", `"explanation" IS NOT NULL`],
      ["Figure", `"origin" = 'OVERRIDDEN'`],
      ["Membership", `"endsOn" BETWEEN '${TODAY}' AND date '${TODAY}' + 90`],
      ["RegisteredNumber", `"state" = 'VOIDED'`],
      [
        "Report",
        `"receivedAt" > (SELECT ("dueOn" + 1)::timestamptz FROM "RoundExpectation" expectation
          WHERE expectation."roundId" = row."roundId" AND expectation."committeeId" = row."committeeId")`,
      ],
      [
        "Seat",
        `"validTo" IS NULL AND NOT EXISTS (SELECT FROM "Membership" term
          WHERE term."seatId" = row."id" AND coalesce(term."endsOn", 'infinity') >= '${TODAY}')`,
      ],
      [
        "Figure",
        `"numerator" BETWEEN 1 AND (SELECT "smallCellThreshold" - 1 FROM "IndicatorVersion" version
          WHERE version."id" = row."indicatorVersionId")`,
      ],
    ];
    for (const [table, condition] of cases) expect(await count(table, condition), condition).toBeGreaterThan(0);
  });

  it("has a draft for Thanh Hóa and for Phú Thọ in the round that is open", async () => {
    expect(
      await select(
        `SELECT period."name" FROM "Report" report JOIN "ReportingRound" round ON round."id" = report."roundId"
         JOIN "Committee" committee ON committee."id" = report."committeeId"
         JOIN "UnitPeriod" period ON period."unitId" = committee."unitId"
         WHERE round."periodKind" = 'YEAR' AND round."year" = 2026 AND report."state" = 'DRAFT'
           AND period."name" IN ('Thanh Hóa', 'Phú Thọ') ORDER BY 1`,
      ),
    ).toEqual([{ name: "Phú Thọ" }, { name: "Thanh Hóa" }]);
  });
});

describe("committees", () => {
  it("live within their units, and their periods cover all of their life", async () => {
    expect(
      await select(
        `SELECT committee."id" FROM "Committee" committee JOIN "AdministrativeUnit" unit ON unit."id" = committee."unitId"
         WHERE NOT daterange(unit."validFrom", unit."validTo") @> daterange(committee."validFrom", committee."validTo")
            OR datemultirange(daterange(committee."validFrom", committee."validTo")) <> (
              SELECT range_agg(daterange(period."validFrom", period."validTo"))
              FROM "CommitteePeriod" period WHERE period."committeeId" = committee."id")`,
      ),
    ).toEqual([]);
  });

  it("stand under a committee that lives as long as they do", async () => {
    expect(
      await select(
        `SELECT child."id" FROM "Committee" child JOIN "Committee" parent ON parent."id" = child."parentId"
         WHERE NOT daterange(parent."validFrom", parent."validTo") @> daterange(child."validFrom", child."validTo")`,
      ),
    ).toEqual([]);
  });

  it("have one head at most on any day, and most have one today", async () => {
    expect(
      await select(
        `SELECT one."id" FROM "Membership" one JOIN "Membership" other
           ON other."committeeId" = one."committeeId" AND other."id" > one."id" AND other."role" = 'HEAD'
         WHERE one."role" = 'HEAD' AND daterange(one."startsOn", one."endsOn", '[]') && daterange(other."startsOn", other."endsOn", '[]')`,
      ),
    ).toEqual([]);
    expect(
      await count("Membership", `"role" = 'HEAD' AND daterange("startsOn", "endsOn", '[]') @> date '${TODAY}'`),
    ).toBeGreaterThan(50);
  });

  it("have terms only while they live", async () => {
    expect(
      await select(
        `SELECT term."id" FROM "Membership" term JOIN "Committee" committee ON committee."id" = term."committeeId"
         WHERE NOT daterange(committee."validFrom", committee."validTo") @> daterange(term."startsOn", term."endsOn", '[]')
           AND NOT (committee."validTo" IS NULL AND term."startsOn" >= committee."validFrom")`,
      ),
    ).toEqual([]);
  });

  it("leave no live task behind when they are dissolved", async () => {
    expect(
      await select(
        `SELECT task."id" FROM "Task" task JOIN "Committee" committee ON committee."id" = task."committeeId"
         WHERE committee."validTo" IS NOT NULL AND task."state" IN ('NOT_BEGUN', 'UNDER_WAY')`,
      ),
    ).toEqual([]);
  });

  it("do nothing before they exist or after they end", async () => {
    expect(
      await select(
        `SELECT document."id" FROM "Document" document JOIN "Committee" committee ON committee."id" = document."committeeId"
         WHERE NOT daterange(committee."validFrom", committee."validTo") @> document."issuedOn"`,
      ),
    ).toEqual([]);
    expect(
      await select(
        `SELECT entry."id" FROM "TaskUpdate" entry JOIN "Task" task ON task."id" = entry."taskId"
         JOIN "Committee" committee ON committee."id" = task."committeeId"
         WHERE entry."date" > '${TODAY}' OR entry."date" >= committee."validTo" OR entry."date" < task."startsOn"`,
      ),
    ).toEqual([]);
  });
});

describe("plans and documents", () => {
  it("number without gaps, from 1 or from where paper ended", async () => {
    expect(
      await select(
        `SELECT register."id" FROM "NumberRegister" register JOIN "RegisteredNumber" number ON number."registerId" = register."id"
         GROUP BY register."id" HAVING max(number."number") <> register."lastNumber"
           OR count(*) <> max(number."number") - min(number."number") + 1`,
      ),
    ).toEqual([]);
    expect(
      await select(
        `SELECT number."number", document."reference" FROM "RegisteredNumber" number
         JOIN "Document" document ON document."id" = number."documentId"
         WHERE number."number" > 1 AND NOT EXISTS (SELECT FROM "RegisteredNumber" before
           WHERE before."registerId" = number."registerId" AND before."number" = number."number" - 1)`,
      ),
    ).toEqual([{ number: 96, reference: "96/KH-BCĐ" }]);
  });

  it("number in the order of days", async () => {
    expect(
      await select(
        `SELECT one."reference" FROM "Document" one JOIN "Document" next ON next."committeeId" = one."committeeId"
           AND next."typeId" = one."typeId" AND next."year" = one."year" AND next."number" > one."number"
         WHERE next."issuedOn" < one."issuedOn"`,
      ),
    ).toEqual([]);
  });

  it("are issued with a document and the frozen text, and only then", async () => {
    expect(
      await select(
        `SELECT plan."id", plan."state" FROM "Plan" plan
         WHERE (plan."state" IN ('ISSUED', 'CLOSED')) <> (plan."documentId" IS NOT NULL)
            OR (plan."documentId" IS NOT NULL) <> EXISTS (SELECT FROM "PlanRevision" revision
                JOIN "PlanRevisionTask" task ON task."revisionId" = revision."id" WHERE revision."planId" = plan."id")`,
      ),
    ).toEqual([]);
  });

  it("end tasks with the progress that their last update says", async () => {
    expect(
      await select(
        `SELECT task."id", task."progress", last."progress" AS said FROM "Task" task CROSS JOIN LATERAL (
           SELECT "progress" FROM "TaskUpdate" entry WHERE entry."taskId" = task."id" ORDER BY "date" DESC, "id" DESC LIMIT 1) last
         WHERE last."progress" <> task."progress"`,
      ),
    ).toEqual([]);
  });

  it("give tasks only to committees below, which carry them out as their own", async () => {
    expect(
      await select(
        `SELECT assignment."id" FROM "TaskAssignment" assignment JOIN "Task" task ON task."id" = assignment."taskId"
         JOIN "Committee" assignee ON assignee."id" = assignment."assigneeId"
         LEFT JOIN "Task" child ON child."id" = assignment."childTaskId"
         WHERE assignee."parentId" <> task."committeeId" OR child."committeeId" <> assignee."id"
            OR (assignment."state" = 'ACCEPTED' AND child."id" IS NULL)`,
      ),
    ).toEqual([]);
  });
});

describe("reports", () => {
  it("keep numerators within denominators, and parts within their total", async () => {
    expect(await select(`SELECT "id" FROM "Figure" WHERE "numerator" > "denominator" OR "numerator" < 0`)).toEqual([]);
    expect(
      await select(
        `SELECT total."id" FROM "Figure" total JOIN "Figure" part ON part."revisionId" = total."revisionId"
           AND part."indicatorVersionId" = total."indicatorVersionId" AND part."categoryId" IS NOT NULL
         WHERE total."categoryId" IS NULL AND total."origin" <> 'CONSOLIDATED' GROUP BY total."id"
         HAVING sum(part."numerator") <> total."numerator" OR sum(part."denominator") <> total."denominator"`,
      ),
    ).toEqual([]);
  });

  it("hold no figure larger than the indicator it is a part of", async () => {
    expect(
      await select(
        `SELECT figure."id" FROM "ValidationRule" rule
         JOIN "Figure" figure ON figure."indicatorVersionId" = rule."indicatorVersionId" AND figure."categoryId" IS NULL
         JOIN "IndicatorVersion" version ON version."indicatorId" = rule."comparedIndicatorId"
         JOIN "Figure" compared ON compared."indicatorVersionId" = version."id"
           AND compared."revisionId" = figure."revisionId" AND compared."categoryId" IS NULL
         WHERE rule."kind" = 'LE_INDICATOR' AND figure."origin" = 'TYPED' AND CASE rule."comparedPart"
           WHEN 'DENOMINATOR' THEN figure."denominator" > compared."denominator"
           ELSE figure."numerator" > compared."numerator" END`,
      ),
    ).toEqual([]);
  });

  it("consolidate by the rule of each indicator over the revisions they took", async () => {
    const totals = `SELECT source."revisionId", figure."indicatorVersionId", figure."categoryId",
        CASE version."overCommittees" WHEN 'MAX' THEN max(figure."numerator") ELSE sum(figure."numerator") END AS numerator,
        sum(figure."denominator") AS denominator
      FROM "ConsolidationSource" source JOIN "Figure" figure ON figure."revisionId" = source."sourceRevisionId"
      JOIN "IndicatorVersion" version ON version."id" = figure."indicatorVersionId"
      WHERE version."overCommittees" IN ('SUM', 'MAX', 'RATIO_OF_SUMS')
      GROUP BY 1, 2, 3, version."overCommittees"`;
    expect(
      await select(
        `SELECT * FROM (${totals}) total FULL JOIN
           (SELECT * FROM "Figure" WHERE "origin" = 'CONSOLIDATED') figure
           ON figure."revisionId" = total."revisionId" AND figure."indicatorVersionId" = total."indicatorVersionId"
           AND figure."categoryId" IS NOT DISTINCT FROM total."categoryId"
         WHERE total.numerator IS DISTINCT FROM figure."numerator" OR total.denominator IS DISTINCT FROM figure."denominator"`,
      ),
    ).toEqual([]);
    expect(await count("Figure", `"origin" = 'CONSOLIDATED'`)).toBeGreaterThan(300);
  });

  it("hide small figures of what was approved, and leave no sum with exactly one hidden", async () => {
    const approved = `(SELECT figure.*, suppression."figureId" IS NOT NULL AS "isHidden", version."smallCellThreshold"
      FROM "Figure" figure JOIN "IndicatorVersion" version ON version."id" = figure."indicatorVersionId"
        LEFT JOIN "FigureSuppression" suppression ON suppression."figureId" = figure."id"
      WHERE EXISTS (SELECT FROM "ReportDecision" WHERE "revisionId" = figure."revisionId" AND "kind" = 'APPROVED'))`;
    expect(
      await select(
        `SELECT "id" FROM ${approved} figure WHERE NOT "isHidden"
           AND least("numerator", "denominator", "denominator" - "numerator") < "smallCellThreshold"`,
      ),
    ).toEqual([]);
    const ofParts = `SELECT total."id" FROM ${approved} total JOIN ${approved} part
        ON part."revisionId" = total."revisionId" AND part."indicatorVersionId" = total."indicatorVersionId" AND part."categoryId" IS NOT NULL
      WHERE total."categoryId" IS NULL GROUP BY total."id", total."isHidden"
      HAVING total."isHidden"::int + count(*) FILTER (WHERE part."isHidden") = 1`;
    const ofCommittees = `SELECT total."id" FROM ${approved} total JOIN "ConsolidationSource" source ON source."revisionId" = total."revisionId"
        JOIN "Figure" part ON part."revisionId" = source."sourceRevisionId" AND part."indicatorVersionId" = total."indicatorVersionId"
          AND part."categoryId" IS NOT DISTINCT FROM total."categoryId"
      WHERE total."origin" = 'CONSOLIDATED' AND part."state" = 'NUMBER' GROUP BY total."id", total."isHidden"
      HAVING total."isHidden"::int + count(*) FILTER (WHERE part."id" IN (SELECT "figureId" FROM "FigureSuppression")) = 1`;
    expect(await select(`${ofParts} UNION ALL ${ofCommittees}`)).toEqual([]);
    expect(await count("FigureSuppression", `"kind" = 'SECONDARY'`)).toBeGreaterThan(0);
  });

  it("name every committee that was expected as a source, taken or missing", async () => {
    expect(
      await select(
        `SELECT expectation."id" FROM "RoundExpectation" expectation JOIN "ReportingRound" round ON round."id" = expectation."roundId"
         JOIN "Report" report ON report."roundId" = round."id" AND report."committeeId" = round."committeeId"
         JOIN "ReportRevision" revision ON revision."reportId" = report."id"
         WHERE expectation."state" <> 'EXEMPT' AND expectation."committeeId" <> round."committeeId" AND NOT EXISTS (SELECT FROM "ConsolidationSource" source
           WHERE source."revisionId" = revision."id" AND source."committeeId" = expectation."committeeId")`,
      ),
    ).toEqual([]);
  });

  it("count what their evidence shows", async () => {
    expect(
      await select(
        `SELECT figure."id", figure."numerator", sum(output."count") AS shown FROM "Figure" figure
         JOIN "IndicatorVersion" version ON version."id" = figure."indicatorVersionId"
         JOIN "Indicator" indicator ON indicator."id" = version."indicatorId" AND indicator."code" = 'HRE-05'
         JOIN "FigureEvidence" evidence ON evidence."figureId" = figure."id"
         JOIN "Output" output ON output."id" = evidence."outputId"
         GROUP BY figure."id" HAVING sum(output."count") <> figure."numerator"`,
      ),
    ).toEqual([]);
    expect(
      await select(
        `SELECT figure."id" FROM "Figure" figure JOIN "FigureEvidence" evidence ON evidence."figureId" = figure."id"
         JOIN "IndicatorVersion" version ON version."id" = figure."indicatorVersionId"
         JOIN "Indicator" indicator ON indicator."id" = version."indicatorId" AND indicator."code" = 'TRE-01'
         JOIN "Task" task ON task."id" = evidence."taskId" GROUP BY figure."id"
         HAVING count(*) <> figure."denominator"
             OR count(*) FILTER (WHERE task."doneOn" <= task."dueOn") <> figure."numerator"`,
      ),
    ).toEqual([]);
  });

  it("stand as their last decision says", async () => {
    expect(
      await select(
        `SELECT report."id", report."state" FROM "Report" report LEFT JOIN LATERAL (SELECT * FROM "ReportDecision" decision
           WHERE decision."reportId" = report."id" ORDER BY "decidedAt" DESC LIMIT 1) last ON TRUE
         WHERE CASE report."state" WHEN 'DRAFT' THEN last."id" IS NOT NULL WHEN 'SUBMITTED' THEN last."kind" = 'APPROVED'
           ELSE last."kind"::text IS DISTINCT FROM report."state"::text END`,
      ),
    ).toEqual([]);
  });
});

describe("loading and clearing", () => {
  it("gives names of the ids that come next, so that writing goes on", async () => {
    await client.query("BEGIN");
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO "Person" ("name") VALUES ('Lê Thị Ánh') RETURNING "id"`,
    );
    expect(rows[0]?.id).toBe(await count("Person", "TRUE"));
    await client.query("ROLLBACK");
  });

  it("refuses a database that holds committees, and leaves it as it is", async () => {
    const before = await count("Committee", "TRUE");
    await expect(loadSample(url, () => {})).rejects.toBeInstanceOf(DatabaseNotEmptyError);
    expect(await count("Committee", "TRUE")).toBe(before);
  });

  it("clears everything, what was added since included, and loads the very same again", async () => {
    const first = await digest();
    await client.query(`INSERT INTO "Person" ("name") VALUES ('Trần Văn Bình')`);
    await clearSample(url);
    expect(await isSampleLoaded(url)).toBe(false);
    for (const name of await tableNames()) expect(await select(`SELECT 1 FROM ${name} LIMIT 1`), name).toEqual([]);
    expect((await select(`SELECT FROM "_prisma_migrations"`)).length).toBeGreaterThan(0);
    await expect(clearSample(url)).rejects.toBeInstanceOf(NoSampleError);

    await loadSample(url, () => {});
    expect(await isSampleLoaded(url)).toBe(true);
    expect(await digest()).toBe(first);
  });
});
