import { graphql, type ResultOf } from "@camket/schema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hiddenButTold } from "../../../test/attacker.ts";
import { actingOn } from "../../../test/reporting-acts.ts";
import {
  draftReport,
  holder,
  reportingCatalogue,
  reportingTree,
  sentReport,
  type TypedCell,
} from "../../../test/reporting-tree.ts";
import { globalId } from "../../../test/sample-committees.ts";
import { openTestApi } from "../../../test/test-api.ts";

const api = await openTestApi();
const { db } = api;
const catalogue = await reportingCatalogue(db);
await db.validationRule.deleteMany();
await db.indicatorVersion.updateMany({ data: { smallCellThreshold: 5 } });
const { pupils, ratio, largest } = catalogue.indicators;
const { female, male } = catalogue.sex;

const Published = graphql(`
  query Published($under: ID!, $after: String) {
    figures(where: { underCommitteeId: $under }, first: 100, after: $after) {
      edges { node {
        id numerator denominator ownNumerator ownDenominator isSuppressed hiddenBecause explanation overrideReason
        category { code } indicatorVersion { indicator { code } } evidence { totalCount }
        revision { number approvedAt report { committee { id } } }
      } }
      pageInfo { endCursor hasNextPage }
    }
  }
`);

/** Everything that somebody who knows no number reads. */
async function published(committee: { id: number }) {
  const viewer = api.as(await holder(db, committee, "VIEWER"));
  const figures = [];
  for (let after: string | null | undefined = null; after !== undefined; ) {
    const page: ResultOf<typeof Published> = await viewer.run(Published, {
      under: globalId("Committee", committee),
      after,
    });
    figures.push(...page.figures.edges.map(({ node }) => node));
    after = page.figures.pageInfo.hasNextPage ? page.figures.pageInfo.endCursor : undefined;
  }
  return figures;
}

interface Pupils {
  female: number;
  male: number;
  isSplit: boolean;
}

const cellsOf = ({ pupils: { female: girls, male: boys, isSplit }, reached, asked, most }: Filled): TypedCell[] => [
  { indicator: pupils, numerator: String(girls + boys) },
  ...(isSplit
    ? [
        { indicator: pupils, categoryId: female.id, numerator: String(girls) },
        { indicator: pupils, categoryId: male.id, numerator: String(boys) },
      ]
    : []),
  { indicator: ratio, numerator: String(Math.min(reached, asked)), denominator: String(asked) },
  { indicator: largest, numerator: String(most) },
];

interface Filled {
  pupils: Pupils;
  reached: number;
  asked: number;
  most: number;
}

const number = fc.integer({ min: 0, max: 14 });
const filled: fc.Arbitrary<Filled> = fc.record({
  pupils: fc.record({ female: number, male: number, isSplit: fc.boolean() }),
  ...{ reached: number, asked: fc.integer({ min: 5, max: 20 }), most: number },
});
/** What a commune sends first, and what it corrects: before its province consolidates, after, or in a draft that stays one. */
const commune = fc.record({
  sent: filled,
  correction: fc.option(fc.record({ to: filled, when: fc.constantFrom("before", "after", "never") }), { nil: null }),
});
const province = fc.record({
  communes: fc.array(commune, { minLength: 2, maxLength: 4 }),
  own: fc.option(fc.record({ female: number, male: number }), { nil: null }),
  isTakenAgain: fc.boolean(),
});

type Act = Awaited<ReturnType<typeof actingOn>>;
interface Sent {
  id: number;
}

async function correct(report: Sent, to: Filled, acts: Act, isSent: boolean) {
  await acts.revise(report);
  const { id: revisionId } = await db.reportRevision.findFirstOrThrow({
    where: { reportId: report.id, sealedAt: null },
  });
  await db.figure.deleteMany({ where: { revisionId } });
  await db.figure.createMany({
    data: cellsOf(to).map(({ indicator, ...cell }) => ({
      ...{ revisionId, indicatorVersionId: indicator.versionId, explanation: "Chỉ có vài em" },
      ...cell,
    })),
  });
  if (!isSent) return;
  await acts.submit(report);
  await acts.approve(report);
}

async function consolidate(report: Sent, acts: Act) {
  await acts.consolidate(report);
  await acts.submit(report);
  await acts.approve(report);
}

async function addOwn(report: Sent, own: { female: number; male: number }) {
  const { id: revisionId } = await db.reportRevision.findFirstOrThrow({ where: { reportId: report.id } });
  const parts: [number | null, number][] = [
    [null, own.female + own.male],
    [female.id, own.female],
    [male.id, own.male],
  ];
  await db.figure.createMany({
    data: parts.map(([categoryId, ownNumerator]) => ({
      ...{ revisionId, indicatorVersionId: pupils.versionId, categoryId },
      ...{ numerator: ownNumerator, ownNumerator, origin: "CONSOLIDATED" },
    })),
  });
}

