import { type AddingRule, Prisma } from "@camket/prisma";
import { graphql } from "@camket/schema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { actingOn } from "../../../test/reporting-acts.ts";
import {
  draftReport,
  type Place,
  reportingCatalogue,
  reportingTree,
  sentReport,
  type TypedCell,
} from "../../../test/reporting-tree.ts";
import { day, globalId, holderOfNoRole } from "../../../test/sample-committees.ts";
import { openTestApi } from "../../../test/test-api.ts";
import { addDays } from "../../calendar.ts";
import { reorganise } from "../committee/reorganisation.service.ts";

const api = await openTestApi();
const { db } = api;
const catalogue = await reportingCatalogue(db);
// Any cells may be sent here: parts that don't add up need no explanation.
await db.validationRule.deleteMany();
const { pupils, largest, ratio, latest, apart } = catalogue.indicators;
const { female, male } = catalogue.sex;

const OwnParts = graphql(`
  mutation OwnPartsOfTree($input: SaveOwnPartsInput!) {
    result: saveOwnParts(input: $input) { __typename }
  }
`);
/** Three levels at once, as an analyst walks them. */
const Lineage = graphql(`
  query LineageOfTree($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Figure {
        origin numerator denominator ownNumerator ownDenominator
        lineage(first: 5) { edges { node { isMissing revision { number } figure {
          origin numerator denominator ownNumerator ownDenominator
          lineage(first: 5) { edges { node { isMissing revision { number } figure {
            origin numerator denominator ownNumerator ownDenominator } } } } } } } }
      }
    }
  }
`);

type Value = { numerator: Prisma.Decimal | null; denominator: Prisma.Decimal | null; sealedAt: string };

/** Recomputed plainly, from values with a number. */
function byRule(rule: AddingRule, values: Value[]): Omit<Value, "sealedAt"> | null {
  const numbers = values.filter(({ numerator }) => numerator !== null);
  const sum = (part: "numerator" | "denominator") =>
    numbers.every((value) => value[part] === null)
      ? null
      : numbers.reduce((added, value) => added.plus(value[part] ?? 0), new Prisma.Decimal(0));
  if (rule === "NONE") return null;
  if (rule === "LATEST") return values.toSorted((a, b) => (a.sealedAt < b.sealedAt ? 1 : -1))[0] ?? null;
  if (numbers.length === 0) return { numerator: null, denominator: null };
  if (rule === "MAX")
    return numbers.toSorted((a, b) => (b.numerator ?? new Prisma.Decimal(0)).comparedTo(a.numerator ?? 0))[0] ?? null;
  return { numerator: sum("numerator"), denominator: sum("denominator") };
}

const plain = (value: Omit<Value, "sealedAt"> | null) =>
  value && [value.numerator?.toString() ?? null, value.denominator?.toString() ?? null];

