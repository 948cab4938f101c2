import { ApolloServer } from "@apollo/server";
import { connect, openPool } from "@camket/prisma";
import fc from "fast-check";
import { pino } from "pino";
import { afterAll, expect, it } from "vitest";
import { malformedOperation, randomOperation } from "../../test/random-operation.ts";
import { holderOfEveryRole, sampleCommittees } from "../../test/sample-committees.ts";
import { samplePlans } from "../../test/sample-plans.ts";
import { sampleReports } from "../../test/sample-reports.ts";
import { createDatabase } from "../../test/test-api.ts";
import type { Context } from "../context.ts";
import { apolloOptions } from "../server.ts";
import { schema } from "./index.ts";

const db = connect(openPool(await createDatabase()));
const sample = await sampleCommittees(db);
await samplePlans(db, sample);
await sampleReports(db, sample);
const { userId: id, name } = holderOfEveryRole;
await db.user.create({ data: { id, name, email: "every-role@camket.example" } });

const logged: string[] = [];
const log = pino({}, { write: (line: string) => void logged.push(line) });
const apollo = new ApolloServer<Context>(apolloOptions({ log, introspection: true }));
await apollo.start();
afterAll(() => Promise.all([apollo.stop(), db.$disconnect()]));

/** What no answer may tell, whatever was asked. */
const LEAKS = /node_modules|\/apps\/|\.ts\b|\bSELECT\b|prisma|postgres|invocation|\n\s+at /i;

const runs = { numRuns: 10_000, seed: 2026, endOnFailure: true };

it.each([
  ["that the schema allows", randomOperation, true],
  ["that are malformed", malformedOperation, false],
])("answers ten thousand operations %s without a fault of its own", async (_kind, make, isAllowed) => {
  let understood = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 1_000_000 }), async (seed) => {
      const request = { id: "0", idempotencyKey: null, payloadHash: "", writes: 0 };
      const contextValue: Context = { db, viewer: holderOfEveryRole, locale: "en", cursorSecret: "", request };
      const { body, http } = await apollo.executeOperation(make(schema, seed), { contextValue });
      if (body.kind === "incremental") throw new Error("No document here is deferred");
      const { data, errors = [] } = body.singleResult;
      if (data) understood += 1;
      expect(
        errors.filter(({ extensions }) => extensions?.code === "INTERNAL"),
        logged.at(-1),
      ).toEqual([]);
      expect(JSON.stringify(errors)).not.toMatch(LEAKS);
      expect(http.status ?? 200).toBeLessThan(500);
    }),
    runs,
  );
  expect(understood > 5000).toBe(isAllowed);
});
