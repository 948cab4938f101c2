import { graphql } from "@camket/schema";
import { describe, expect, it } from "vitest";
import { holder, reportingCatalogue, reportingTree, sentReport } from "../../../test/reporting-tree.ts";
import { day, globalId } from "../../../test/sample-committees.ts";
import { openTestApi } from "../../../test/test-api.ts";

const api = await openTestApi();
const { db } = api;
const catalogue = await reportingCatalogue(db);

const DeclareMissing = graphql(`
  mutation DeclareAllMissing($input: DeclareMissingInput!) {
    result: declareMissing(input: $input) {
      __typename
      ... on SettledExpectations { expectations { state reason dueOn version } }
      ... on ExpectationsNotSettledError { expectations { id standing } }
      ... on DomainError { code }
    }
  }
`);
const Exempt = graphql(`
  mutation ExemptAll($input: ExemptFromReportingInput!) {
    result: exemptFromReporting(input: $input) {
      __typename
      ... on SettledExpectations { expectations { state reason dueOn version } }
      ... on DomainError { code }
    }
  }
`);
const Extend = graphql(`
  mutation ExtendAll($input: ExtendReportingInput!) {
    result: extendReporting(input: $input) {
      __typename
      ... on SettledExpectations { expectations { state reason dueOn version } }
      ... on ExpectationsNotSettledError { expectations { id } }
      ... on InvalidInputError { fields { path code } }
      ... on DomainError { code }
    }
  }
`);
const Restore = graphql(`
  mutation RestoreAll($input: RestoreExpectationsInput!) {
    result: restoreExpectations(input: $input) {
      __typename
      ... on SettledExpectations { expectations { state reason dueOn version } }
      ... on ExpectationsNotSettledError { expectations { id } }
      ... on DomainError { code }
    }
  }
`);
const Names = graphql(`
  query Names($id: ID!, $most: Int!) {
    reportingRound(id: $id) {
      completeness { expected declaredMissing }
      awaited(most: $most) { unit { name } }
      declaredMissing { unit { name } }
    }
  }
`);

/** A province with so many communes, and those who hold roles there. */
async function world(communeCount: number) {
  const { nation, provinces } = await reportingTree(db, catalogue, [communeCount]);
  const [province] = provinces;
  if (!province) throw new Error("There is one");
  return {
    province,
    reviewer: api.as(await holder(db, province, "REVIEWER")),
    another: api.as(await holder(db, province, "REVIEWER")),
    national: api.as(await holder(db, nation, "REVIEWER")),
    expectations: await db.roundExpectation.findMany({
      where: { roundId: province.round.id },
      orderBy: { committeePath: "asc" },
    }),
  };
}

const id = (expectation: { id: number }) => globalId("RoundExpectation", expectation);
const asked = (expectations: { id: number; version: number }[]) =>
  expectations.map((each) => ({ id: id(each), expectedVersion: each.version }));
const stored = (expectations: { id: number }[]) =>
  db.roundExpectation.findMany({
    where: { id: { in: expectations.map((each) => each.id) } },
    orderBy: { committeePath: "asc" },
  });

describe("an expectation", () => {
  it("is settled with a reason, by the reviewers above and those who ask, until the report is there", async () => {
    const { province, reviewer, national, expectations } = await world(1);
    const [{ id: communeId } = { id: 0 }] = province.communes;
    const officer = api.as(await holder(db, { id: communeId }, "OFFICER"));
    const input = { expectations: asked(expectations), reason: "Sáp nhập" };
    for (const other of [officer, national])
      expect((await other.run(Exempt, { input })).result).toMatchObject({ code: "FORBIDDEN" });
    const blank = await reviewer.run(Exempt, { input: { ...input, reason: " " } });
    expect(blank.result).toMatchObject({ code: "BAD_USER_INPUT" });
    expect((await reviewer.run(Exempt, { input })).result).toMatchObject({
      expectations: [{ state: "EXEMPT", reason: "Sáp nhập", version: 2 }],
    });
    expect((await reviewer.run(DeclareMissing, { input })).result.__typename).toBe("ExpectationsNotSettledError");
    const early = { ...input, expectations: asked(await stored(expectations)), dueOn: "2026-06-01" };
    expect((await reviewer.run(Extend, { input: early })).result).toMatchObject({
      fields: [{ path: "dueOn", code: "OUT_OF_RANGE" }],
    });
    const { result } = await reviewer.run(Extend, { input: { ...early, dueOn: "2026-07-31" } });
    expect(result).toMatchObject({ expectations: [{ state: "EXPECTED", dueOn: "2026-07-31", version: 3 }] });
    await sentReport(db, province.round.id, communeId, []);
    const late = await reviewer.run(DeclareMissing, {
      input: { ...input, expectations: asked(await stored(expectations)) },
    });
    expect(late.result).toMatchObject({ __typename: "ExpectationsNotSettledError", code: "CONFLICT" });
  });
});

