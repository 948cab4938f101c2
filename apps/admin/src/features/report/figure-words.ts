import { writeFigure } from "@camket/figure-text";
import { readFragment } from "@camket/schema";
import { formatChange, formatNumber, formatPercent } from "@camket/ui/format";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { type CellValue, changeBetween, percentOf } from "./figure-cells.ts";
import { IndicatorDefinition_indicatorVersion } from "./IndicatorDefinition.tsx";
import type { FigureLine } from "./report-lines.ts";
import type { ReadCell } from "./revision-figures.ts";

/** Figures by the language of the screen. Zero is "0"; that nothing arose is said; what was not typed is blank. */
export function useFigureWords() {
  const { t } = useLingui();
  const locale = useLocale();
  const nothing = t`không phát sinh`;
  const wholeText = (value: CellValue | undefined, isRatio: boolean) => {
    if (!value) return "";
    if (value.isNothing) return nothing;
    const percent = isRatio ? percentOf(value) : null;
    if (percent !== null) return formatPercent(percent, locale);
    return value.numerator === null ? "" : writeFigure(value.numerator, locale);
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
    figureText: wholeText,
    /** A figure as it was submitted, which may be too small to be shown. */
    readText: (read: ReadCell, { isRatio, definition }: FigureLine) => {
      if (!read.isSuppressed) return wholeText(read, isRatio);
      const { smallCellThreshold } = readFragment(IndicatorDefinition_indicatorVersion, definition);
      return smallCellThreshold === null ? t`số nhỏ, không hiện` : t`dưới ${formatNumber(smallCellThreshold, locale)}`;
    },
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
