import { Section } from "@camket/ui/page";
import { Trans, useLingui } from "@lingui/react/macro";
import { ComparedWith, useComparedWith } from "./ComparedWith.tsx";
import { EarlierFigure } from "./EarlierFigure.tsx";
import { FigureButton } from "./FigureButton.tsx";
import { useFigureWords } from "./figure-words.ts";
import classes from "./ReportPicture.module.css";
import { cellKeyOfTotal, type FigureLine } from "./report-lines.ts";
import { useRevisionFigures } from "./revision-figures.ts";
import { useComparison } from "./use-comparison.ts";

const MOST_KEY_FIGURES = 8;

interface KeyFiguresProps {
  lines: readonly FigureLine[];
  revisionId: string;
  reportId: string;
  year: number;
}

/** The figures a report must have, large, each with what it is compared with, and how much of either is lacking. */
export function KeyFigures({ lines, revisionId, reportId, year }: KeyFiguresProps) {
  const { t } = useLingui();
  const { readText, changeText, coverageText } = useFigureWords();
  const { cells } = useRevisionFigures(revisionId);
  const comparison = useComparison(reportId, year, useComparedWith());
  const { cells: before } = comparison;
  const beforeLabel = uncapitalised(comparison.label);
  const reported = lines.filter((line) => cells.has(cellKeyOfTotal(line)));
  // What must be reported comes first, in the order of the form.
  const key = [...reported.filter(({ isRequired }) => isRequired), ...reported.filter(({ isRequired }) => !isRequired)];
  const shown = key.slice(0, MOST_KEY_FIGURES);
  const [missing, all] = [lines.length - reported.length, lines.length];
  return (
    <Section title={t`Số liệu chủ yếu trong kỳ`}>
      <ComparedWith year={year} comparison={comparison} />
      <ul className={classes.figures}>
        {shown.map((line) => {
          const now = cells.get(cellKeyOfTotal(line));
          const then = before.get(cellKeyOfTotal(line));
          const coverage = coverageText(now?.coverage);
          const change = now && changeText(then, now, line);
          const thenText = then && (
            <EarlierFigure cell={then} line={line} name={`${line.name}, ${beforeLabel}`} isInSentence />
          );
          return (
            now && (
              <li key={line.indicatorId}>
                <span className={classes.name}>{line.name}</span>
                <strong>
                  <FigureButton figureId={now.figureId} name={line.name}>
                    {readText(now, line)}
                  </FigureButton>
                  {!line.isRatio && !now.isNothing && !now.hiddenBecause && <small> {line.unit}</small>}
                </strong>
                {coverage && <span className={classes.coverage}>{coverage}</span>}
                <span className={classes.change}>
                  {change ? (
                    <Trans>
                      <b>{change}</b> so với {beforeLabel} ({thenText})
                    </Trans>
                  ) : then ? (
                    <Trans>
                      {beforeLabel}: {thenText}
                    </Trans>
                  ) : (
                    <Trans>không có số {beforeLabel}</Trans>
                  )}
                </span>
              </li>
            )
          );
        })}
      </ul>
      <p className={classes.note}>
        {missing === 0 ? (
          <Trans>
            Đủ {all}/{all} chỉ tiêu của mẫu có số.
          </Trans>
        ) : (
          <Trans>
            {all - missing}/{all} chỉ tiêu của mẫu có số; {missing} chỉ tiêu không có số.
          </Trans>
        )}
      </p>
    </Section>
  );
}

/** "so với cùng kỳ 2025": within a sentence. */
const uncapitalised = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
