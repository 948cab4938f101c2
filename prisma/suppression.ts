import { Prisma } from "./generated/client/client.ts";
import type { AddingRule } from "./generated/client/enums.ts";
import { type Equation, workedOut } from "./worked-out.ts";

/** Runs a statement in the transaction of whoever approves, or loads what was approved. */
export type Ask = <Row>(statement: Prisma.Sql) => Promise<Row[]>;

/** A committee's own part, or a figure: hidden where its numerator, its denominator or what is between them is small. */
export const isSmall = (numerator: Prisma.Sql, denominator: Prisma.Sql) => Prisma.sql`
  coalesce(least(${numerator}, ${denominator}, ${denominator} - ${numerator}) < version."smallCellThreshold", FALSE)`;

/** Whether no later revision of a report, as which this one was approved, was approved too. */
export const isLastApproved = (revision: Prisma.Sql) => Prisma.sql`(
  EXISTS (SELECT FROM "ReportDecision" WHERE "revisionId" = ${revision}."id" AND "kind" = 'APPROVED')
  AND NOT EXISTS (SELECT FROM "ReportRevision" later JOIN "ReportDecision" decision ON decision."revisionId" = later."id"
    WHERE later."reportId" = ${revision}."reportId" AND later."number" > ${revision}."number" AND decision."kind" = 'APPROVED'))`;

/**
 * Hides the small figures of approved revisions and, as long as one that is hidden could be worked out from those that are
 * shown, the smallest of those it is worked out from. What was hidden once stays hidden, in every revision of its report.
 *
 * Two at once hide no less than one after the other: what cannot be worked out cannot be with more hidden beside it.
 */
export async function suppress(revisionIds: number[], ask: Ask): Promise<void> {
  await ask(Prisma.sql`
    INSERT INTO "FigureSuppression" ("figureId", "kind")
    SELECT figure."id", 'PRIMARY' FROM "Figure" figure JOIN "IndicatorVersion" version ON version."id" = figure."indicatorVersionId"
    WHERE figure."revisionId" = ANY (${revisionIds}::int[])
      AND ${isSmall(Prisma.sql`figure."numerator"`, Prisma.sql`figure."denominator"`)}
    ON CONFLICT DO NOTHING`);
  await hideInAllRevisions(revisionIds, ask);
  const measures = await measuresConcerned(revisionIds, ask);
  if (measures.length === 0) return;
  const surroundings = new Surroundings(measures, ask);
  await surroundings.reach(revisionIds);
  for (;;) {
    const companions = measures.flatMap((measure) => surroundings.companions(measure));
    if (companions.length === 0) break;
    await surroundings.hide(companions);
  }
  const chosen = surroundings.chosen();
  if (chosen.length === 0) return;
  const figureIds = chosen.map(({ id }) => id);
  await ask(Prisma.sql`
    INSERT INTO "FigureSuppression" ("figureId", "kind") SELECT unnest(${figureIds}::int[]), 'SECONDARY' ON CONFLICT DO NOTHING`);
  await hideInAllRevisions(
    chosen.map(({ revisionId }) => revisionId),
    ask,
  );
}

/** Else what a correction changes could be told by the difference, or by what it left as it was. */
const hideInAllRevisions = (revisionIds: number[], ask: Ask) =>
  ask(Prisma.sql`
    WITH approved AS MATERIALIZED (
      SELECT revision."id", revision."reportId" FROM "ReportRevision" revision
      WHERE revision."reportId" IN (SELECT "reportId" FROM "ReportRevision" WHERE "id" = ANY (${revisionIds}::int[]))
        AND EXISTS (SELECT FROM "ReportDecision" WHERE "revisionId" = revision."id" AND "kind" = 'APPROVED')
    )
    INSERT INTO "FigureSuppression" ("figureId", "kind")
    SELECT DISTINCT same."id", 'SECONDARY'::"SuppressionKind"
    FROM approved JOIN "Figure" figure ON figure."revisionId" = approved."id"
      JOIN "FigureSuppression" suppression ON suppression."figureId" = figure."id"
      JOIN approved other ON other."reportId" = approved."reportId" AND other."id" <> approved."id"
      JOIN "Figure" same ON same."revisionId" = other."id" AND same."indicatorVersionId" = figure."indicatorVersionId"
        AND same."categoryId" IS NOT DISTINCT FROM figure."categoryId" AND same."state" = 'NUMBER'
    ON CONFLICT DO NOTHING`);

