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
  type TypedCell,
} from "../../../test/reporting-tree.ts";
import { day, globalId, holderOfNoRole } from "../../../test/sample-committees.ts";
import { openTestApi } from "../../../test/test-api.ts";
import { addDays } from "../../calendar.ts";
import { reorganise } from "../committee/reorganisation.service.ts";

const api = await openTestApi();
const { db } = api;
const catalogue = await reportingCatalogue(db);
const { pupils, largest, ratio, apart, trainings } = catalogue.indicators;
const indicators = [pupils, largest, ratio, apart, trainings];
const { female, male } = catalogue.sex;
// The rules block as strictly as they can.
await db.validationRule.updateMany({ data: { severity: "ERROR" } });
await db.validationRule.createMany({
  data: [
    ...indicators.map(({ versionId }) => ({ indicatorVersionId: versionId, kind: "PART_LE_TOTAL" as const })),
    { indicatorVersionId: ratio.versionId, kind: "NUMERATOR_LE_DENOMINATOR" as const },
    { indicatorVersionId: ratio.versionId, kind: "DENOMINATOR_POSITIVE_OR_NOT_APPLICABLE" as const },
    { indicatorVersionId: pupils.versionId, kind: "LE_INDICATOR" as const, comparedIndicatorId: largest.id },
  ].map((rule) => ({ ...rule, severity: "ERROR" as const })),
});

