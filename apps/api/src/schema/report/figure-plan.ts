import { Prisma } from "@camket/prisma";
import { type FieldErrorCode, fieldError } from "../../errors.ts";
import { type CellInput, explanationRules, invalidParts, type Located, type Typed } from "./figure.service.ts";
import type { FigureProblemCode } from "./figure-problems.ts";
import { type NumberStyle, readNumber, recogniseStyle, styleOf } from "./number-style.ts";
import type { Cell, Definition } from "./report-sheet.ts";

export const FIGURE_COLUMNS = ["indicator", "category", "value", "denominator", "explanation"] as const;
export type FigureColumn = (typeof FIGURE_COLUMNS)[number];

export interface FigureLine extends Record<FigureColumn, string> {
  /** Its row in the file, the head being 1. */
  line: number;
}

export interface FigureProblem {
  line: number;
  column: FigureColumn;
  value: string;
  code: FigureProblemCode;
  /** What may be written instead, or where the other one stands. */
  note?: string;
}

/** A part of an indicator: "SEX.F" and, where no other of its parts is called so, "F". */
export interface KnownPart {
  categoryId: number;
  split: string;
  code: string;
  name: string;
}

/** An indicator that the form asks for. */
export interface AskedIndicator {
  code: string;
  name: string;
  definition: Definition;
  parts: KnownPart[];
}

export type DraftCell = Cell & { origin: string; version: number };

/** What a file may be about. */
export interface FigureWorld {
  asked: AskedIndicator[];
  /** Codes that the file names and the catalogue knows, asked for or not. */
  knownCodes: string[];
  /** What stands in the draft. */
  cells: DraftCell[];
}

export interface PlannedFigure extends Located<CellInput & Typed> {
  indicator: AskedIndicator;
  part: KnownPart | null;
  /** What was typed before; undefined where nothing was. */
  before: DraftCell | undefined;
}

export interface FigurePlan {
  figures: PlannedFigure[];
  /** Cells that stand as the file says. */
  unchanged: number;
  /** Numbers that can't be read before somebody says how they are written. */
  ambiguous: number;
  problems: FigureProblem[];
}

/** A code as it is compared: people write it small, or with spaces. */
const codeKey = (code: string) => code.replace(/\s+/g, "").toUpperCase();
const cellKey = (indicatorVersionId: number, categoryId: number | null) => `${indicatorVersionId}/${categoryId ?? ""}`;

/** What the rules of a cell are called where they are told of a file. */
const problemOfRule: Partial<Record<FieldErrorCode, FigureProblemCode>> = {
  NEGATIVE: "NEGATIVE",
  NOT_WHOLE: "NOT_WHOLE",
  ABOVE_DENOMINATOR: "ABOVE_DENOMINATOR",
  NOT_POSITIVE: "NOT_POSITIVE",
};

/**
 * What a file of figures means for a draft, by the rules by which a figure is typed. Rows without a figure, as a template
 * has them, are passed over, and an explanation that stands stays where the file gives none.
 *
 * @param chosen how its numbers are written; null to go by those of its cells that can be read in one way only.
 */