interface Measure {
  id: number;
  rule: AddingRule;
  threshold: number;
  /** The categories of each disaggregation whose parts add up to the total. */
  splits: number[][];
}

/** The indicators of which something is hidden in these revisions or in those they are made of. */
const measuresConcerned = (revisionIds: number[], ask: Ask) =>
  ask<Measure>(Prisma.sql`
    SELECT version."id", version."overCommittees" AS "rule", version."smallCellThreshold" AS "threshold",
      coalesce((SELECT jsonb_agg("categoryIds") FROM (
        SELECT jsonb_agg(category."id") AS "categoryIds" FROM "_DisaggregationToIndicatorVersion" tie
          JOIN "Disaggregation" split ON split."id" = tie."A" AND split."addsUpToTotal"
          JOIN "DisaggregationCategory" category ON category."disaggregationId" = split."id"
        WHERE tie."B" = version."id" GROUP BY split."id") split), '[]') AS "splits"
    FROM "IndicatorVersion" version WHERE version."id" IN (
      SELECT figure."indicatorVersionId" FROM (
          SELECT unnest(${revisionIds}::int[]) AS "id"
          UNION
          SELECT "sourceRevisionId" FROM "ConsolidationSource" WHERE "revisionId" = ANY (${revisionIds}::int[])
        ) revision JOIN "Figure" figure ON figure."revisionId" = revision."id"
        JOIN "IndicatorVersion" version ON version."id" = figure."indicatorVersionId"
        LEFT JOIN "FigureSuppression" suppression ON suppression."figureId" = figure."id"
      WHERE version."smallCellThreshold" IS NOT NULL AND (suppression."figureId" IS NOT NULL
        OR ${isSmall(Prisma.sql`figure."ownNumerator"`, Prisma.sql`figure."ownDenominator"`)}))
    ORDER BY version."id"`);

interface Value {
  numerator: number;
  denominator: number | null;
}

interface Cell extends Value {
  id: number;
  revisionId: number;
  measureId: number;
  categoryId: number | null;
  /** The same in every revision of the report. */
  name: string;
  own: (Value & { isSmall: boolean }) | null;
  isHidden: boolean;
}

interface Member extends Value {
  name: string;
}

interface Sum {
  whole: Member;
  parts: Member[];
}

/** What is published around some revisions, as far as anything hidden reaches: the sums over it and its own parts. */
class Surroundings {
  readonly #hidden = new Set<string>();
  readonly #chosen: string[] = [];
  readonly #reached = new Set<number>();
  readonly #sources = new Map<number, Set<number>>();
  readonly #cells = new Map<number, Cell[]>();
  readonly #named = new Map<string, Cell[]>();
  readonly #measures: Measure[];
  readonly #ask: Ask;

  constructor(measures: Measure[], ask: Ask) {
    this.#measures = measures;
    this.#ask = ask;
  }

