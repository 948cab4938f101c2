import type { FigureOrigin, FigureState } from "../generated/client/enums.ts";
import { REFORM } from "./calendar.ts";
import type { IndicatorEntry } from "./catalogue.ts";
import type { Committee } from "./committees.ts";
import { Random } from "./random.ts";
import { found, isCore, type Measure, type Reference, versionOn } from "./reference.ts";
import type { RoundWork } from "./rounds.ts";
import type { Row, Rows } from "./rows.ts";
import { jumps } from "./wording.ts";

/** A figure before it belongs to a revision. */
export interface Cell {
  code: string;
  categoryId: number | null;
  state: FigureState;
  numerator: number | null;
  denominator: number | null;
  /** What was counted, where another number was put in its place. */
  ownNumerator: number | null;
  origin: FigureOrigin;
  overrideReason: string | null;
  explanation: string | null;
  /** Rows of the committee's work that were counted. */
  evidence: Evidence[];
}

export interface Evidence {
  taskId: number | null;
  eventId: number | null;
  outputId: number | null;
}

/** Indicators split by sex, from the first round in which the forms asked for it. */
const splitBySex = new Set(["EDU-01", "EDU-03", "HLT-01", "SOC-01", "CHI-01", "DIS-01", "DIS-03"]);
const SPLIT_FROM = "2026-06-14";

/** One that is split by the levels of education, from then on. */
const SPLIT_BY_LEVEL = "EDU-02";

export function nothingArose(code: string): Cell {
  return { ...typed(code, 0), state: "NOTHING_AROSE", numerator: null };
}

export function typed(code: string, numerator: number, denominator: number | null = null): Cell {
  return {
    code,
    categoryId: null,
    state: "NUMBER",
    numerator,
    denominator,
    ownNumerator: null,
    origin: "TYPED",
    overrideReason: null,
    explanation: null,
    evidence: [],
  };
}

/** What a committee types in a round, its totals and their parts. */
export function typeCells(reference: Reference, round: RoundWork, committee: Committee, codes: string[]): Cell[] {
  const random = new Random(`cells ${round.row.id} ${committee.id}`);
  const cells = new Map<string, Cell>();
  for (const code of codes) {
    const { entry } = found(reference.measures, code);
    if (!entry.levels.includes(committee.level)) continue;
    if (!isCore(entry) && (round.step < firstStep(entry, committee) || random.chance(0.02))) continue; // left untyped
    cells.set(code, typeOne(entry, round, committee, random));
  }
  keepWithin(cells);
  return [...cells.values()].flatMap((cell) => [cell, ...splitCell(reference, round, cell, random)]);
}

/** Not every committee had a source for every indicator from the first round on. */
function firstStep({ code }: IndicatorEntry, { id }: Committee): number {
  const random = new Random(`source ${code} ${id}`);
  return random.chance(0.55) ? random.int(1, 4) : 0;
}

function typeOne(entry: IndicatorEntry, round: RoundWork, committee: Committee, random: Random): Cell {
  // The same every time for one committee and indicator, so that periods follow on each other.
  const own = new Random(`${entry.code} ${committee.id}`);
  const bias = own.between(0.82, 1.2);
  const slope = own.between(-0.008, 0.022);
  const noise = random.between(0.98, 1.02);
  const isYear = round.row.periodKind === "YEAR";
  const range = entry.sampleRange;
  const scaled = (limits: { min: number; typical: number; max: number }, addsUp: boolean) => {
    const periods = addsUp && isYear && range.period === "HALF_YEAR" ? 2.05 : 1;
    const value = limits.typical * committee.size * bias * (1 + slope * round.step) * noise;
    const floor = committee.level === "PROVINCE" ? limits.min * (committee.validFrom < REFORM ? 0.5 : 1) : 0;
    return Math.round(Math.min(limits.max * 1.5, Math.max(floor, value)) * periods);
  };
  if ("percent" in range) {
    const { percent } = range;
    const denominator = scaled(range.denominator, entry.addOverPeriods === "RATIO_OF_SUMS");
    if (denominator === 0) return nothingArose(entry.code);
    const shift = own.between(-0.7, 0.7);
    const middle =
      percent.typical + shift * (shift > 0 ? percent.max - percent.typical : percent.typical - percent.min);
    const moved = (percent.max - percent.min) * (0.012 * round.step + random.between(-0.01, 0.01));
    const share = Math.min(percent.max, Math.max(percent.min, middle + moved)) / 100;
    return typed(entry.code, Math.min(denominator, Math.round(denominator * share)), denominator);
  }
  // Where nothing may happen in a period, it often does not.
  if (range.min === 0 && random.chance(0.3)) return nothingArose(entry.code);
  const cell = typed(entry.code, scaled(range, entry.addOverPeriods === "SUM"));
  const limit = entry.validations.find(({ rule }) => rule === "CHANGE_FROM_PREVIOUS_PERCENT")?.limit;
  if (limit !== undefined && round.step > 0 && random.chance(0.03)) {
    cell.numerator = Math.round((cell.numerator ?? 0) * (1 + (limit / 100) * random.between(1.1, 1.4)));
    cell.explanation = random.chance(0.8) ? random.pick(jumps) : null;
  }
  return cell;
}

