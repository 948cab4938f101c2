import { graphql } from "@camket/schema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holder, type Place, reportingCatalogue, reportingTree } from "../../../test/reporting-tree.ts";
import { day, globalId } from "../../../test/sample-committees.ts";
import { openTestApi } from "../../../test/test-api.ts";

const api = await openTestApi();
const { db } = api;
const catalogue = await reportingCatalogue(db);

const Matrix = graphql(`
  query MatrixOfTree($committeeId: ID!, $periodKinds: [PeriodKind!]!, $periods: Int = 8, $until: Date) {
    completenessMatrix(committeeId: $committeeId, periodKinds: $periodKinds, periods: $periods, until: $until) {
      periods {
        period { periodKind year ordinal name startsOn endsOn }
        total { expected received onTime approved notDue exempt declaredMissing }
      }
      rows {
        committee { id }
        predecessors
        cells { expected received onTime notDue exempt standing reportId }
      }
    }
  }
`);
const Awaited = graphql(`
  query AwaitedOfTree($where: RoundExpectationWhere!) {
    expectations(where: $where, first: 100) { totalCount edges { node { committee { id } } } }
  }
`);

const halves = ["HALF_YEAR_1" as const];

interface Filing {
  state: "EXPECTED" | "EXEMPT" | "DECLARED_MISSING";
  answer: "NONE" | "ON_TIME" | "LATE";
  isApproved: boolean;
  /** Given time until long after today. */
  isDueLater: boolean;
}

/** Three minutes before and after the day in Viet Nam ends. */
const receivedAt = { ON_TIME: new Date("2026-06-30T16:57:00Z"), LATE: new Date("2026-06-30T17:03:00Z") };

async function file(roundId: number, { id: committeeId }: Place, { state, answer, isApproved, isDueLater }: Filing) {
  await db.roundExpectation.updateMany({
    where: { roundId, committeeId },
    data: { state, reason: state === "EXPECTED" ? null : "Lý do", ...(isDueLater && { dueOn: day("2099-06-30") }) },
  });
  if (answer === "NONE") return;
  await db.report.create({
    data: {
      ...{ roundId, committeeId, receivedAt: receivedAt[answer], state: isApproved ? "APPROVED" : "SUBMITTED" },
      revisions: { create: { number: 1 } },
    },
  });
}

function standingOf({ state, answer, isDueLater }: Filing) {
  if (state === "EXEMPT") return "EXEMPT";
  if (answer !== "NONE") return answer === "ON_TIME" || isDueLater ? "RECEIVED" : "RECEIVED_LATE";
  if (state === "DECLARED_MISSING") return "DECLARED_MISSING";
  return isDueLater ? "NOT_DUE" : "MISSING";
}

const reorganisation = await db.reorganisation.create({ data: { subject: "Sắp xếp", effectiveOn: day("2026-07-01") } });

async function end({ id }: Place, heirs: Place[]) {
  for (const heir of heirs)
    await db.committeeSuccession.create({
      data: { reorganisationId: reorganisation.id, fromId: id, toId: heir.id, isWhole: heirs.length === 1 },
    });
  await db.committeePeriod.updateMany({ where: { committeeId: id }, data: { validTo: day("2026-07-01") } });
  await db.committee.update({ where: { id }, data: { validTo: day("2026-07-01") } });
}