const OwnParts = graphql(`
  mutation OwnPartsOfTree($input: SaveOwnPartsInput!) {
    result: saveOwnParts(input: $input) { __typename }
  }
`);
const Override = graphql(`
  mutation OverrideInTree($input: OverrideFiguresInput!) {
    result: overrideFigures(input: $input) { __typename ... on DomainError { message } }
  }
`);
const Restore = graphql(`
  mutation RestoreInTree($input: RestoreFiguresInput!) {
    result: restoreFigures(input: $input) { __typename ... on DomainError { message } }
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

type Value = { numerator: Prisma.Decimal | null; denominator: Prisma.Decimal | null };

/** Recomputed plainly, from values with a number. */
function byRule(rule: AddingRule, values: Value[]): Value | null {
  const numbers = values.filter(({ numerator }) => numerator !== null);
  const sum = (part: "numerator" | "denominator") =>
    numbers.every((value) => value[part] === null)
      ? null
      : numbers.reduce((added, value) => added.plus(value[part] ?? 0), new Prisma.Decimal(0));
  if (rule === "NONE") return null;
  if (numbers.length === 0) return { numerator: null, denominator: null };
  if (rule === "MAX")
    return numbers.toSorted((a, b) => (b.numerator ?? new Prisma.Decimal(0)).comparedTo(a.numerator ?? 0))[0] ?? null;
  return { numerator: sum("numerator"), denominator: sum("denominator") };
}

const plain = (value: Value | null) =>
  value && [value.numerator?.toString() ?? null, value.denominator?.toString() ?? null];

describe("any tree", () => {
  const amounts = fc.record({ numerator: fc.nat(400), more: fc.nat(50) });
  const kinds = ["LEFT_OUT", "NOTHING_AROSE", "TOTAL", "ONE_PART", "SPLIT", "PARTS_ALONE"] as const;
  const entryOf = (...those: (typeof kinds)[number][]) =>
    fc.record({ kind: fc.constantFrom(...those), female: amounts, male: amounts });
  const sheetOf = (...those: (typeof kinds)[number][]) => {
    const entry = entryOf(...those);
    return fc.record({ pupils: entry, largest: entry, ratio: entry, apart: entry, held: fc.option(fc.nat(9)) });
  };
  type Sheet = typeof ownSheet extends fc.Arbitrary<infer Value> ? Value : never;
  type Entry = Sheet["pupils"];
  const ownSheet = sheetOf("LEFT_OUT", "TOTAL", "ONE_PART", "SPLIT");
  const parts = [null, female.id, male.id];
  const filing = fc.record({ isMissing: fc.boolean(), isCorrected: fc.boolean(), sheet: sheetOf(...kinds) });
  type Filing = typeof filing extends fc.Arbitrary<infer Value> ? Value : never;
  const reforms = ["NONE", "BEFORE_ANY_REPORT", "BETWEEN_REPORTS", "AFTER_CONSOLIDATION"] as const;
  type Reform = (typeof reforms)[number];
  const world = fc.record({
    reform: fc.constantFrom(...reforms),
    provinces: fc.array(fc.array(filing, { maxLength: 3 }), { minLength: 1, maxLength: 3 }),
    own: ownSheet,
    overrides: fc.array(fc.record({ at: fc.nat(20), numerator: fc.nat(500) }), { maxLength: 4 }),
  });

  function cellsOf(indicator: (typeof indicators)[number], { kind, ...entry }: Entry): TypedCell[] {
    const cell = (categoryId: number | null, ...of: Entry["female"][]): TypedCell => {
      const numerator = of.reduce((sum, each) => sum + each.numerator, 0);
      const denominator = of.reduce((sum, each) => sum + each.numerator + each.more + 1, 0);
      return {
        ...{ indicator, categoryId, numerator: String(numerator) },
        denominator: indicator === ratio ? String(denominator) : null,
      };
    };
    const [total, women, men] = [
      cell(null, entry.female, entry.male),
      cell(female.id, entry.female),
      cell(male.id, entry.male),
    ];
    return {
      LEFT_OUT: [],
      NOTHING_AROSE: [{ indicator, state: "NOTHING_AROSE" as const }],
      TOTAL: [total],
      ONE_PART: [total, women],
      SPLIT: [total, women, men],
      PARTS_ALONE: [women, men],
    }[kind];
  }

  /** What a report may say: as few or as many parts as it has, and nothing that a rule refuses. */
  function sheetCells({ held, ...sheet }: Sheet): TypedCell[] {
    const isLess = ["LEFT_OUT", "NOTHING_AROSE"].includes(sheet.pupils.kind);
    const beyond = (part: "female" | "male") => ({
      ...{ ...sheet.largest[part], numerator: sheet.pupils[part].numerator + sheet.largest[part].numerator },
    });
    return [
      ...cellsOf(pupils, sheet.pupils),
      ...cellsOf(largest, {
        ...{ female: beyond("female"), male: beyond("male") },
        kind: sheet.largest.kind === "NOTHING_AROSE" && !isLess ? "TOTAL" : sheet.largest.kind,
      }),
      ...cellsOf(ratio, sheet.ratio),
      ...cellsOf(apart, sheet.apart),
      ...counted(held),
    ];
  }

  const counted = (held: number | null): TypedCell[] =>
    held === null
      ? []
      : [
          {
            ...{ indicator: trainings, origin: "COUNTED" },
            ...(held === 0 ? { state: "NOTHING_AROSE" } : { numerator: String(held) }),
          },
        ];

  it.each([1, 2, 3])(
    "consolidates to what a plain recomputation gives, down to the leaves, and can be sent: seed %i",
    async (seed) => {
      await fc.assert(
        fc.asyncProperty(world, async ({ provinces, own, overrides, reform }) => {
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
          const file = async (round: { id: number }, committee: Place, { isMissing, isCorrected, sheet }: Filing) => {
            if (isMissing) {
              await db.roundExpectation.updateMany({
                where: { roundId: round.id, committeeId: committee.id },
                data: { state: "DECLARED_MISSING", reason: "Không gửi" },
              });
              return;
            }
            const report = await draftReport(db, round.id, committee.id, sheetCells(sheet));
            await acts.submit(report);
            await acts.approve(report);
            leaves.push(sheetCells(sheet).map((cell) => (isCorrected ? doubled(cell) : cell)));
            if (isCorrected) corrected.push(report);
          };
          const correctAll = async () => {
            for (const report of corrected) {
              await acts.revise(report);
              await db.figure.updateMany({
                where: { revision: { reportId: report.id, sealedAt: null }, state: "NUMBER" },
                data: { numerator: { multiply: 2 }, denominator: { multiply: 2 } },
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
            const held = above.length === 0 ? counted(own.held) : [];
            const report = await draftReport(db, tree.round.id, place.id, held);
            leaves.push(held);
            above.push(report);
            await acts.consolidate(report);
            if (above.length === 1) leaves.push(await addOwn(report, own, acts.viewer));
            await expectRestored(report, overrides, acts);
            await acts.submit(report);
            await acts.approve(report);
          }
          await acts.consolidate(nation);
          await acts.submit(nation);
          await acts.approve(nation);
          if (reform === "AFTER_CONSOLIDATION") {
            await comesTo(reform);
            await correctAll();
            for (const report of above) {
              if ((await acts.consolidate(report)).__typename !== "Report") continue; // nobody is expected below
              await acts.submit(report);
              await acts.approve(report);
            }
            await acts.consolidate(nation);
            await acts.submit(nation);
          }
          await expectRecomputed(nation.id);
          await expectLeaves(acts.viewer, nation);
          await expectEachOnce(nation.id, leaves);
        }),
        { numRuns: 5, seed, endOnFailure: true },
      );
    },
    240_000,
  );

  const doubled = (cell: TypedCell): TypedCell => ({
    ...cell,
    ...(cell.numerator && { numerator: String(Number(cell.numerator) * 2) }),
    ...(cell.denominator && { denominator: String(Number(cell.denominator) * 2) }),
  });

  type Viewer = Awaited<ReturnType<typeof actingOn>>["viewer"];

  const latestFigures = ({ id }: { id: number }) =>
    db.figure.findMany({
      where: { revision: { reportId: id, number: 1 } },
      orderBy: [{ indicatorVersionId: "asc" }, { categoryId: "asc" }],
    });

  const placeOf = (figure: { indicatorVersionId: number; categoryId: number | null }) => ({
    indicatorId: globalId(
      "Indicator",
      indicators.find(({ versionId }) => versionId === figure.indicatorVersionId) ?? pupils,
    ),
    ...(figure.categoryId && { categoryId: globalId("DisaggregationCategory", { id: figure.categoryId }) }),
  });

  /** What the committee adds to those below, where there are any: of pupils never more than of the largest. */
  async function addOwn(report: { id: number }, { held, ...own }: Sheet, viewer: Viewer): Promise<TypedCell[]> {
    const all = sheetCells({ ...own, held: null, largest: { ...own.largest, kind: own.pupils.kind } });
    const cells = all.filter(({ indicator }) => indicator !== apart);
    const present = await latestFigures(report);
    const sources = await db.consolidationSource.count({ where: { revision: { reportId: report.id } } });
    if (cells.length === 0 || sources === 0) return [];
    const figures = cells.map(({ indicator: { versionId }, categoryId = null, numerator, denominator }) => ({
      ...placeOf({ indicatorVersionId: versionId, categoryId }),
      expectedVersion:
        present.find((figure) => figure.indicatorVersionId === versionId && figure.categoryId === categoryId)
          ?.version ?? 0,
      ...{ numerator: numerator ?? null, denominator: denominator ?? null },
    }));
    const { result } = await viewer.run(OwnParts, { input: { reportId: globalId("Report", report), figures } });
    expect(result.__typename).toBe("Report");
    return cells;
  }

  /** Whatever is put in place of figures, taking it back leaves them as they were. */
  async function expectRestored(
    report: { id: number },
    overrides: { at: number; numerator: number }[],
    { viewer, consolidate }: Pick<Awaited<ReturnType<typeof actingOn>>, "viewer" | "consolidate">,
  ) {
    const before = await latestFigures(report);
    const ids = new Set(overrides.flatMap(({ at }) => before[at % before.length]?.id ?? []));
    if (ids.size === 0) return;
    const reportId = globalId("Report", report);
    const chosen = async () => (await latestFigures(report)).filter(({ id }) => ids.has(id));
    const overridden = (await chosen()).map((figure, index) => ({
      ...{ ...placeOf(figure), expectedVersion: figure.version, state: "NUMBER" as const, reason: "Báo thiếu" },
      numerator: String(overrides[index]?.numerator ?? 0),
      denominator: figure.indicatorVersionId === ratio.versionId ? "501" : null,
    }));
    expect(await viewer.run(Override, { input: { reportId, figures: overridden } })).toEqual({
      result: { __typename: "Report" },
    });
    await consolidate(report);
    const restored = (await chosen()).map((figure) => ({ ...placeOf(figure), expectedVersion: figure.version }));
    expect(await viewer.run(Restore, { input: { reportId, figures: restored } })).toEqual({
      result: { __typename: "Report" },
    });
    const withoutVersion = (figures: typeof before) => figures.map(({ version, ...figure }) => figure);
    expect(withoutVersion(await latestFigures(report))).toEqual(withoutVersion(before));
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
    // One unit alone is joined with none.
    expect({ problems, isWritten: batchId !== null || units.length === 1 }).toEqual({ problems: [], isWritten: true });
  }

  /** Whatever was joined in between, each cell that was typed below goes into the nation's sum once. */
  async function expectEachOnce(reportId: number, leaves: TypedCell[][]) {
    const { figures } = await lastRevision(reportId);
    for (const indicator of [pupils, ratio, trainings])
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

  const lastRevision = (reportId: number) =>
    db.reportRevision.findFirstOrThrow({
      where: { reportId },
      orderBy: { number: "desc" },
      include: { figures: true, sources: { include: { sourceRevision: { include: { figures: true } } } } },
    });

  async function expectRecomputed(reportId: number): Promise<void> {
    const revision = await lastRevision(reportId);
    for (const indicator of indicators)
      for (const part of parts) {
        const isIt = (figure: { indicatorVersionId: number; categoryId: number | null }) =>
          figure.indicatorVersionId === indicator.versionId && figure.categoryId === part;
        const values: Value[] = revision.sources.flatMap(({ sourceRevision }) =>
          (sourceRevision?.figures ?? [])
            .filter(isIt)
            .map(({ numerator, denominator }) => ({ numerator, denominator })),
        );
        const figure = revision.figures.find(isIt) ?? null;
        if (figure?.origin === "COUNTED") {
          expect(values).toEqual([]);
          continue;
        }
        if (figure && figure.ownNumerator !== null)
          values.push({ numerator: figure.ownNumerator, denominator: figure.ownDenominator });
        expect(plain(figure)).toEqual(values.length > 0 ? plain(byRule(indicator.rule, values)) : null);
      }
    for (const { sourceRevision } of revision.sources)
      if (sourceRevision?.figures.some(({ origin }) => origin === "CONSOLIDATED"))
        await expectRecomputed(sourceRevision.reportId);
  }

  /** Only what the API tells. */
  async function expectLeaves(viewer: Viewer, report: { id: number }) {
    const { figures } = await lastRevision(report.id);
    const { nodes } = await viewer.run(Lineage, { ids: figures.map((figure) => globalId("Figure", figure)) });
    for (const [index, { indicatorVersionId, numerator, denominator }] of figures.entries()) {
      const rule = indicators.find(({ versionId }) => versionId === indicatorVersionId)?.rule;
      const figure = nodes[index] as Walked | undefined; // as the document asks of a Figure
      if (!figure || !rule) throw new Error("Each is of the catalogue");
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
  if (origin === "TYPED" || origin === "COUNTED") return [partsIn(figure.numerator, figure.denominator)];
  const parts = lineage?.edges.map(({ node }) => node) ?? [];
  for (const { isMissing, revision } of parts) expect(isMissing).toBe(revision === null);
  return [
    ...(figure.ownNumerator === null ? [] : [partsIn(figure.ownNumerator, figure.ownDenominator)]),
    ...parts.flatMap((part) => (part.figure ? leavesOf(part.figure) : [])),
  ];
}

const decimal = (text: string | null) => (text === null ? null : new Prisma.Decimal(text));
const partsIn = (numerator: string | null, denominator: string | null): Value => ({
  ...{ numerator: decimal(numerator), denominator: decimal(denominator) },
});
