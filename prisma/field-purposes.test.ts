import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fieldPurposes, findPublic, pairPurposes } from "./field-purposes.ts";
import { getDatamodel } from "./generated/pothos.ts";
import { migrate } from "./migrate.ts";
import { type PostgresServer, startPostgres } from "./server.ts";

let folder: string;
let postgres: PostgresServer;
let columns: Record<string, string[]>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "camket-test-"));
  postgres = await startPostgres(folder);
  const url = await postgres.openDatabase("purposes");
  await migrate(url);
  const db = new pg.Client(url);
  await db.connect();
  // The queue's own schema holds the numbers of jobs, and nothing of ours.
  const { rows } = await db.query<{ table: string; columns: string[] }>(
    `SELECT "table_name"::text AS "table", array_agg("column_name"::text) AS "columns" FROM information_schema.columns
      WHERE "table_schema" NOT IN ('pg_catalog', 'information_schema', 'graphile_worker') AND "table_name" <> '_prisma_migrations'
      GROUP BY "table_schema", "table_name"`,
  );
  await db.end();
  columns = Object.fromEntries(rows.map((row) => [row.table, row.columns.sort()]));
});

afterAll(async () => {
  await postgres?.stop();
  await rm(folder, { recursive: true });
});

const listed = Object.fromEntries(
  Object.entries(fieldPurposes).map(([model, fields]) => [model, Object.keys(fields).sort()]),
);

describe("every field has a purpose", () => {
  it("in the model, and the list names no other", () => {
    const modelled = Object.entries(getDatamodel().datamodel.models).map(([model, { fields }]) => [
      model,
      fields.flatMap(({ kind, name }) => (kind === "object" ? [] : name)).sort(),
    ]);
    expect(listed).toEqual(Object.fromEntries(modelled));
  });

  it("in the database, down to the tables of pairs and what only SQL could have added", () => {
    const pairs = Object.keys(pairPurposes).map((table) => [table, ["A", "B"]]);
    expect(columns).toEqual({ ...listed, ...Object.fromEntries(pairs) });
  });

  it("in words", () => {
    const purposes = [...Object.values(fieldPurposes).flatMap((fields) => Object.values<string>(fields))];
    expect([...purposes, ...Object.values(pairPurposes)].filter((purpose) => !/^\w.*\w\w/.test(purpose))).toEqual([]);
  });
});

describe("nothing about the public", () => {
  it("is in the database", () => {
    expect(findPublic(columns)).toEqual([]);
  });

  it("is kept of a person but the name", () => {
    expect(Object.keys(fieldPurposes.Person)).toEqual([
      "id",
      "name",
      "givenName",
      "foldedName",
      "foldedKey",
      "mergedIntoId",
      "version",
    ]);
  });

  it("gets past the names that are refused", () => {
    const fields = [
      ...["identityNumber", "idNumber", "cccd", "passportNo", "phone", "phoneNumbers", "homeAddress", "email"],
      ...["gender", "sex", "dateOfBirth", "birthYear", "age", "ethnicity", "religion", "nationality", "healthStatus"],
      ...[
        "socialAccount",
        "account_name",
        "facebookProfile",
        "postUrl",
        "videoLinks",
        "hashtags",
        "photo",
        "ip_address",
      ],
      ...["caseNumber", "incidentId", "riskLevel", "soDienThoai", "ngaySinh", "danToc", "tonGiao", "taiKhoan"],
    ];
    expect(findPublic({ Person: ["id", "name", ...fields] })).toEqual(fields.map((field) => `Person.${field}`));
  });

  it.each(["Citizen", "Suspect", "Incident", "CaseFile", "SocialAccount", "Post", "_CommitteeToVictim", "Complaints"])(
    "is a table called %s",
    (table) => {
      expect(findPublic({ [table]: [] })).toEqual([table]);
    },
  );

  it("is seen in a word that only contains a refused one", () => {
    expect(findPublic({ Agency: ["position", "stage", "casesensitive", "purpose", "language"] })).toEqual([]);
  });
});