describe("many expectations", () => {
  it("are settled for one reason, all of them or none, and each leaves its entry in the audit", async () => {
    const { province, reviewer, another, expectations } = await world(5);
    const [received, changed, ...others] = expectations;
    if (!received || !changed) throw new Error("They are there");
    await sentReport(db, province.round.id, received.committeeId, []);
    await another.run(Exempt, { input: { expectations: asked([changed]), reason: "Sáp nhập" } });
    const input = { expectations: asked(expectations), reason: "Bão số 10" };
    const { result: refused } = await reviewer.run(DeclareMissing, { input });
    expect(refused).toMatchObject({
      __typename: "ExpectationsNotSettledError",
      expectations: [
        { id: id(received), standing: "RECEIVED_LATE" },
        { id: id(changed), standing: "EXEMPT" },
      ],
    });
    expect((await stored(others)).map(({ state }) => state)).toEqual(others.map(() => "EXPECTED"));

    const { result } = await reviewer.run(DeclareMissing, { input: { ...input, expectations: asked(others) } });
    expect(result).toMatchObject({
      expectations: others.map(() => ({ state: "DECLARED_MISSING", reason: "Bão số 10", version: 2 })),
    });
    const entries = await db.auditEntry.findMany({
      where: { model: "RoundExpectation", action: "UPDATE", rowId: { in: others.map((each) => each.id) } },
      orderBy: { rowId: "asc" },
    });
    expect(entries).toMatchObject(
      others.map((each) => ({
        rowId: each.id,
        before: { state: "EXPECTED" },
        after: { state: "DECLARED_MISSING", reason: "Bão số 10" },
      })),
    );
  });

  it("are taken back by whoever settled them, to the letter, while nothing else changed them", async () => {
    const { reviewer, another, expectations } = await world(2);
    const settle = async (reason: string, dueOn: string) => {
      const input = { expectations: asked(await stored(expectations)), reason, dueOn };
      expect((await reviewer.run(Extend, { input })).result.__typename).toBe("SettledExpectations");
    };
    await settle("Bão số 10", "2026-07-15");
    const before = await stored(expectations);
    await settle("Bão số 11", "2026-07-31");
    const input = { expectations: asked(await stored(expectations)) };
    const { result: refused } = await another.run(Restore, { input });
    expect(refused).toMatchObject({
      __typename: "ExpectationsNotSettledError",
      expectations: expectations.map((each) => ({ id: id(each) })),
    });
    expect((await reviewer.run(Restore, { input })).result).toMatchObject({
      expectations: before.map(() => ({ state: "EXPECTED", reason: "Bão số 10", dueOn: "2026-07-15", version: 4 })),
    });
    expect((await reviewer.run(Restore, { input })).result.__typename).toBe("ExpectationsNotSettledError");
  });

  it("have no reason again once the first settling is taken back", async () => {
    const { reviewer, expectations } = await world(1);
    await reviewer.run(Exempt, { input: { expectations: asked(expectations), reason: "Sáp nhập" } });
    const input = { expectations: asked(await stored(expectations)) };
    expect((await reviewer.run(Restore, { input })).result).toMatchObject({
      expectations: [{ state: "EXPECTED", reason: null, dueOn: "2026-06-30" }],
    });
  });

  it("that are due later already are named, and none is extended", async () => {
    const { reviewer, expectations } = await world(2);
    const [later] = expectations;
    if (!later) throw new Error("It is there");
    await db.roundExpectation.update({ where: { id: later.id }, data: { dueOn: day("2026-08-31") } });
    const input = { expectations: asked(expectations), reason: "Bão", dueOn: "2026-07-31" };
    expect((await reviewer.run(Extend, { input })).result).toMatchObject({
      __typename: "ExpectationsNotSettledError",
      expectations: [{ id: id(later) }],
    });
    expect((await stored(expectations)).map(({ reason }) => reason)).toEqual([null, null]);
  });

  it("take as many statements as few, and no more than two hundred at once", async () => {
    const { reviewer, expectations } = await world(6);
    const [one, ...more] = expectations;
    if (!one) throw new Error("It is there");
    const settle = (some: typeof expectations) =>
      api.statementsOf(() => reviewer.run(DeclareMissing, { input: { expectations: asked(some), reason: "Bão" } }));
    const few = await settle([one]);
    expect(await settle(more)).toHaveLength(few.length);
    const { result } = await reviewer.run(DeclareMissing, {
      input: { expectations: Array.from({ length: 201 }, () => ({ id: id(one), expectedVersion: 2 })), reason: "Bão" },
    });
    expect(result).toMatchObject({ code: "BAD_USER_INPUT" });
  });
});

it("names the first of many by the name of their unit, and counts them all", async () => {
  const { province, reviewer, expectations } = await world(12);
  const names = ["Đông", "Xuân", "Yên", "Thọ", "Sơn", "Quý", "Phú", "Nga", "Lộc", "Hòa", "Giang", "Ân"];
  for (const [index, commune] of province.communes.entries())
    await db.unitPeriod.updateMany({ where: { unitId: commune.unitId }, data: { name: names[index] ?? "" } });
  await reviewer.run(DeclareMissing, { input: { expectations: asked(expectations.slice(1, 2)), reason: "Bão" } });
  const read = async (most: number) =>
    (await reviewer.run(Names, { id: globalId("ReportingRound", province.round), most })).reportingRound;
  const unit = (...listed: string[]) => listed.map((name) => ({ unit: { name } }));
  expect(await read(3)).toEqual({
    completeness: { expected: 12, declaredMissing: 1 },
    awaited: unit("Ân", "Đông", "Giang"),
    declaredMissing: unit("Xuân"),
  });
  expect((await read(200))?.awaited).toHaveLength(11);
  expect((await read(-1))?.awaited).toEqual([]);
});