  /** Loads the sums that revisions are part of, and those they are made of; then those of all in which something is hidden. */
  async reach(revisionIds: number[]) {
    let open = revisionIds.filter((id) => !this.#reached.has(id));
    while (open.length > 0) {
      for (const id of open) this.#reached.add(id);
      const pins = await this.#pinsAround(open);
      for (const { revisionId, sourceId } of pins) {
        const sources = this.#sources.get(revisionId) ?? new Set();
        if (sourceId !== null) sources.add(sourceId);
        this.#sources.set(revisionId, sources);
      }
      const around = pins.flatMap(({ revisionId, sourceId }) => [revisionId, ...(sourceId === null ? [] : [sourceId])]);
      await this.#load([...new Set(around)].filter((id) => !this.#cells.has(id)));
      open = [...this.#cells].flatMap(([id, cells]) =>
        !this.#reached.has(id) && cells.some(({ name }) => this.#isHidden(name)) ? [id] : [],
      );
    }
  }

  /** The sources of revisions, of the last approved ones of their reports, and of the published sums over those reports. */
  #pinsAround = (revisionIds: number[]) =>
    this.#ask<{ revisionId: number; sourceId: number | null }>(Prisma.sql`
      WITH same AS MATERIALIZED (
        SELECT other.* FROM (SELECT DISTINCT "reportId" FROM "ReportRevision" WHERE "id" = ANY (${revisionIds}::int[])) report
          JOIN "ReportRevision" other USING ("reportId")
      ), sum AS (
        SELECT "id" FROM same WHERE "id" = ANY (${revisionIds}::int[]) OR ${isLastApproved(Prisma.sql`same`)}
        UNION
        SELECT above."id" FROM same JOIN "ConsolidationSource" source ON source."sourceRevisionId" = same."id"
          JOIN "ReportRevision" above ON above."id" = source."revisionId" WHERE ${isLastApproved(Prisma.sql`above`)}
      )
      SELECT sum."id" AS "revisionId", source."sourceRevisionId" AS "sourceId"
      FROM sum LEFT JOIN "ConsolidationSource" source ON source."revisionId" = sum."id" AND source."sourceRevisionId" IS NOT NULL`);

  async #load(revisionIds: number[]) {
    const loaded = await this.#ask<
      Omit<Cell, "own"> & { ownNumerator: number; ownDenominator: number; isOwnSmall: boolean }
    >(
      Prisma.sql`
      SELECT figure."id", figure."revisionId", figure."indicatorVersionId" AS "measureId", figure."categoryId",
        concat_ws('/', revision."reportId", figure."indicatorVersionId", figure."categoryId") AS "name",
        figure."numerator"::float8, figure."denominator"::float8, figure."ownNumerator"::float8, figure."ownDenominator"::float8,
        ${isSmall(Prisma.sql`figure."ownNumerator"`, Prisma.sql`figure."ownDenominator"`)} AS "isOwnSmall",
        suppression."figureId" IS NOT NULL AS "isHidden"
      FROM "Figure" figure JOIN "ReportRevision" revision ON revision."id" = figure."revisionId"
        JOIN "IndicatorVersion" version ON version."id" = figure."indicatorVersionId"
        LEFT JOIN "FigureSuppression" suppression ON suppression."figureId" = figure."id"
      WHERE figure."revisionId" = ANY (${revisionIds}::int[]) AND figure."state" = 'NUMBER'
        AND figure."indicatorVersionId" = ANY (${this.#measures.map(({ id }) => id)}::int[])
      ORDER BY figure."id"`,
    );
    for (const id of revisionIds) this.#cells.set(id, []);
    for (const { ownNumerator, ownDenominator, isOwnSmall, ...figure } of loaded) {
      const own = { numerator: ownNumerator, denominator: ownDenominator, isSmall: isOwnSmall };
      const cell = { ...figure, own: ownNumerator === null ? null : own };
      this.#cells.get(cell.revisionId)?.push(cell);
      this.#named.set(cell.name, [...(this.#named.get(cell.name) ?? []), cell]);
      if (cell.isHidden) this.#hidden.add(cell.name);
    }
    // What the committee adds is hidden where it is small, and with the figure that it is part of.
    for (const cell of [...this.#named.values()].flat())
      if (cell.own?.isSmall || this.#isHidden(cell.name)) this.#hidden.add(ownNameOf(cell));
  }

  async hide(names: string[]) {
    const cells = names.flatMap((name) => this.#named.get(name) ?? []);
    for (const cell of cells) this.#hidden.add(cell.name).add(ownNameOf(cell));
    this.#chosen.push(...names);
    await this.reach(cells.map(({ revisionId }) => revisionId));
  }

  chosen = () => this.#chosen.flatMap((name) => this.#named.get(name) ?? []);

  /** The shown cells, one for each that could be worked out, that are to be hidden too. */
  companions(measure: Measure): string[] {
    const sums = this.#sumsOf(measure).filter(({ whole, parts }) =>
      [whole, ...parts].some((cell) => this.#isHidden(cell.name)),
    );
    const chosen = new Set<string>();
    for (const from of [
      ...sums
        .filter((sum) => this.#isSmallTogether(sum, measure))
        .map(({ whole, parts }) => [whole, ...parts].map(({ name }) => name)),
      ...workedOut(sums.map(equationOf), this.#isHidden).map((found) => found.from),
    ]) {
      if (from.some((name) => chosen.has(name))) continue;
      const [smallest] = from
        .filter((name) => this.#named.has(name) && !this.#isHidden(name))
        .sort((a, b) => this.#costOf(a) - this.#costOf(b) || (a < b ? 1 : -1));
      if (smallest !== undefined) chosen.add(smallest);
    }
    return [...chosen];
  }

  #isHidden = (name: string) => this.#hidden.has(name);

  /** The smallest number is the least to lose; of a total and its only part, the part. */
  #costOf = (name: string) => Math.max(...(this.#named.get(name) ?? []).map(({ numerator }) => numerator));

  /** Hidden parts of a shown whole that are small together are as good as told: of two zeros the sum is zero. */
  #isSmallTogether({ whole, parts }: Sum, { threshold }: Measure) {
    const hidden = parts.filter(({ name }) => this.#isHidden(name));
    if (hidden.length === 0 || this.#isHidden(whole.name)) return false;
    const { numerator, denominator } = total(hidden);
    return Math.min(numerator, ...(denominator === null ? [] : [denominator, denominator - numerator])) < threshold;
  }

  /** Whoever knows the catalogue and the tree knows these; a sum that does not hold tells nothing. */
  #sumsOf(measure: Measure): Sum[] {
    return [...this.#cells.keys()].flatMap((revisionId) => {
      const cells = this.#cellsOf(revisionId, measure);
      return [
        ...cells
          .filter(({ categoryId }) => categoryId === null)
          .flatMap((whole) =>
            measure.splits.map((split) => ({
              whole,
              parts: cells.filter(({ categoryId }) => categoryId !== null && split.includes(categoryId)),
            })),
          ),
        ...cells.flatMap((whole) => this.#overCommittees(whole, measure)),
      ].filter(holds);
    });
  }

  #overCommittees(whole: Cell, measure: Measure): Sum[] {
    const sources = [...(this.#sources.get(whole.revisionId) ?? [])];
    const below: Member[] = sources.flatMap((id) =>
      this.#cellsOf(id, measure).filter(({ categoryId }) => categoryId === whole.categoryId),
    );
    if (whole.own) below.push({ ...whole.own, name: ownNameOf(whole) });
    return measure.rule === "MAX" ? below.map((part) => ({ whole, parts: [part] })) : [{ whole, parts: below }];
  }

  #cellsOf = (revisionId: number, { id }: Measure) =>
    (this.#cells.get(revisionId) ?? []).filter(({ measureId }) => measureId === id);
}

const ownNameOf = ({ id }: Pick<Cell, "id">) => `own/${id}`;

const equationOf = ({ whole, parts }: Sum): Equation =>
  new Map([[whole.name, 1], ...parts.map(({ name }): [string, number] => [name, -1])]);

const total = (cells: Value[]): Value => ({
  numerator: cells.reduce((sum, { numerator }) => sum + numerator, 0),
  denominator: cells.some(({ denominator }) => denominator !== null)
    ? cells.reduce((sum, { denominator }) => sum + (denominator ?? 0), 0)
    : null,
});

/** In one of its two parts; a decimal has four places at most. */
function holds({ whole, parts }: Sum): boolean {
  if (parts.length === 0) return false;
  const { numerator, denominator } = total(parts);
  return isSame(numerator, whole.numerator) || (denominator !== null && isSame(denominator, whole.denominator ?? 0));
}

const isSame = (a: number, b: number) => Math.abs(a - b) < 0.00005;
