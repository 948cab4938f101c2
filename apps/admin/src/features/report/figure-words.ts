import { writeFigure } from "@camket/figure-text";
import { formatChange, formatPercent } from "@camket/ui/format";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { type CellValue, changeBetween, percentOf } from "./figure-cells.ts";
import type { FigureLine } from "./report-lines.ts";

/** Figures by the language of the screen. Zero is "0"; that nothing arose is said; what was not typed is blank. */
export function useFigureWords() {
  const { t } = useLingui();
  const locale = useLocale();
  const nothing = t`không phát sinh`;
  return {
    nothing,
    /** What a cell of the grid shows in one of its parts. */
    partText: (value: CellValue, part: "numerator" | "denominator") => {
      if (value.isNothing) return part === "numerator" ? nothing : "";
      const number = value[part];
      return number === null ? "" : writeFigure(number, locale);
    },
    /** A whole figure in a word: "94,1%", "61.842". */
    figureText: (value: CellValue | undefined, isRatio: boolean) => {
      if (!value) return "";
      if (value.isNothing) return nothing;
      const percent = isRatio ? percentOf(value) : null;
      if (percent !== null) return formatPercent(percent, locale);
      return value.numerator === null ? "" : writeFigure(value.numerator, locale);
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