describe("small cells", () => {
  it("cannot be worked out from all that is published: of trees, parts, ratios, own parts, corrections and drafts", async () => {
    let hidden = 0;
    let shown = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(province, { minLength: 1, maxLength: 2 }), async (shape) => {
        const tree = await reportingTree(
          db,
          catalogue,
          shape.map(({ communes }) => communes.length),
        );
        const acts = await actingOn(api, tree);
        const later: (() => Promise<void>)[] = [];
        for (const [index, { communes, own, isTakenAgain }] of shape.entries()) {
          const above = tree.provinces[index];
          if (!above) throw new Error("As many as asked for");
          for (const [place, { sent, correction }] of communes.entries()) {
            const report = await sentReport(db, above.round.id, above.communes[place]?.id ?? 0, cellsOf(sent));
            await acts.approve(report);
            const mend = async () => {
              if (correction) await correct(report, correction.to, acts, correction.when !== "never");
            };
            if (correction?.when === "before") await mend();
            else later.push(mend);
          }
          const report = await draftReport(db, tree.round.id, above.id);
          if (own) await addOwn(report, own);
          await consolidate(report, acts);
          if (isTakenAgain) later.push(() => consolidate(report, acts));
        }
        await consolidate(await draftReport(db, tree.round.id, tree.nation.id), acts);
        for (const act of later) await act();

        const figures = await published(tree.nation);
        for (const { isSuppressed, hiddenBecause, ...figure } of figures) {
          const { numerator, denominator, ownNumerator, ownDenominator, explanation, overrideReason } = figure;
          expect(isSuppressed).toBe(hiddenBecause !== null);
          if (!figure.revision.approvedAt) expect(hiddenBecause).toBe("NOT_APPROVED");
          if (isSuppressed)
            expect([numerator, denominator, ownNumerator, ownDenominator, explanation, overrideReason]).toEqual(
              Array(6).fill(null),
            );
          if (isSuppressed) hidden += 1;
          else shown += 1;
        }
        expect(await hiddenButTold(db, tree.nation, figures)).toEqual([]);
      }),
      { numRuns: 8, seed: 20261128, endOnFailure: true },
    );
    expect(hidden).toBeGreaterThan(50);
    expect(shown).toBeGreaterThan(50);
  }, 300_000);

  const approved = async (first: string, later: string) => {
    const tree = await reportingTree(db, catalogue, [1]);
    const acts = await actingOn(api, tree);
    const [above] = tree.provinces;
    const report = await sentReport(db, above?.round.id ?? 0, above?.communes[0]?.id ?? 0, [
      { indicator: pupils, numerator: first },
    ]);
    await acts.approve(report);
    await acts.revise(report);
    const draft = { revision: { reportId: report.id, sealedAt: null } };
    await db.figure.updateMany({ where: draft, data: { numerator: later, explanation: "Có thêm một lớp" } });
    const read = async () =>
      (await published(tree.nation)).map((figure) => [figure.numerator, figure.hiddenBecause, figure.explanation]);
    return { acts, report, read };
  };

  it("are read of the revision approved last: a draft has no number yet, and what was replaced has none any more", async () => {
    const { acts, report, read } = await approved("20", "30");
    expect(await read()).toEqual([
      ["20", null, null],
      [null, "NOT_APPROVED", null],
    ]);
    await acts.submit(report);
    expect((await read())[1]).toEqual([null, "NOT_APPROVED", null]);
    await acts.approve(report);
    expect(await read()).toEqual([
      [null, "REPLACED", null],
      ["30", null, "Có thêm một lớp"],
    ]);
  });

  it("stay hidden in a correction, however large it is", async () => {
    const { acts, report, read } = await approved("3", "30");
    await acts.submit(report);
    await acts.approve(report);
    expect(await read()).toEqual([
      [null, "REPLACED", null],
      [null, "SMALL", null],
    ]);
  });

  it("are what a ratio leaves out, too: 98 of 100 are two that were not reached", async () => {
    const tree = await reportingTree(db, catalogue, [1]);
    const acts = await actingOn(api, tree);
    const [above] = tree.provinces;
    await acts.approve(
      await sentReport(db, above?.round.id ?? 0, above?.communes[0]?.id ?? 0, [
        { indicator: ratio, numerator: "98", denominator: "100" },
      ]),
    );
    expect(await published(tree.nation)).toMatchObject([
      { numerator: null, denominator: null, hiddenBecause: "SMALL" },
    ]);
  });
});
