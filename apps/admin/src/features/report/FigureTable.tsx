import { writeFigure } from "@camket/figure-text";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Fragment, useState } from "react";
import { CommentMark } from "./CommentMark.tsx";
import { type OpenComments, partsCommented } from "./commented-cells.ts";
import { AddedFigure, EarlierFigure } from "./EarlierFigure.tsx";
import type { EarlierCell } from "./earlier-figure.ts";
import { EmptyCellButton, FigureButton } from "./FigureButton.tsx";
import classes from "./FigureGrid.module.css";
import { type CellKey, cellKey, isSameNumber } from "./figure-cells.ts";
import { useFigureWords } from "./figure-words.ts";
import { PartsToggle } from "./PartsToggle.tsx";
import { type FigureLine, type FigureRow, rowsOf } from "./report-lines.ts";
import { type ReadCell, useRevisionFigures } from "./revision-figures.ts";
import type { Comparison } from "./use-comparison.ts";

interface FigureTableProps {
  lines: readonly FigureLine[];
  revisionId: string;
  comparison: Comparison;
  added: ReadonlyMap<CellKey, EarlierCell>;
  /** The submission before of the same report, where a reviewer is to see what changed in it. */
  earlier?: { revisionId: string; isChangedOnly: boolean } | undefined;
  openComments: OpenComments;
  isCommentedOnly: boolean;
}

/** Figures as they were submitted, with those that they are compared with. */
export function FigureTable(props: FigureTableProps) {
  const { lines, revisionId, comparison, added, earlier, openComments, isCommentedOnly } = props;
  const { t } = useLingui();
  const { cells } = useRevisionFigures(revisionId);
  const { cells: before, label: beforeLabel } = comparison;
  const { cells: sent } = useRevisionFigures(earlier?.revisionId);
  const [openIds, setOpenIds] = useState(() => partsCommented(openComments));
  // Only where a split was reported, or remarked on, has it parts to open: then all of them, since one may be lacking.
  const reported = lines.map((line) => {
    const splits = new Set(
      line.parts.flatMap(({ categoryId, split }) => {
        const key = cellKey({ indicatorId: line.indicatorId, categoryId });
        return cells.has(key) || openComments.has(key) ? split : [];
      }),
    );
    return { ...line, parts: line.parts.filter(({ split }) => splits.has(split)) };
  });
  const isChanged = ({ key }: FigureRow) => !isSameNumber(cells.get(key), sent.get(key));
  const isShown = (row: FigureRow) =>
    (!earlier?.isChangedOnly || isChanged(row)) && (!isCommentedOnly || openComments.has(row.key));
  const isFiltered = earlier?.isChangedOnly || isCommentedOnly;
  const rows = rowsOf(reported, isFiltered ? new Set(lines.map(({ indicatorId }) => indicatorId)) : openIds).filter(
    isShown,
  );
  const themes = [...new Set(rows.map(({ line }) => line.theme))];
  if (rows.length === 0)
    return (
      <p className={classes.minor}>
        {isCommentedOnly ? (
          <Trans>Không ô nào có ý kiến chờ trả lời.</Trans>
        ) : (
          <Trans>Không số nào đổi từ lần nộp trước.</Trans>
        )}
      </p>
    );
  return (
    <table className={classes.grid}>
      <thead>
        <tr>
          <th scope="col" className={classes.code}>
            <Trans>Mã</Trans>
          </th>
          <th scope="col">
            <Trans>Chỉ tiêu</Trans>
          </th>
          <th scope="col" className={classes.number}>
            {beforeLabel}
          </th>
          <th scope="col" className={classes.number}>
            <Trans>Kỳ này</Trans>
          </th>
          <th scope="col" className={classes.number}>
            <Trans>Thay đổi</Trans>
          </th>
          {earlier && (
            <th scope="col" className={classes.number}>
              <Trans>Từ lần nộp trước</Trans>
            </th>
          )}
          <th scope="col">
            <Trans>Lưu ý</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {themes.map((theme) => (
          <Fragment key={theme}>
            <tr className={classes.theme}>
              <th scope="rowgroup" colSpan={earlier ? 7 : 6}>
                {theme}
              </th>
            </tr>
            {rows
              .filter(({ line }) => line.theme === theme)
              .map((row) => (
                <ReadRow
                  key={row.key}
                  row={row}
                  cell={cells.get(row.key)}
                  before={before.get(row.key)}
                  beforeLabel={beforeLabel}
                  added={added.get(row.key)}
                  openCount={openComments.get(row.key)}
                  {...(earlier && { sent: sent.get(row.key) ?? null })}
                  isOpen={openIds.has(row.line.indicatorId)}
                  onToggle={() =>
                    setOpenIds((ids) => {
                      const others = [...ids].filter((id) => id !== row.line.indicatorId);
                      return new Set(ids.has(row.line.indicatorId) ? others : [...others, row.line.indicatorId]);
                    })
                  }
                />
              ))}
          </Fragment>
        ))}
      </tbody>
      <caption hidden>{t`Số liệu của báo cáo`}</caption>
    </table>
  );
}

