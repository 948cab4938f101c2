import { Section } from "@camket/ui/page";
import { Trans, useLingui } from "@lingui/react/macro";
import { FigureButton } from "./FigureButton.tsx";
import { useFigureWords } from "./figure-words.ts";
import classes from "./ReportPicture.module.css";
import { cellKeyOfTotal, type FigureLine } from "./report-lines.ts";
import { useRevisionFigures } from "./revision-figures.ts";

const MOST_KEY_FIGURES = 8;

interface KeyFiguresProps {
  lines: readonly FigureLine[];
  revisionId: string;
  beforeRevisionId: string | undefined;
  /** "cùng kỳ 2025". */
  beforeLabel: string;
}

/** The figures a report must have, large, each with what it was a year before. */
export function KeyFigures({ lines, revisionId, beforeRevisionId, beforeLabel }: KeyFiguresProps) {
  const { t } = useLingui();
  const { readText, changeText } = useFigureWords();
  const { cells } = useRevisionFigures(revisionId);
  const { cells: before } = useRevisionFigures(beforeRevisionId);
  const reported = lines.filter((line) => cells.has(cellKeyOfTotal(line)));
  // What must be reported comes first, in the order of the form.
  const key = [...reported.filter(({ isRequired }) => isRequired), ...reported.filter(({ isRequired }) => !isRequired)];
  const shown = key.slice(0, MOST_KEY_FIGURES);
  const [missing, all] = [lines.length - reported.length, lines.length];
  return (
    <Section title={t`Số chính của kỳ`}>
      <ul className={classes.figures}>
        {shown.map((line) => {
          const now = cells.get(cellKeyOfTotal(line));
          const then = before.get(cellKeyOfTotal(line));
          const change = now && changeText(then, now, line);
          const thenLink = then && (
            <FigureButton figureId={then.figureId} name={`${line.name}, ${beforeLabel}`}>
              {readText(then, line)}
            </FigureButton>
          );
          return (
            now && (
              <li key={line.indicatorId}>
                <span className={classes.name}>{line.name}</span>
                <strong>
                  <FigureButton figureId={now.figureId} name={line.name}>
                    {readText(now, line)}
                  </FigureButton>
                  {!line.isRatio && !now.isNothing && !now.isSuppressed && <small> {line.unit}</small>}
                </strong>
                <span className={classes.change}>
                  {change ? (
                    <Trans>
                      <b>{change}</b> so với {beforeLabel} ({thenLink})
                    </Trans>
                  ) : then ? (
                    <Trans>
                      {beforeLabel}: {thenLink}
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
