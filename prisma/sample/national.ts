import { readFileSync } from "node:fs";
import type pg from "pg";
import { buildSample } from "./build.ts";
import * as catalogue from "./catalogue.ts";
import { writeRows } from "./write.ts";

/** How many rows there are in the end, those of the small sample among them; units and committees after the reform. */
export interface Size {
  districts: number;
  communesBefore: number;
  /** Each has a committee. */
  communes: number;
  memberships: number;
  plans: number;
  tasks: number;
  reports: number;
}

/** Viet Nam: with the nation's and those of the 34 provinces there are 3,356 committees today. */
export const NATIONAL: Size = {
  districts: 696,
  communesBefore: 10_035,
  communes: 3_321,
  memberships: 35_000,
  plans: 21_000,
  tasks: 210_000,
  reports: 42_000,
};

const steps = [
  { file: "1-units", tables: ["AdministrativeUnit"], says: "đơn vị hành chính / units" },
  {
    file: "2-committees",
    tables: ["Committee", "Membership"],
    says: "Ban Chỉ đạo, thành viên / committees, memberships",
  },
  { file: "3-plans", tables: ["Plan", "Task"], says: "kế hoạch, nhiệm vụ / plans, tasks" },
  { file: "4-reports", tables: ["Report", "Figure"], says: "báo cáo, số liệu / reports, figures" },
];

/**
 * The small sample with the rest of the country around it: every other commune, its committee and its work, made inside
 * the database. The caller holds the transaction.
 */
export async function writeNation(client: pg.ClientBase, size: Size, report: (line: string) => void): Promise<void> {
  await writeRows(client, buildSample(), report);
  await client.query("ANALYZE");
  await client.query("SET LOCAL work_mem = '128MB'");
  await client.query(`
    CREATE FUNCTION pg_temp.draw(seed TEXT) RETURNS INT LANGUAGE sql IMMUTABLE
      RETURN ('x' || substr(md5(seed), 1, 7))::BIT(28)::INT;
    CREATE TEMP TABLE catalogue ("of" TEXT, "n" INT, "value" JSONB, PRIMARY KEY ("of", "n")) ON COMMIT DROP;
    CREATE FUNCTION pg_temp.pick(what TEXT, seed INT) RETURNS JSONB LANGUAGE sql STABLE RETURN (
      SELECT "value" FROM pg_temp.catalogue
      WHERE "of" = what AND "n" = 1 + pg_temp.draw(what || seed) % (SELECT max("n") FROM pg_temp.catalogue WHERE "of" = what))`);
  for (const [name, entries] of Object.entries(entriesOf()))
    await client.query(
      `INSERT INTO catalogue SELECT $1, "n", "value" FROM jsonb_array_elements($2) WITH ORDINALITY entry ("value", "n")`,
      [name, JSON.stringify(entries)],
    );
  await client.query(
    `CREATE TEMP TABLE size ON COMMIT DROP AS SELECT * FROM jsonb_to_record($1) AS (
    ${Object.keys(size).map((name) => `"${name}" INT`)})`,
    [JSON.stringify(size)],
  );
  for (const { file, tables, says } of steps) {
    await client.query(readFileSync(new URL(`national/${file}.sql`, import.meta.url), "utf8"));
    const counts = await Promise.all(
      tables.map(async (table) => {
        const { rows } = await client.query<{ count: number }>(`SELECT count(*)::INT AS "count" FROM "${table}"`);
        return rows[0]?.count;
      }),
    );
    report(`${counts.join(", ")} ${says}`);
  }
  await client.query(`
    DO $$
    DECLARE
      name TEXT;
    BEGIN
      FOR name IN SELECT table_name FROM information_schema.columns
          WHERE table_schema = 'public' AND column_default LIKE 'nextval(%' LOOP
        EXECUTE format('SELECT setval(pg_get_serial_sequence(%L, ''id''), greatest(1, max("id"))) FROM %I', quote_ident(name), name);
      END LOOP;
    END $$`);
}

/** What the SQL picks from. */
function entriesOf(): Record<string, unknown[]> {
  const { agencies, names, narratives, tasks } = catalogue;
  return {
    task: tasks.filter(({ level }) => level === "PROVINCE" || level === "COMMUNE"),
    agency: agencies.filter(({ level }) => level === "COMMUNE"),
    office: names.offices.filter(({ level }) => level === "COMMUNE"),
    family: names.families.flatMap(({ name, weight }) => Array(Math.ceil(weight)).fill(name)),
    ...Object.fromEntries(
      (["male", "female"] as const).flatMap((gender) => [
        [`middle ${gender}`, names.middleNames[gender]],
        [`given ${gender}`, names.givenNames[gender]],
      ]),
    ),
    ...Object.fromEntries(
      narratives.map(({ section, sentences }) => [
        `sentence ${section}`,
        sentences
          .filter(({ levels, textVi }) => levels.includes("COMMUNE") && !textVi.includes("{"))
          .map(({ textVi }) => textVi),
      ]),
    ),
  };
}
