import { writeFigure } from "@camket/figure-text";
import { type AddingRule, type FigureState, readFragment } from "@camket/schema";
import { formatChange, formatNumber, formatPercent } from "@camket/ui/format";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import type { Coverage, EarlierCell } from "./earlier-figure.ts";
import { type CellValue, changeBetween, differenceBetween, percentOf } from "./figure-cells.ts";
import { IndicatorDefinition_indicatorVersion } from "./IndicatorDefinition.tsx";
import type { FigureLine } from "./report-lines.ts";

/** How a figure is read: what is known of its indicator. */
export interface FigureMeasure {
  isRatio: boolean;
  rule: AddingRule;
  smallCellThreshold: number | null;
}

/** A figure as it travels. */
export interface ShownFigure {
  state: FigureState;
  numerator: string | null;
  denominator: string | null;
  isSuppressed: boolean;
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
  const hiddenText = (threshold: number | null) =>
    threshold === null ? t`số nhỏ, không hiện` : t`dưới ${formatNumber(threshold, locale)}`;
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
    shownText: (figure: ShownFigure, { isRatio, smallCellThreshold }: Omit<FigureMeasure, "rule">) => {
      return figure.isSuppressed ? hiddenText(smallCellThreshold) : figureText(cellOf(figure), isRatio);
    },
    /** By how much one exceeds another: "+31", "+2,7 điểm"; nothing where one of the two has no number. */
    differenceText: (before: ShownFigure, now: ShownFigure, { isRatio }: Pick<FigureMeasure, "isRatio">) => {
      const change = differenceBetween(cellOf(before), cellOf(now), isRatio);
      return change ? formatChange(change.value, change.unit, locale) : "";
    },
    /** The same between two cells. */
    cellDifferenceText: (before: CellValue | undefined, now: CellValue, isRatio: boolean) => {
      const change = before && differenceBetween(before, now, isRatio);
      return change ? formatChange(change.value, change.unit, locale) : "";
    },
    /** A figure as it was submitted, which may be too small to be shown. */
    readText: (read: CellValue & { isSuppressed: boolean }, { isRatio, definition }: FigureLine) => {
      if (!read.isSuppressed) return figureText(read, isRatio);
      const { smallCellThreshold } = readFragment(IndicatorDefinition_indicatorVersion, definition);
      return hiddenText(smallCellThreshold);
    },
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
