import { type FigurePart, Prisma, type SectionKind, type Severity, type ValidationRuleKind } from "@camket/prisma";
import type { ComparedPeriod, ComparedTotal } from "./comparison.service.ts";
import type { EarlierValue } from "./earlier-figures.service.ts";
import { countWords } from "./narrative-draft.ts";
import { type Cell, type Definition, linesOf, type Sheet, sectionsOf } from "./report-sheet.ts";

/** A rule that a figure breaks. */
export interface Flag {
  definition: Definition;
  /** The part of a disaggregation; null for the total. */
  categoryId: number | null;
  rule: ValidationRuleKind;
  severity: Severity;
  isExplained: boolean;
  /** Where it is a change: since when. */
  compared: ComparedPeriod | null;
}

/** What keeps a report from being sent. */
export interface Blocker {
  kind: BlockerKind;
  section: SectionKind | null;
  definition: Definition | null;
  categoryId: number | null;
  rule: ValidationRuleKind | null;
  compared: ComparedPeriod | null;
}

export type BlockerKind =
  | "SECTION_EMPTY"
  | "SECTION_TOO_LONG"
  | "SECTION_NOT_CONFIRMED"
  | "FIGURE_MISSING"
  | "RULE_BROKEN"
  | "NOT_EXPLAINED";

type Part = "numerator" | "denominator";
type Numbers = Pick<Cell, "state" | Part>;
type Rule = Definition["rules"][number];

const ZERO = new Prisma.Decimal(0);

const partsOf = ({ valueType }: Pick<Definition, "valueType">): Part[] =>
  valueType === "RATIO" ? ["numerator", "denominator"] : ["numerator"];

const namedPart = { NUMERATOR: "numerator", DENOMINATOR: "denominator" } satisfies Record<FigurePart, Part>;

/** Where nothing arose, nothing is added and nothing exceeded. */
const amount = (cell: Numbers, part: Part) => (cell.state === "NOTHING_AROSE" ? ZERO : cell[part]);

const exceeds = (cell: Numbers, limit: Numbers, part: Part) => {
  const [value, most] = [amount(cell, part), amount(limit, part)];
  return value !== null && most !== null && value.greaterThan(most);
};

/** The part of one cell that breaks a rule, where the rule needs no other cell to tell. */
export function brokenPart(definition: Definition, kind: ValidationRuleKind, cell: Numbers): Part | undefined {
  const { state, numerator, denominator } = cell;
  if (state === "NOTHING_AROSE") return undefined;
  switch (kind) {
    case "NON_NEGATIVE":
      return partsOf(definition).find((part) => cell[part]?.isNegative() && !cell[part].isZero());
    case "WHOLE_NUMBER":
      return partsOf(definition).find((part) => cell[part] && !cell[part].isInteger());
    case "NUMERATOR_LE_DENOMINATOR":
      return numerator && denominator?.lessThan(numerator) ? "numerator" : undefined;
    case "DENOMINATOR_POSITIVE_OR_NOT_APPLICABLE":
      return denominator?.lessThanOrEqualTo(ZERO) ? "denominator" : undefined;
    default:
      return undefined;
  }
}

const cellKey = (indicatorVersionId: number, categoryId: number | null) => `${indicatorVersionId}/${categoryId ?? ""}`;

