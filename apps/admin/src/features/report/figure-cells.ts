import type { CellKey } from "../../entry-sheet.ts";

export type { CellKey };

/** One cell of a report: an indicator, or one part of it. */
export interface CellPlace {
  indicatorId: string;
  /** Null for the total. */
  categoryId: string | null;
}

export const cellKey = ({ indicatorId, categoryId }: CellPlace): CellKey => `${indicatorId}/${categoryId ?? ""}`;

export const cellPlace = (key: CellKey): CellPlace => {
  const [indicatorId = "", categoryId] = key.split("/");
  return { indicatorId, categoryId: categoryId || null };
};

export type CellPart = "numerator" | "denominator";

/** What a cell says. Numbers are decimals as they travel; a ratio is whole once both parts are there. */
export interface CellValue {
  isNothing: boolean;
  numerator: string | null;
  denominator: string | null;
  explanation: string | null;
}

export const emptyCell: CellValue = { isNothing: false, numerator: null, denominator: null, explanation: null };

/** A cell as the server has it. */
export interface SavedCell extends CellValue {
  version: number;
  origin: "TYPED" | "COUNTED" | "CONSOLIDATED" | "OVERRIDDEN";
  /** What explained the number that was there before. */
  outdatedExplanation: string | null;
}

/** What a saved cell says, without how it is kept. */
export const valueIn = ({ isNothing, numerator, denominator, explanation }: CellValue): CellValue => ({
  isNothing,
  numerator,
  denominator,
  explanation,
});

export const isEmpty = ({ isNothing, numerator, denominator }: CellValue) =>
  !isNothing && numerator === null && denominator === null;

export const isWhole = ({ isNothing, numerator, denominator }: CellValue, isRatio: boolean) =>
  isNothing || (numerator !== null && (!isRatio || denominator !== null));

export const isSame = (a: CellValue, b: CellValue) =>
  a.isNothing === b.isNothing &&
  a.numerator === b.numerator &&
  a.denominator === b.denominator &&
  a.explanation === b.explanation;

/** Whether two submissions say the same number. */
export const isSameNumber = (a: CellValue | undefined, b: CellValue | undefined) =>
  a?.isNothing === b?.isNothing && a?.numerator === b?.numerator && a?.denominator === b?.denominator;

/** The part of a whole a ratio stands for, in hundredths; null over zero. */
export function percentOf({ numerator, denominator }: Pick<CellValue, CellPart>): number | null {
  if (numerator === null || denominator === null || Number(denominator) === 0) return null;
  return (Number(numerator) / Number(denominator)) * 100;
}

export interface Change {
  value: number;
  unit: "percent" | "points" | "count";
}

// Below it a percentage tells less than the difference itself.
const smallCount = 20;

/** The difference itself; null where one of the two has no number. */
export function differenceBetween(before: CellValue, now: CellValue, isRatio: boolean): Change | null {
  if (isRatio) {
    const [from, to] = [percentOf(before), percentOf(now)];
    return from === null || to === null ? null : { value: to - from, unit: "points" };
  }
  const [from, to] = [before.isNothing ? "0" : before.numerator, now.isNothing ? "0" : now.numerator];
  return from === null || to === null ? null : { value: Number(to) - Number(from), unit: "count" };
}

/** From the same period a year before; null where one of the two has no number. */
export function changeBetween(before: CellValue, now: CellValue, isRatio: boolean): Change | null {
  if (isRatio) return differenceBetween(before, now, isRatio);
  if (before.numerator === null || now.numerator === null) return null;
  const [from, to] = [Number(before.numerator), Number(now.numerator)];
  return from < smallCount || to === 0
    ? { value: to - from, unit: "count" }
    : { value: ((to - from) / from) * 100, unit: "percent" };
}
