import { writeFigure } from "@camket/figure-text";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import type { EarlierCell } from "./earlier-figure.ts";
import { FigureButton } from "./FigureButton.tsx";
import classes from "./FigureGrid.module.css";
import { isEmpty } from "./figure-cells.ts";
import { useFigureWords } from "./figure-words.ts";
import type { FigureLine } from "./report-lines.ts";

interface EarlierFigureProps {
  cell: EarlierCell;
  line: FigureLine;
  /** What it is of, and of when. */
  name: string;
  /** False within a grid, whose cells are reached by the arrows alone. */
  isTabStop?: boolean;
  /** On paper a column says the unit, and a ratio both its parts. */
  isOnPaper?: boolean;
  isInSentence?: boolean;
}

/** A figure of another period, with on how many of those it is made of it stands where some are lacking. */
export function EarlierFigure(props: EarlierFigureProps) {
  const { cell, line, name, isTabStop = true, isOnPaper = false, isInSentence = false } = props;
  const { t } = useLingui();
  const locale = useLocale();
  const { readText, earlierCoverageText } = useFigureWords();
  const coverage = earlierCoverageText(cell);
  const hasNumber = cell.hiddenBecause !== null || !isEmpty(cell);
  const text = hasNumber ? readText(cell, line) : t`không cộng được`;
  return (
    <>
      {cell.figureId ? (
        <FigureButton figureId={cell.figureId} name={name} isTabStop={isTabStop}>
          {text}
        </FigureButton>
      ) : (
        text
      )}
      {hasNumber && !isOnPaper && !line.isRatio && !cell.isNothing && !cell.hiddenBecause && <span> {line.unit}</span>}
      {isOnPaper && line.isRatio && cell.numerator !== null && cell.denominator !== null && (
        <small>
          {writeFigure(cell.numerator, locale)}/<wbr />
          {writeFigure(cell.denominator, locale)}
        </small>
      )}
      {coverage && (isInSentence ? `, ${coverage}` : <small className={classes.ratio}>{coverage}</small>)}
    </>
  );
}

/** What the shorter periods add up to: "cộng các kỳ 1.234 (2/2)". */
export function AddedFigure({ cell, line }: Pick<EarlierFigureProps, "cell" | "line">) {
  const { readText } = useFigureWords();
  const { reported, expected } = cell.parts;
  return (
    <small className={classes.ratio}>
      <Trans>
        cộng các kỳ {readText(cell, line)} ({reported}/{expected})
      </Trans>
    </small>
  );
}