export function planFigures(lines: FigureLine[], world: FigureWorld, chosen: NumberStyle | null): FigurePlan {
  const askedByCode = new Map(world.asked.map((indicator) => [codeKey(indicator.code), indicator]));
  const knownCodes = new Set(world.knownCodes.map(codeKey));
  const standing = new Map(world.cells.map((cell) => [cellKey(cell.indicatorVersionId, cell.categoryId), cell]));
  const filled = lines.filter(({ value, denominator, explanation }) => value || denominator || explanation);
  const style = chosen ?? recogniseStyle(filled.flatMap(({ value, denominator }) => [value, denominator]));
  const lineByCell = new Map<string, number>();
  const plan: FigurePlan = { figures: [], unchanged: 0, ambiguous: 0, problems: [] };

  for (const line of filled) {
    const found: FigureProblem[] = [];
    const report = (column: FigureColumn, code: FigureProblemCode, note?: string) =>
      found.push({ line: line.line, column, value: line[column], code, ...(note !== undefined && { note }) });

    const indicator = askedByCode.get(codeKey(line.indicator));
    if (!line.indicator) report("indicator", "INDICATOR_MISSING");
    else if (!indicator)
      report("indicator", knownCodes.has(codeKey(line.indicator)) ? "NOT_ON_FORM" : "UNKNOWN_INDICATOR");

    const parts = indicator ? partsCalled(line.category, indicator) : [];
    const part = parts[0] ?? null;
    if (indicator && line.category && parts.length === 0) report("category", "UNKNOWN_PART");
    if (parts.length > 1) report("category", "AMBIGUOUS_PART", namesOf(parts));

    const readCell = (column: "value" | "denominator"): "NOTHING_AROSE" | Prisma.Decimal | null => {
      const text = line[column];
      const own = styleOf(text);
      if (style === null && own !== "EITHER") {
        plan.ambiguous += 1;
        report(column, own === "AMBIGUOUS" ? "AMBIGUOUS_NUMBER" : "CONTRADICTORY_NUMBER");
        return null;
      }
      if (style !== null && own !== style && (own === "VIETNAMESE" || own === "ENGLISH")) {
        report(column, "CONTRADICTORY_NUMBER");
        return null;
      }
      const typed = readNumber(text, style ?? "VIETNAMESE");
      if (typed.kind === "NUMBER") return new Prisma.Decimal(typed.value);
      if (typed.kind === "NOTHING_AROSE") return "NOTHING_AROSE";
      if (typed.kind === "UNREADABLE")
        report(column, typed.reason === "NOT_A_NUMBER" && /\p{L}/u.test(text) ? "TEXT_IN_NUMBER" : typed.reason);
      return null;
    };
    if (!line.value) report("value", "VALUE_MISSING");
    const value = readCell("value");
    const below = readCell("denominator");
    const explanation = explanationRules.safeParse(line.explanation);
    for (const { message } of explanation.error?.issues ?? [])
      report("explanation", message === fieldError("TOO_LONG") ? "EXPLANATION_TOO_LONG" : "IDENTITY_NUMBER");

    if (found.length === 0 && indicator) {
      const { definition } = indicator;
      const categoryId = part?.categoryId ?? null;
      const key = cellKey(definition.id, categoryId);
      const before = standing.get(key);
      const isNothing = value === "NOTHING_AROSE";
      const cell: Typed = {
        state: isNothing ? "NOTHING_AROSE" : "NUMBER",
        numerator: value instanceof Prisma.Decimal ? value : null,
        // Nothing arose may stand in both cells of a ratio.
        denominator: below instanceof Prisma.Decimal ? below : null,
        explanation: explanation.data ?? before?.explanation ?? null,
      };
      const earlier = lineByCell.get(key);
      if (definition.source !== "ENTERED" || (before && before.origin !== "TYPED")) report("value", "FIGURE_COUNTED");
      else if (earlier !== undefined) report("indicator", "FIGURE_TWICE", String(earlier));
      for (const { path, code } of found.length === 0 ? invalidParts(definition, cell, 0) : []) {
        const isOfDenominator = path.endsWith(".denominator");
        const shape = code === "REQUIRED" ? "DENOMINATOR_MISSING" : "DENOMINATOR_NEEDLESS";
        report(isOfDenominator ? "denominator" : "value", problemOfRule[code] ?? shape);
      }
      lineByCell.set(key, earlier ?? line.line);
      if (found.length === 0) {
        if (before && saysTheSame(cell, before)) plan.unchanged += 1;
        else
          plan.figures.push({
            ...cell,
            ...{ indicator, part, before, definition, indicatorId: definition.indicatorId, categoryId },
            ...{ indicatorVersionId: definition.id, expectedVersion: before?.version ?? 0 },
          });
      }
    }
    plan.problems.push(...found);
  }
  return plan;
}

const fullCode = ({ split, code }: KnownPart) => `${split}.${code}`;
const namesOf = (parts: KnownPart[]) => parts.map(fullCode).join(", ");

function partsCalled(code: string, { parts }: AskedIndicator): KnownPart[] {
  const wanted = codeKey(code);
  return parts.filter((part) => codeKey(fullCode(part)) === wanted || codeKey(part.code) === wanted);
}

const isSame = (a: Prisma.Decimal | null, b: Prisma.Decimal | null) => (a && b ? a.equals(b) : a === b);

const saysTheSame = (cell: Typed, before: Typed) =>
  cell.state === before.state &&
  isSame(cell.numerator, before.numerator) &&
  isSame(cell.denominator, before.denominator) &&
  cell.explanation === before.explanation;
