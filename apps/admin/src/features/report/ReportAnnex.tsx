import { writeFigure } from "@camket/figure-text";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { useComparisonWords } from "./ComparedWith.tsx";
import { AddedFigure, EarlierFigure } from "./EarlierFigure.tsx";
import { FigureButton } from "./FigureButton.tsx";
import { type CellKey, cellKey } from "./figure-cells.ts";
import { useFigureWords } from "./figure-words.ts";
import classes from "./ReportPrint.module.css";
import { cellKeyOfTotal, type FigureLine, rowsOf } from "./report-lines.ts";
import type { ReadCell } from "./revision-figures.ts";
import type { Comparison } from "./use-comparison.ts";
import type { PeriodSum } from "./use-period-sum.ts";

/** With more parts a table needs paper laid across. */
const MOST_UPRIGHT = 4;

interface ReportAnnexProps {
  /** "I". */
  number: string;
  title: string;
  /** What it belongs to. */
  source: string;
  lines: readonly FigureLine[];
  cells: ReadonlyMap<CellKey, ReadCell>;
  comparison: Comparison;
  periodSum: PeriodSum;
  /** Whether a source was corrected after it was taken. */
  isStale: boolean;
}

/** The figures of one section: their totals, then a table for each way in which they are split. */
export function ReportAnnex({ number, title, source, lines, cells, comparison, periodSum, isStale }: ReportAnnexProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { readText, changeText, coverageText } = useFigureWords();
  const madeOf = useComparisonWords()(comparison);
  const written = (cell: ReadCell | undefined, line: FigureLine, of?: string) =>
    cell ? (
      <>
        <FigureButton figureId={cell.figureId} name={of ? `${line.name}, ${of}` : line.name}>
          {readText(cell, line)}
        </FigureButton>
        {cell.origin === "OVERRIDDEN" && <sup>*</sup>}
        {cell.coverage && <small>{coverageText(cell.coverage)}</small>}
        {line.isRatio && cell.numerator !== null && cell.denominator !== null && (
          <small>
            {writeFigure(cell.numerator, locale)}/<wbr />
            {writeFigure(cell.denominator, locale)}
          </small>
        )}
      </>
    ) : (
      ""
    );
  const overridden = lines.flatMap((line) =>
    rowsOf([line], new Set([line.indicatorId])).flatMap(({ key, part }) => {
      const cell = cells.get(key);
      return cell?.origin === "OVERRIDDEN"
        ? `${[line.code, part?.name].filter(Boolean).join(", ")}: ${cell.overrideReason ?? ""}`
        : [];
    }),
  );
  const isTaken = lines.some((line) => cells.get(cellKeyOfTotal(line))?.coverage);
  const splits = splitsOf(lines, cells);
  return (
    <>
      <section className={classes.annex} aria-label={t`Phụ lục ${number}`}>
        <h2>
          <Trans>Phụ lục {number}</Trans>
        </h2>
        <p className={classes.annexTitle}>{title}</p>
        <p className={classes.source}>({source})</p>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Mã</Trans>
              </th>
              <th scope="col">
                <Trans>Chỉ tiêu</Trans>
              </th>
              <th scope="col">
                <Trans>Đơn vị</Trans>
              </th>
              <th scope="col">{comparison.label}</th>
              <th scope="col">
                <Trans>Kỳ này</Trans>
              </th>
              <th scope="col">
                <Trans>Thay đổi</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => {
              const key = cellKeyOfTotal(line);
              const cell = cells.get(key);
              const [then, added] = [comparison.cells.get(key), periodSum.cells.get(key)];
              return (
                <tr key={line.indicatorId}>
                  <td>{line.code}</td>
                  <th scope="row">{line.name}</th>
                  <td>{line.unit}</td>
                  <td className={classes.number}>
                    {then && (
                      <EarlierFigure cell={then} line={line} name={`${line.name}, ${comparison.label}`} isOnPaper />
                    )}
                    {added && <AddedFigure cell={added} line={line} />}
                  </td>
                  <td className={classes.number} data-figure={line.code}>
                    {cell ? written(cell, line) : <Trans>Không có số</Trans>}
                  </td>
                  <td className={classes.number}>{cell && changeText(then, cell, line)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <div className={classes.notes}>
          {madeOf && <p>{madeOf}</p>}
          {overridden.length > 0 && (
            <p>
              <sup>*</sup> <Trans>Số nhập thay cho số đếm hoặc số tổng hợp.</Trans> {overridden.join("; ")}
            </p>
          )}
          {isTaken && isStale && (
            <p>
              <Trans>Có nguồn đã sửa sau khi tổng hợp; số trong phụ lục giữ nguyên như khi tổng hợp.</Trans>
            </p>
          )}
        </div>
      </section>
      {splits.map(({ split, parts, lines: splitLines }) => (
        <section
          key={split}
          className={classes.annex}
          data-across={parts.length > MOST_UPRIGHT || undefined}
          data-goes-on={parts.length <= MOST_UPRIGHT || undefined}
        >
          <p className={classes.annexTitle}>
            <Trans>
              Phụ lục {number}: chia theo {split.toLowerCase()}
            </Trans>
          </p>
          <table>
            <thead>
              <tr>
                <th scope="col">
                  <Trans>Mã</Trans>
                </th>
                <th scope="col">
                  <Trans>Chỉ tiêu</Trans>
                </th>
                <th scope="col">
                  <Trans>Đơn vị</Trans>
                </th>
                <th scope="col">
                  <Trans>Tổng số</Trans>
                </th>
                {parts.map(({ categoryId, name }) => (
                  <th key={categoryId} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {splitLines.map((line) => (
                <tr key={line.indicatorId}>
                  <td>{line.code}</td>
                  <th scope="row">{line.name}</th>
                  <td>{line.unit}</td>
                  <td className={classes.number}>{written(cells.get(cellKeyOfTotal(line)), line)}</td>
                  {parts.map(({ categoryId, name }) => (
                    <td key={categoryId} className={classes.number}>
                      {written(cells.get(cellKey({ indicatorId: line.indicatorId, categoryId })), line, name)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </>
  );
}

/** Ways in which some figure was split, each with its parts and the lines that have one. */
function splitsOf(lines: readonly FigureLine[], cells: ReadonlyMap<CellKey, ReadCell>) {
  const splits = new Map<string, { split: string; parts: FigureLine["parts"]; lines: FigureLine[] }>();
  for (const line of lines)
    for (const name of new Set(line.parts.map(({ split }) => split))) {
      const parts = line.parts.filter(({ split }) => split === name);
      const isReported = parts.some(({ categoryId }) =>
        cells.has(cellKey({ indicatorId: line.indicatorId, categoryId })),
      );
      if (!isReported) continue;
      const found = splits.get(name) ?? { split: name, parts, lines: [] };
      splits.set(name, { ...found, lines: [...found.lines, line] });
    }
  return [...splits.values()];
}
