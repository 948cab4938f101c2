import type { AddingRule } from "@camket/prisma";
import { graphql } from "@camket/schema";
import fc from "fast-check";
import { expect, it } from "vitest";
import { day, globalId, sampleCommittees, viewerOf } from "../../../test/sample-committees.ts";
import { sampleReports } from "../../../test/sample-reports.ts";
import { openTestApi } from "../../../test/test-api.ts";
import { periodOf } from "./reporting-period.ts";

const api = await openTestApi();
const committees = await sampleCommittees(api.db);
const { nation } = committees;
const { indicators, submit, decide } = await sampleReports(api.db, committees);
const { pupils, preSchool } = indicators;

const YEAR = 2024;
const kinds = {
  YEAR: 1,
  HALF_YEAR_1: 1,
  HALF_YEAR_2: 1,
  QUARTER: 4,
} as const;
const rounds = new Map<string, { id: number }>();
for (const kind of ["YEAR", "HALF_YEAR_1", "HALF_YEAR_2", "QUARTER"] as const)
  for (let ordinal = 1; ordinal <= kinds[kind]; ordinal += 1) {
    const period = periodOf(kind, YEAR, ordinal);
    rounds.set(
      `${kind} ${ordinal}`,
      await api.db.reportingRound.create({
        data: {
          ...{ committeeId: nation.id, periodKind: kind, year: YEAR, ordinal, ...period },
          ...{ opensOn: period.endsOn, dueOn: period.endsOn },
        },
      }),
    );
  }

const Sum = graphql(`
  query Sum($id: ID!) {
    report(id: $id) {
      periodSum {
        parts { isReported period { periodKind ordinal } }
        figures(first: 100) { edges { node { indicator { code } state numerator denominator reported expected } } }
      }
    }
  }
`);

const SoFar = graphql(`
  query SoFar($committeeId: ID!, $indicatorId: ID!) {
    figureHistory(committeeId: $committeeId, indicatorId: $indicatorId, periodKinds: [QUARTER], periods: 4) {
      yearSoFar { state numerator denominator reported expected }
    }
  }
`);

type Given = { numerator: number; denominator: number } | "NOTHING_AROSE" | null;
const given = fc.oneof(
  fc.record({ numerator: fc.nat(1000), denominator: fc.integer({ min: 1, max: 1000 }) }),
  fc.constant("NOTHING_AROSE" as const),
  fc.constant(null), // no approved report
);
const rule = fc.constantFrom<AddingRule>("SUM", "LATEST", "MAX", "RATIO_OF_SUMS", "NONE");
let lastCode = 0;

async function reportOf(periods: ReadonlyMap<string, Given>) {
  lastCode += 1;
  const name = `Tỉnh ${lastCode}`;
  const unit = await api.db.administrativeUnit.create({
    data: {
      ...{ code: `T${lastCode}`, level: "PROVINCE", validFrom: day("2015-01-01") },
      periods: { create: { kind: "tỉnh", name, nameEn: name, validFrom: day("2015-01-01") } },
    },
  });
  const { id } = await api.db.committee.create({
    data: {
      ...{ unitId: unit.id, parentId: nation.id, validFrom: day("2015-01-01") },
      periods: { create: { name, nameEn: name, symbol: "BCĐ", validFrom: day("2015-01-01") } },
    },
  });
  for (const { id: roundId } of rounds.values())
    await api.db.roundExpectation.create({ data: { roundId, committeeId: id, dueOn: day("2025-01-31") } });
  for (const [period, figure] of periods) {
    if (!figure) continue;
    const parts = figure === "NOTHING_AROSE" ? { state: figure } : texts(figure);
    const report = await submit(rounds.get(period)?.id ?? 0, id, "2025-01-01T03:00:00Z", [
      { indicator: preSchool, ...parts },
    ]);
    await decide(report, "APPROVED");
  }
  return submit(rounds.get("YEAR 1")?.id ?? 0, id, "2025-01-01T03:00:00Z", [{ indicator: pupils, numerator: "1" }]);
}
const texts = ({ numerator, denominator }: { numerator: number; denominator: number }) => ({
  numerator: String(numerator),
  denominator: String(denominator),
});

/** As one would on paper. */
function recomputed(figures: Exclude<Given, null>[], addedBy: AddingRule) {
  if (figures.length === 0 || addedBy === "NONE") return undefined;
  const numbers = figures.flatMap((figure) => (figure === "NOTHING_AROSE" ? [] : figure));
  const largest = numbers.toSorted((a, b) => b.numerator / b.denominator - a.numerator / a.denominator)[0];
  const last = figures.at(-1);
  const total = numbers.reduce(
    (sum, each) => ({
      numerator: sum.numerator + each.numerator,
      denominator: sum.denominator + each.denominator,
    }),
    { numerator: 0, denominator: 0 },
  );
  const value = { SUM: total, RATIO_OF_SUMS: total, MAX: largest, LATEST: last }[addedBy];
  return numbers.length === 0 || value === "NOTHING_AROSE" || !value
    ? { state: "NOTHING_AROSE", numerator: null, denominator: null }
    : { state: "NUMBER", ...texts(value) };
}

it("adds the shorter periods of a year by the rule, one way, and says which lack", { timeout: 300_000 }, () =>
  fc.assert(
    fc.asyncProperty(
      rule,
      fc.tuple(given, given),
      fc.tuple(given, given, given, given),
      async (addedBy, halves, quarters) => {
        await api.db.indicatorVersion.update({ where: { id: preSchool.versionId }, data: { overPeriods: addedBy } });
        const periods = new Map<string, Given>([
          ...halves.map((figure, index) => [`HALF_YEAR_${index + 1} 1`, figure] as const),
          ...quarters.map((figure, index) => [`QUARTER ${index + 1}`, figure] as const),
        ]);
        const report = await reportOf(periods);
        const answer = await api.as(viewerOf(nation, "OFFICER")).run(Sum, { id: globalId("Report", report) });
        const sum = answer.report?.periodSum;
        const share = (figures: readonly Given[]) => figures.filter(Boolean).length / figures.length;
        const taken: readonly Given[] = share(quarters) > share(halves) ? quarters : halves;
        expect(sum?.parts.map(({ isReported }) => isReported)).toEqual(taken.map((figure) => figure !== null));
        const value = recomputed(
          taken.flatMap((figure) => figure ?? []),
          addedBy,
        );
        expect(sum?.figures.edges.map(({ node }) => node)).toEqual(
          value
            ? [
                {
                  indicator: { code: "EDU-02" },
                  ...value,
                  ...{ reported: taken.filter(Boolean).length, expected: taken.length },
                },
              ]
            : [],
        );
        const { figureHistory } = await api.as(viewerOf(nation, "OFFICER")).run(SoFar, {
          committeeId: globalId("Committee", { id: report.committeeId }),
          indicatorId: globalId("Indicator", preSchool),
        });
        expect(figureHistory.yearSoFar).toEqual(
          quarters.map((_figure, index) => {
            const until = quarters.slice(0, index + 1);
            const soFar = recomputed(
              until.flatMap((figure) => figure ?? []),
              addedBy,
            );
            return soFar ? { ...soFar, reported: until.filter(Boolean).length, expected: until.length } : null;
          }),
        );
      },
    ),
    { numRuns: 12 },
  ),
);