interface ReadRowProps {
  row: FigureRow;
  cell: ReadCell | undefined;
  before: EarlierCell | undefined;
  beforeLabel: string;
  added: EarlierCell | undefined;
  /** As it was submitted before, null where it was not; left out where that is not compared. */
  sent?: ReadCell | null;
  /** How many remarks wait for an answer; undefined where none does. */
  openCount: number | undefined;
  isOpen: boolean;
  onToggle(): void;
}

function ReadRow({ row, cell, before, beforeLabel, added, sent, openCount, isOpen, onToggle }: ReadRowProps) {
  const { line, part } = row;
  const { t } = useLingui();
  const locale = useLocale();
  const { readText, changeText, cellDifferenceText, coverageText } = useFigureWords();
  const name = part ? `${line.name}, ${part.name}` : line.name;
  /** A figure of another submission, opened like that of this one. */
  const linkOf = (read: ReadCell, of: string) => (
    <FigureButton figureId={read.figureId} name={`${name}, ${of}`}>
      {readText(read, line)}
    </FigureButton>
  );
  const origins = {
    TYPED: null,
    COUNTED: line.countedFrom?.toLowerCase() ?? t`được đếm`,
    CONSOLIDATED: t`cộng từ cấp dưới`,
    OVERRIDDEN: cell?.overrideReason
      ? t`nhập thay số đã đếm hoặc tổng hợp: ${cell.overrideReason}`
      : t`nhập thay số đã đếm hoặc tổng hợp`,
  };
  const coverage = coverageText(cell?.coverage);
  const [difference, change] = cell
    ? [cellDifferenceText(before, cell, line.isRatio), changeText(before, cell, line)]
    : ["", ""];
  return (
    <tr data-part={part ? true : undefined}>
      <td className={classes.code}>{part ? "" : line.code}</td>
      <th scope="row" className={classes.name}>
        {part === null && line.parts.length > 0 ? (
          <PartsToggle name={line.name} isOpen={isOpen} isTabStop={true} onToggle={onToggle} />
        ) : (
          (part?.name ?? line.name)
        )}
      </th>
      <td className={classes.before} data-label={before && beforeLabel}>
        {before && <EarlierFigure cell={before} line={line} name={`${name}, ${beforeLabel}`} />}
        {added && <AddedFigure cell={added} line={line} />}
      </td>
      <td className={classes.read}>
        {cell ? (
          <FigureButton figureId={cell.figureId} name={name}>
            <strong>{readText(cell, line)}</strong>
          </FigureButton>
        ) : (
          <EmptyCellButton cell={row.key} name={name}>{t`Không có số`}</EmptyCellButton>
        )}
        {coverage && <span className={classes.ratio}>{coverage}</span>}
        {cell && line.isRatio && cell.numerator !== null && cell.denominator !== null && (
          <span className={classes.ratio}>
            {writeFigure(cell.numerator, locale)} / {writeFigure(cell.denominator, locale)}
          </span>
        )}
      </td>
      <td className={classes.change}>
        {difference}
        {change !== difference && <span className={classes.ratio}>{change}</span>}
      </td>
      {sent !== undefined && (
        <td className={classes.change}>
          {!isSameNumber(cell, sent ?? undefined) && (
            <>
              <span data-tone="warn">
                {(cell && cellDifferenceText(sent ?? undefined, cell, line.isRatio)) || t`đã sửa`}
              </span>
              <span className={classes.ratio}>
                {sent ? <Trans>trước: {linkOf(sent, t`lần nộp trước`)}</Trans> : t`trước không có số`}
              </span>
            </>
          )}
        </td>
      )}
      <td className={classes.words}>
        <CommentMark count={openCount} />
        {cell && [origins[cell.origin], cell.explanation].filter(Boolean).join("; ")}
      </td>
    </tr>
  );
}
