import { writeFigure } from "@camket/figure-text";
import type { AddingRule, FigureState, HiddenBecause } from "@camket/schema";
import { formatChange, formatPercent } from "@camket/ui/format";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import type { Coverage, EarlierCell } from "./earlier-figure.ts";
import { type CellValue, changeBetween, differenceBetween, percentOf } from "./figure-cells.ts";
import type { FigureLine } from "./report-lines.ts";

/** How a figure is read: what is known of its indicator. */
export interface FigureMeasure {
  isRatio: boolean;
  rule: AddingRule;
}

/** A figure as it travels. */
export interface ShownFigure {
  state: FigureState;
  numerator: string | null;
  denominator: string | null;
  hiddenBecause: HiddenBecause | null;
}

const cellOf = ({ state, numerator, denominator }: ShownFigure): CellValue => ({
  ...{ isNothing: state === "NOTHING_AROSE", numerator, denominator, explanation: null },
});

/** Figures by the language of the screen. Zero is "0"; that nothing arose is said; what was not typed is blank. */
export function useFigureWords() {
  const { t } = useLingui();
  const locale = useLocale();
  const nothing = t`không phát sinh`;
  const figureText = (value: CellValue | undefined, isRatio: boolean) => {
    if (!value) return "";
    if (value.isNothing) return nothing;
    const percent = isRatio ? percentOf(value) : null;
    if (percent !== null) return formatPercent(percent, locale);
    return value.numerator === null ? "" : writeFigure(value.numerator, locale);
  };
  /** Never how small it is: one that would tell another is hidden as well. */
  const hiddenText = (because: HiddenBecause) =>
    ({ NOT_APPROVED: t`chưa duyệt`, REPLACED: t`đã có bản sửa`, SMALL: t`không công bố` })[because];
  /** "từ 3/12 ban cấp dưới"; nothing where a figure stands on all of them. */
  const coverageText = (coverage: Coverage | null | undefined) => {
    if (!coverage || coverage.reported >= coverage.expected) return "";
    const { reported, expected } = coverage;
    return t`từ ${reported}/${expected} ban cấp dưới`;
  };
  return {
    nothing,
    /** What a cell of the grid shows in one of its parts. */
    partText: (value: CellValue, part: "numerator" | "denominator") => {
      if (value.isNothing) return part === "numerator" ? nothing : "";
      const number = value[part];
      return number === null ? "" : writeFigure(number, locale);
    },
    /** A whole figure in a word: "94,1%", "61.842". */
    figureText,
    /** The same of what may be hidden. */
    shownText: (figure: ShownFigure, { isRatio }: Pick<FigureMeasure, "isRatio">) =>
      figure.hiddenBecause ? hiddenText(figure.hiddenBecause) : figureText(cellOf(figure), isRatio),
    /** By how much one exceeds another: "+31", "+2,7 điểm %"; nothing where one of the two has no number. */
    differenceText: (before: ShownFigure, now: ShownFigure, { isRatio }: Pick<FigureMeasure, "isRatio">) => {
      const change = differenceBetween(cellOf(before), cellOf(now), isRatio);
      return change ? formatChange(change.value, change.unit, locale) : "";
    },
    /** The same between two cells. */
    cellDifferenceText: (before: CellValue | undefined, now: CellValue, isRatio: boolean) => {
      const change = before && differenceBetween(before, now, isRatio);
      return change ? formatChange(change.value, change.unit, locale) : "";
    },
    /** A figure as it was submitted, which may be hidden. */
    readText: (read: CellValue & Pick<ShownFigure, "hiddenBecause">, { isRatio }: FigureLine) =>
      read.hiddenBecause ? hiddenText(read.hiddenBecause) : figureText(read, isRatio),
    coverageText,
    /** The same of a figure of another period, and of how many of those it is made of. */
    earlierCoverageText: ({ parts: { reported, expected }, coverage }: Pick<EarlierCell, "parts" | "coverage">) =>
      [reported < expected ? t`${reported}/${expected} đơn vị cũ` : "", coverageText(coverage)]
        .filter(Boolean)
        .join(", "),
    percentText: (value: CellValue) => {
      const percent = percentOf(value);
      return percent === null ? "" : formatPercent(percent, locale);
    },
    changeText: (before: CellValue | undefined, now: CellValue, { isRatio }: FigureLine) => {
      const change = before && changeBetween(before, now, isRatio);
      return change ? formatChange(change.value, change.unit, locale) : "";
    },
  };
}
