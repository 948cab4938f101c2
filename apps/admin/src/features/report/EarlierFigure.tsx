import { Trans, useLingui } from "@lingui/react/macro";
import type { EarlierCell } from "./earlier-figure.ts";
import classes from "./FigureGrid.module.css";
import { isEmpty } from "./figure-cells.ts";
import { useFigureWords } from "./figure-words.ts";
import type { FigureLine } from "./report-lines.ts";

interface EarlierFigureProps {
  cell: EarlierCell;
  line: FigureLine;
}

/** A figure of another period, with on how many of those it is made of it stands where some are lacking. */
export function EarlierFigure({ cell, line }: EarlierFigureProps) {
  const { t } = useLingui();
  const { readText, earlierCoverageText } = useFigureWords();
  const coverage = earlierCoverageText(cell);
  const hasNumber = cell.isSuppressed || !isEmpty(cell);
  return (
    <>
      {hasNumber ? readText(cell, line) : t`không cộng được`}{" "}
      {hasNumber && !line.isRatio && !cell.isNothing && <span>{line.unit}</span>}
      {coverage && <span className={classes.ratio}>{coverage}</span>}
    </>
  );
}

/** What the shorter periods add up to: "cộng các kỳ 1.234 (2/2)". */
export function AddedFigure({ cell, line }: EarlierFigureProps) {
  const { readText } = useFigureWords();
  const { reported, expected } = cell.parts;
  return (
    <span className={classes.ratio}>
      <Trans>
        cộng các kỳ {readText(cell, line)} ({reported}/{expected})
      </Trans>
    </span>
  );
}