describe("any tree", () => {
  const number = fc.integer({ min: 0, max: 400 });
  const cell = fc.oneof(
    { weight: 6, arbitrary: fc.record({ numerator: number, denominator: number }) },
    { weight: 1, arbitrary: fc.constant("NOTHING_AROSE" as const) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
  const rules = [pupils, largest, ratio, latest, apart];
  const parts = [null, female.id, male.id];
  const filing = fc.record({
    isMissing: fc.boolean(),
    isCorrected: fc.boolean(),
    cells: fc.array(fc.record({ rule: fc.nat(4), part: fc.nat(2), cell }), { maxLength: 8 }),
  });
  type Filing = typeof filing extends fc.Arbitrary<infer Value> ? Value : never;
  const reforms = ["NONE", "BEFORE_ANY_REPORT", "BETWEEN_REPORTS", "AFTER_CONSOLIDATION"] as const;
  type Reform = (typeof reforms)[number];
  const world = fc.record({
    reform: fc.constantFrom(...reforms),
    provinces: fc.array(fc.array(filing, { maxLength: 3 }), { minLength: 1, maxLength: 3 }),
    own: fc.array(
      fc.record({ rule: fc.nat(3), part: fc.nat(2), cell: fc.record({ numerator: number, denominator: number }) }),
      {
        maxLength: 3,
      },
    ),
  });

  const typed = (
    cells: { rule: number; part: number; cell: "NOTHING_AROSE" | null | { numerator: number; denominator: number } }[],
  ) => {
    const byKey = new Map<string, TypedCell>();
    for (const { rule, part, cell: value } of cells) {
      const indicator = rules[rule];
      if (!indicator || value === null) continue;
      const key = `${rule}/${part}`;
      byKey.set(key, {
        ...{ indicator, categoryId: parts[part] ?? null },
        ...(value === "NOTHING_AROSE"
          ? { state: value }
          : {
              numerator: String(value.numerator),
              denominator: indicator === ratio ? String(value.denominator) : null,
            }),
      });
    }
    return [...byKey.values()];
  };

  it("consolidates to what a plain recomputation gives, and every figure's leaves are it again by its rule", async () => {
    await fc.assert(
      fc.asyncProperty(world, async ({ provinces, own, reform }) => {
        const tree = await reportingTree(
          db,
          catalogue,
          provinces.map(({ length }) => length),
        );
        let acts = await actingOn(api, tree);
        const comesTo = async (stage: Reform) => {
          if (reform !== stage) return;
          await rearrange(tree);
          acts = await actingOn(api, tree);
        };
        const nation = await draftReport(db, tree.round.id, tree.nation.id);
        const leaves: TypedCell[][] = [];
        const corrected: { id: number }[] = [];
        const file = async (round: { id: number }, committee: Place, { isMissing, isCorrected, cells }: Filing) => {
          if (isMissing) {
            await db.roundExpectation.updateMany({
              where: { roundId: round.id, committeeId: committee.id },
              data: { state: "DECLARED_MISSING", reason: "Không gửi" },
            });
            return;
          }
          const report = await sentReport(db, round.id, committee.id, typed(cells));
          await acts.approve(report);
          leaves.push(typed(cells).map((cell) => (isCorrected ? corrections(cell) : cell)));
          if (isCorrected) corrected.push(report);
        };
        const correctAll = async () => {
          for (const report of corrected) {
            await acts.revise(report);
            await db.figure.updateMany({
              where: { revision: { reportId: report.id, sealedAt: null }, state: "NUMBER" },
              data: { numerator: { increment: 3 } },
            });
            await acts.submit(report);
            await acts.approve(report);
          }
        };

        await comesTo("BEFORE_ANY_REPORT");
        for (const [index, filings] of provinces.entries()) {
          const place = tree.provinces[index];
          for (const [commune, filing] of filings.entries()) {
            const committee = place?.communes[commune];
            if (!place || !committee) throw new Error("As many as asked for");
            await file(place.round, committee, filing);
            if (index === 0 && commune === 0) await comesTo("BETWEEN_REPORTS");
          }
        }
        if (reform !== "AFTER_CONSOLIDATION") await correctAll();
        const above: { id: number }[] = [];
        for (const place of tree.provinces) {
          const report = await draftReport(db, tree.round.id, place.id);
          above.push(report);
          await acts.consolidate(report);
          if (above.length === 1) leaves.push(await addOwn(report, own, acts.viewer));
          await acts.submit(report);
          await acts.approve(report);
        }
        await acts.consolidate(nation);
        if (reform === "AFTER_CONSOLIDATION") {
          await comesTo(reform);
          await correctAll();
          for (const report of above) {
            if ((await acts.consolidate(report)).__typename !== "Report") continue; // nobody is expected below
            await acts.submit(report);
            await acts.approve(report);
          }
          await acts.consolidate(nation);
        }
        await expectRecomputed(nation.id);
        await expectLeaves(acts.viewer, nation);
        await expectEachOnce(nation.id, leaves);
      }),
      { numRuns: 15, seed: 20261125, endOnFailure: true },
    );
  }, 240_000);

  const corrections = (cell: TypedCell): TypedCell =>
    cell.numerator ? { ...cell, numerator: String(Number(cell.numerator) + 3) } : cell;

  /** What the committee adds to those below, typed anew where they have such a figure. */
  async function addOwn(
    report: { id: number },
    own: Parameters<typeof typed>[0],
    viewer: Awaited<ReturnType<typeof actingOn>>["viewer"],
  ): Promise<TypedCell[]> {
    const cells = typed(own);
    const present = await db.figure.findMany({ where: { revision: { reportId: report.id } } });
    const { sources } = await db.reportRevision.findFirstOrThrow({
      where: { reportId: report.id },
      include: { sources: true },
    });
    if (cells.length === 0 || sources.length === 0) return [];
    const figures = cells.map(({ indicator, categoryId, numerator, denominator }) => ({
      indicatorId: globalId("Indicator", rules.find((rule) => rule === indicator) ?? pupils),
      ...(categoryId && { categoryId: globalId("DisaggregationCategory", { id: categoryId }) }),
      expectedVersion:
        present.find(
          (figure) => figure.indicatorVersionId === indicator.versionId && figure.categoryId === (categoryId ?? null),
        )?.version ?? 0,
      ...{ numerator: numerator ?? null, denominator: denominator ?? null },
    }));
    const { result } = await viewer.run(OwnParts, { input: { reportId: globalId("Report", report), figures } });
    expect(result.__typename).toBe("Report");
    return cells;
  }

  let rearranged = 0;

  /** The last province goes into the first, and there the second commune into the first: from days after the period. */
  async function rearrange({ nation, provinces }: Awaited<ReturnType<typeof reportingTree>>) {
    const [first] = provinces;
    const last = provinces.at(-1);
    if (!first || !last) throw new Error("There is one at least");
    // A mapping speaks of every unit of its level, so trees of before must be gone.
    rearranged += 1;
    const effectiveOn = addDays(day("2026-07-01"), rearranged);
    const gone = `SET "validTo" = '${effectiveOn.toISOString()}' WHERE "validTo" IS NULL AND`;
    await api.asOwner(`
      UPDATE "CommitteePeriod" ${gone} "committeeId" IN (SELECT "id" FROM "Committee" WHERE "path" NOT LIKE '${nation.path}%');
      UPDATE "Committee" ${gone} "path" NOT LIKE '${nation.path}%';
      UPDATE "UnitPeriod" ${gone} "unitId" < ${nation.unitId};
      UPDATE "AdministrativeUnit" ${gone} "id" < ${nation.unitId}`);
    const [commune, joined] = first.communes;
    const targetOf = ({ code }: Place) =>
      code === last.code ? first.code : code === joined?.code ? commune?.code : code;
    const units = [...provinces, ...provinces.flatMap(({ communes }) => communes)];
    const { problems, batchId } = await reorganise(
      {
        lines: units.map((unit, index) => ({
          ...{ line: index + 2, oldCode: unit.code, newCode: targetOf(unit) ?? "", isDivided: false },
        })),
        names: (first === last ? [] : last.communes).map(({ code }) => ({
          ...{ line: 2, code, level: "COMMUNE", kind: "đơn vị", name: code, nameEn: code, parentCode: first.code },
        })),
        ...{ endedLevels: [], subject: "Sắp xếp", effectiveOn, documentId: null, fileName: "f.csv" },
      },
      {
        ...{ db, viewer: { ...holderOfNoRole, isGlobalAdministrator: true }, locale: "en", cursorSecret: "" },
        request: { id: "test", idempotencyKey: null, payloadHash: "", writes: 0 },
      },
      { isPreview: false },
    );
    expect({ problems, isWritten: batchId !== null }).toEqual({ problems: [], isWritten: units.length > 1 });
  }

  /** Whatever was joined in between, each cell that was typed below goes into the nation's sum once. */
  async function expectEachOnce(reportId: number, leaves: TypedCell[][]) {
    const figures = await db.figure.findMany({ where: { revision: { reportId, sealedAt: null } } });
    for (const indicator of [pupils, ratio])
      for (const part of parts) {
        const cells = leaves
          .flat()
          .filter((cell) => cell.indicator === indicator && (cell.categoryId ?? null) === part);
        const figure = figures.find(
          ({ indicatorVersionId, categoryId }) => indicatorVersionId === indicator.versionId && categoryId === part,
        );
        const values = cells.map(({ numerator, denominator }) => partsIn(numerator ?? null, denominator ?? null));
        expect(plain(figure ?? null)).toEqual(values.length > 0 ? plain(byRule(indicator.rule, values)) : null);
      }
  }

  async function expectRecomputed(reportId: number): Promise<void> {
    const revision = await db.reportRevision.findFirstOrThrow({
      where: { reportId },
      orderBy: { number: "desc" },
      include: { figures: true, sources: { include: { sourceRevision: { include: { figures: true } } } } },
    });
    for (const indicator of rules)
      for (const part of parts) {
        const isIt = (figure: { indicatorVersionId: number; categoryId: number | null }) =>
          figure.indicatorVersionId === indicator.versionId && figure.categoryId === part;
        const values: Value[] = revision.sources.flatMap(({ sourceRevision }) =>
          (sourceRevision?.figures ?? []).filter(isIt).map(({ numerator, denominator }) => ({
            ...{ numerator, denominator, sealedAt: sourceRevision?.sealedAt?.toISOString() ?? "" },
          })),
        );
        const figure = revision.figures.find(isIt) ?? null;
        if (figure && figure.ownNumerator !== null)
          values.push({ numerator: figure.ownNumerator, denominator: figure.ownDenominator, sealedAt: "9999" });
        expect(plain(figure)).toEqual(values.length > 0 ? plain(byRule(indicator.rule, values)) : null);
      }
    for (const { sourceRevision } of revision.sources)
      if (sourceRevision?.figures.some(({ origin }) => origin === "CONSOLIDATED"))
        await expectRecomputed(sourceRevision.reportId);
  }

  /** Only what the API tells. */
  async function expectLeaves(viewer: Awaited<ReturnType<typeof actingOn>>["viewer"], report: { id: number }) {
    const figures = await db.figure.findMany({ where: { revision: { reportId: report.id } } });
    const { nodes } = await viewer.run(Lineage, { ids: figures.map((figure) => globalId("Figure", figure)) });
    for (const [index, { indicatorVersionId, numerator, denominator }] of figures.entries()) {
      const rule = rules.find(({ versionId }) => versionId === indicatorVersionId)?.rule;
      const figure = nodes[index] as Walked | undefined; // as the document asks of a Figure
      if (!figure || !rule || rule === "LATEST") continue; // whose leaves were sent at another time than their reports
      expect(plain(byRule(rule, leavesOf(figure)))).toEqual(plain({ numerator, denominator }));
    }
  }
});

interface Walked {
  origin: string;
  numerator: string | null;
  denominator: string | null;
  ownNumerator: string | null;
  ownDenominator: string | null;
  lineage?: { edges: { node: { isMissing: boolean; revision: { number: number } | null; figure: Walked | null } }[] };
}

function leavesOf({ origin, lineage, ...figure }: Walked): Value[] {
  if (origin === "TYPED") return [partsIn(figure.numerator, figure.denominator)];
  const parts = lineage?.edges.map(({ node }) => node) ?? [];
  for (const { isMissing, revision } of parts) expect(isMissing).toBe(revision === null);
  return [
    ...(figure.ownNumerator === null ? [] : [partsIn(figure.ownNumerator, figure.ownDenominator)]),
    ...parts.flatMap((part) => (part.figure ? leavesOf(part.figure) : [])),
  ];
}

const decimal = (text: string | null) => (text === null ? null : new Prisma.Decimal(text));
const partsIn = (numerator: string | null, denominator: string | null): Value => ({
  ...{ numerator: decimal(numerator), denominator: decimal(denominator), sealedAt: "" },
});