/** Every rule that the figures of a report break, in the order of its form. */
export function flagsOf(sheet: Sheet, compared: ComparedTotal[]): Flag[] {
  const definitions = linesOf(sheet).map(({ definition }) => definition);
  const cells = sheet.revisions[0]?.figures ?? [];
  const byKey = new Map(cells.map((cell) => [cellKey(cell.indicatorVersionId, cell.categoryId), cell]));
  const before = new Map(compared.map((total) => [total.indicatorId, total]));
  const byIndicator = new Map(definitions.map((definition) => [definition.indicatorId, definition]));

  const breaks = (definition: Definition, rule: Rule, cell: Cell): boolean => {
    const total = byKey.get(cellKey(definition.id, null));
    const isTotal = cell.categoryId === null;
    const parts = partsOf(definition);
    switch (rule.kind) {
      case "PART_LE_TOTAL":
        return !isTotal && total !== undefined && parts.some((part) => exceeds(cell, total, part));
      case "DISAGGREGATION_SUMS_TO_TOTAL":
        return isTotal && definition.disaggregations.some((split) => !sumsTo(cell, definition, split));
      case "LE_INDICATOR": {
        const compared = byIndicator.get(rule.comparedIndicatorId ?? 0);
        const limit = compared && byKey.get(cellKey(compared.id, cell.categoryId));
        return limit !== undefined && exceeds(cell, limit, namedPart[rule.comparedPart ?? "NUMERATOR"]);
      }
      case "CHANGE_FROM_PREVIOUS_PERCENT": {
        const earlier = before.get(definition.indicatorId);
        return isTotal && earlier !== undefined && parts.some((part) => changesBeyond(rule.limit, cell, earlier, part));
      }
      default:
        return brokenPart(definition, rule.kind, cell) !== undefined;
    }
  };

  const sumsTo = (total: Cell, definition: Definition, split: Definition["disaggregations"][number]) => {
    const typed = split.categories.flatMap(({ id }) => byKey.get(cellKey(definition.id, id)) ?? []);
    if (!split.addsUpToTotal || typed.length === 0 || typed.length < split.categories.length) return true;
    return partsOf(definition).every((part) => {
      const sum = typed.reduce((added, cell) => added.plus(amount(cell, part) ?? ZERO), ZERO);
      return sum.equals(amount(total, part) ?? ZERO);
    });
  };

  return definitions.flatMap((definition) =>
    cells
      .filter(({ indicatorVersionId }) => indicatorVersionId === definition.id)
      .flatMap((cell) =>
        definition.rules
          .filter((rule) => breaks(definition, rule, cell))
          .map(({ kind, severity }) => ({
            definition,
            categoryId: cell.categoryId,
            rule: kind,
            severity,
            isExplained: cell.explanation !== null,
            compared:
              kind === "CHANGE_FROM_PREVIOUS_PERCENT" ? (before.get(definition.indicatorId)?.compared ?? null) : null,
          })),
      ),
  );
}

/** Without a division, so that a change from zero is one too. */
function changesBeyond(limit: Prisma.Decimal | null, cell: Numbers, earlier: EarlierValue, part: Part): boolean {
  const then = earlier.figureState === "NOTHING_AROSE" ? ZERO : earlier[part];
  const now = amount(cell, part);
  if (limit === null || now === null || then === null) return false;
  return now.minus(then).abs().times(100).greaterThan(then.abs().times(limit));
}

/** What is missing, too long, wrong or not explained. */
export function blockersOf(sheet: Sheet, compared: ComparedTotal[]): Blocker[] {
  const revision = sheet.revisions[0];
  const narratives = new Map(revision?.narratives.map((narrative) => [narrative.section, narrative]));
  const typed = new Set(
    revision?.figures.map(({ indicatorVersionId, categoryId }) => cellKey(indicatorVersionId, categoryId)),
  );
  const none = { section: null, definition: null, categoryId: null, rule: null, compared: null };
  return [
    ...sectionsOf(sheet).flatMap(({ kind: section, isRequired, maxWords }): Blocker[] => {
      const { text = "", isDrafted = false } = narratives.get(section) ?? {};
      const words = countWords(text);
      if (isRequired && words === 0) return [{ ...none, kind: "SECTION_EMPTY", section }];
      if (maxWords !== null && words > maxWords) return [{ ...none, kind: "SECTION_TOO_LONG", section }];
      return isDrafted ? [{ ...none, kind: "SECTION_NOT_CONFIRMED", section }] : [];
    }),
    // Nobody types what is counted.
    ...linesOf(sheet)
      .filter(({ isRequired, definition }) => isRequired && definition.source === "ENTERED")
      .filter(({ definition }) => !typed.has(cellKey(definition.id, null)))
      .map(({ definition }): Blocker => ({ ...none, kind: "FIGURE_MISSING", definition })),
    ...flagsOf(sheet, compared)
      .filter(({ severity, isExplained }) => severity === "ERROR" || !isExplained)
      .map(
        ({ definition, categoryId, rule, severity, compared }): Blocker => ({
          ...none,
          kind: severity === "ERROR" ? "RULE_BROKEN" : "NOT_EXPLAINED",
          definition,
          categoryId,
          rule,
          compared,
        }),
      ),
  ];
}