describe("any tree", () => {
  const filing = fc.record<Filing>({
    state: fc.constantFrom("EXPECTED", "EXPECTED", "EXPECTED", "EXEMPT", "DECLARED_MISSING"),
    answer: fc.constantFrom("NONE", "ON_TIME", "LATE"),
    isApproved: fc.boolean(),
    isDueLater: fc.boolean(),
  });
  const standings = fc.subarray(
    ["NOT_DUE", "RECEIVED", "RECEIVED_LATE", "MISSING", "EXEMPT", "DECLARED_MISSING"] as const,
    { minLength: 1, maxLength: 3 },
  );
  const world = fc.record({
    provinces: fc.array(fc.record({ own: filing, communes: fc.array(filing, { maxLength: 4 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
    /** The first provinces end: in favour of others, or of nobody. */
    heirs: fc.array(fc.uniqueArray(fc.nat(3), { maxLength: 2 }), { maxLength: 2 }),
  });

  it("counts what a plain recomputation counts, for every row and all of them", async () => {
    await fc.assert(
      fc.asyncProperty(world, standings, async ({ provinces, heirs }, standing) => {
        const tree = await reportingTree(
          db,
          catalogue,
          provinces.map(({ communes }) => communes.length),
        );
        // To whom each province's reports belong after all that ended: itself, those that took it over, and theirs.
        const holders = tree.provinces.map((_province, index) => new Set([index]));
        const ended = new Set<number>();
        for (const [index, chosen] of heirs.entries()) {
          const place = tree.provinces[index];
          const to = chosen.filter((heir) => heir > index && heir < tree.provinces.length);
          if (!place || (tree.provinces.length === 1 && to.length === 0)) continue;
          await end(
            place,
            to.map((heir) => tree.provinces[heir] ?? place),
          );
          ended.add(index);
          for (const of of holders)
            if (of.has(index)) {
              for (const heir of to) of.add(heir);
              if (to.length > 0) of.delete(index);
            }
        }
        const filed: { province: number; committeeId: number; filing: Filing }[] = [];
        for (const [index, { own, communes }] of provinces.entries()) {
          const place = tree.provinces[index];
          if (!place) throw new Error("As many as asked for");
          await file(tree.round.id, place, own);
          filed.push({ province: index, committeeId: place.id, filing: own });
          for (const [at, commune] of place.communes.entries()) {
            const filing = communes[at];
            if (!filing) throw new Error("As many as asked for");
            await file(place.round.id, commune, filing);
            filed.push({ province: index, committeeId: commune.id, filing });
          }
        }
        const counts = (filings: Filing[]) => {
          const asked = filings.filter(({ state }) => state !== "EXEMPT");
          const received = asked.filter(({ answer }) => answer !== "NONE");
          return {
            expected: asked.length,
            received: received.length,
            onTime: received.filter(({ answer, isDueLater }) => answer === "ON_TIME" || isDueLater).length,
            notDue: asked.filter(
              ({ state, answer, isDueLater }) => state === "EXPECTED" && answer === "NONE" && isDueLater,
            ).length,
            exempt: filings.length - asked.length,
          };
        };
        const viewer = api.as(await holder(db, tree.nation, "VIEWER"));
        const { completenessMatrix: matrix } = await viewer.run(Matrix, {
          committeeId: globalId("Committee", tree.nation),
          periodKinds: halves,
        });
        const shown = tree.provinces
          .map((place, index) => ({ ...place, index }))
          .filter(({ index }) => holders[index]?.has(index));
        expect(matrix.rows.map(({ committee }) => committee.id)).toEqual(
          shown.map((place) => globalId("Committee", place)),
        );
        for (const [at, { index, id }] of shown.entries()) {
          const belonging = filed.filter(({ province }) => holders[province]?.has(index));
          const [cell] = matrix.rows[at]?.cells ?? [];
          expect(cell).toMatchObject(counts(belonging.map(({ filing }) => filing)));
          const own = filed.find(({ committeeId }) => committeeId === id)?.filing;
          expect(cell?.standing).toBe(own && standingOf(own));
          expect(cell?.reportId === null).toBe(own?.answer === "NONE");
          // The lists behind a cell hold exactly whom it counts, and whom it lacks.
          const ofCell = {
            belongsToCommitteeId: globalId("Committee", { id }),
            ...{ periodKind: "HALF_YEAR_1" as const, periodFrom: "2025-12-15", periodTo: "2026-06-14" },
          };
          const { expectations: chosen } = await viewer.run(Awaited, { where: { ...ofCell, standing } });
          expect(new Set(chosen.edges.map(({ node }) => node.committee.id))).toEqual(
            new Set(
              belonging
                .filter(({ filing }) => standing.includes(standingOf(filing)))
                .map(({ committeeId }) => globalId("Committee", { id: committeeId })),
            ),
          );
          const { expectations } = await viewer.run(Awaited, { where: { ...ofCell, isAwaited: true } });
          expect(expectations.totalCount).toBe((cell?.expected ?? 0) - (cell?.received ?? 0));
          expect(new Set(expectations.edges.map(({ node }) => node.committee.id))).toEqual(
            new Set(
              belonging
                .filter(({ filing: { state, answer } }) => state !== "EXEMPT" && answer === "NONE")
                .map(({ committeeId }) => globalId("Committee", { id: committeeId })),
            ),
          );
        }
        expect(matrix.periods[0]?.total).toMatchObject(counts(filed.map(({ filing }) => filing)));
        const asked = filed.filter(({ filing: { state } }) => state !== "EXEMPT");
        expect(matrix.periods[0]?.total.approved).toBe(
          asked.filter(({ filing: { answer, isApproved } }) => answer !== "NONE" && isApproved).length,
        );
        expect(matrix.periods[0]?.total.declaredMissing).toBe(
          filed.filter(({ filing: { state, answer } }) => state === "DECLARED_MISSING" && answer === "NONE").length,
        );
      }),
      { numRuns: 25 },
    );
  });
});

const tree = await reportingTree(db, catalogue, [3, 2]);
const [first, second] = tree.provinces;
if (!first || !second) throw new Error("As many as asked for");
const viewer = api.as(await holder(db, tree.nation, "VIEWER"));
const nation = { committeeId: globalId("Committee", tree.nation), periodKinds: halves };

it("takes one statement for the counts and one for the names, however many rows there are", async () => {
  for (const committee of [tree.nation, first])
    expect(
      await api.statementsOf(() => viewer.run(Matrix, { ...nation, committeeId: globalId("Committee", committee) })),
    ).toHaveLength(2);
});

it("shows nothing of what is not within reach", async () => {
  const below = api.as(await holder(db, second, "VIEWER"));
  const { completenessMatrix: above } = await below.run(Matrix, nation);
  expect(above.rows.map(({ committee }) => committee.id)).toEqual([globalId("Committee", second)]);
  expect(above.periods.map(({ total }) => total.expected)).toEqual([3]);
  const { completenessMatrix: beside } = await below.run(Matrix, {
    ...nation,
    committeeId: globalId("Committee", first),
  });
  expect(beside).toEqual({ periods: [], rows: [] });
});

it("takes the latest periods, of the kinds asked for and no later than wanted, the earliest first", async () => {
  for (const year of [2023, 2024, 2025])
    await db.reportingRound.create({
      data: {
        ...{ committeeId: tree.nation.id, name: `Năm ${year}`, periodKind: "YEAR", year },
        ...{ startsOn: day(`${year - 1}-12-15`), endsOn: day(`${year}-12-14`), opensOn: day(`${year}-11-15`) },
        dueOn: day(`${year}-12-25`),
        expectations: { create: [{ committeeId: first.id, dueOn: day(`${year}-12-25`) }] },
      },
    });
  const years = async (choice: { periods?: number; until?: string }) => {
    const { completenessMatrix: matrix } = await viewer.run(Matrix, { ...nation, periodKinds: ["YEAR"], ...choice });
    expect(matrix.rows.map(({ cells }) => cells.length)).toEqual([matrix.periods.length, matrix.periods.length]);
    return matrix.periods.map(({ period }) => period.year);
  };
  expect(await years({})).toEqual([2023, 2024, 2025]);
  expect(await years({ periods: 2 })).toEqual([2024, 2025]);
  expect(await years({ periods: 2, until: "2025-01-01" })).toEqual([2023, 2024]);
  const { errors } = await viewer.execute(Matrix, { ...nation, periods: 13 });
  expect(errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT");
});

it("leaves out periods of which nobody can report yet", async () => {
  await db.reportingRound.create({
    data: {
      ...{ committeeId: tree.nation.id, name: "Quý I năm 2099", periodKind: "QUARTER", year: 2099, ordinal: 1 },
      ...{
        startsOn: day("2098-12-15"),
        endsOn: day("2099-03-14"),
        opensOn: day("2099-03-01"),
        dueOn: day("2099-03-20"),
      },
      expectations: { create: [{ committeeId: first.id, dueOn: day("2099-03-20") }] },
    },
  });
  const { completenessMatrix: matrix } = await viewer.run(Matrix, { ...nation, periodKinds: ["QUARTER"] });
  expect(matrix.periods).toEqual([]);
});