/** Figures that may not be larger than others of the same report. */
function keepWithin(cells: Map<string, Cell>) {
  const limit = (cell: Cell | undefined, most: Cell | undefined, part: "numerator" | "denominator") => {
    if (cell && most?.[part] != null) cell[part] = Math.min(cell[part] ?? 0, most[part]);
  };
  const poorMinority = cells.get("ETH-01");
  limit(poorMinority, cells.get("SOC-03"), "denominator");
  limit(poorMinority, cells.get("SOC-03"), "numerator");
  if (poorMinority?.denominator != null)
    poorMinority.numerator = Math.min(poorMinority.numerator ?? 0, poorMinority.denominator);
  limit(cells.get("DIS-01"), cells.get("SOC-01"), "numerator");
}

function splitCell({ categories }: Reference, round: RoundWork, cell: Cell, random: Random): Cell[] {
  if (cell.code === SPLIT_BY_LEVEL) return round.row.endsOn < SPLIT_FROM ? [] : splitByLevel(categories, cell);
  const [female, male] = found(categories, "SEX");
  if (!splitBySex.has(cell.code) || round.row.endsOn < SPLIT_FROM || !female || !male) return [];
  const { numerator, denominator } = cell;
  if (numerator === null) return [];
  const share = random.between(0.46, 0.54);
  const women = Math.round(numerator * share);
  const womenOf = denominator === null ? null : Math.round(denominator * share);
  const rest = denominator === null || womenOf === null ? null : denominator - womenOf;
  return [
    { ...typed(cell.code, women, womenOf), categoryId: female.id },
    { ...typed(cell.code, numerator - women, rest), categoryId: male.id },
  ];
}

/** Of its own random numbers, so that other figures stay as they are. */
function splitByLevel(categories: Reference["categories"], { code, numerator }: Cell): Cell[] {
  if (numerator === null) return [];
  const random = new Random(`levels ${numerator}`);
  const levels = found(categories, "EDU_LEVEL");
  const weights = levels.map(() => random.between(0.6, 1.4));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const parts = weights.map((weight) => Math.floor((numerator * weight) / whole));
  const rest = numerator - parts.reduce((sum, part) => sum + part, 0);
  return levels.map(({ id }, index) => ({
    ...typed(code, (parts[index] ?? 0) + (index < rest ? 1 : 0)),
    categoryId: id,
  }));
}

export function addFigures(
  rows: Rows,
  { measures }: Reference,
  { revision, day, cells }: { revision: Row<"ReportRevision">; day: string; cells: Cell[] },
): void {
  for (const { code, evidence, ...cell } of cells) {
    const measure: Measure = found(measures, code);
    const figure = rows.add("Figure", {
      revisionId: revision.id,
      indicatorVersionId: versionOn(measure, day).id,
      ...cell,
    });
    for (const counted of evidence) rows.add("FigureEvidence", { figureId: figure.id, ...counted });
  }
}
