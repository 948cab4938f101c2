import { useToast } from "@camket/ui/toast";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans } from "@lingui/react/macro";
import { Fragment, type ReactNode } from "react";
import type { OpenComments } from "./commented-cells.ts";
import type { EarlierCell } from "./earlier-figure.ts";
import classes from "./FigureGrid.module.css";
import { FigureGridRow } from "./FigureGridRow.tsx";
import { type CellKey, emptyCell, isEmpty } from "./figure-cells.ts";
import type { FigureSheet, SheetState } from "./figure-sheet.ts";
import { moved, type Stop, stopId } from "./grid-moves.ts";
import type { CellFlag } from "./report-flags.ts";
import { cellKeyOfTotal, type FigureLine, rowsOf } from "./report-lines.ts";
import type { ReadCell } from "./revision-figures.ts";
import { copied, pasted, typedInto } from "./typing.ts";

export interface FigureGridProps {
  label: string;
  lines: readonly FigureLine[];
  sheet: FigureSheet;
  state: SheetState;
  /** Figures of the period that is compared with. */
  before: ReadonlyMap<CellKey, EarlierCell>;
  beforeLabel: string;
  /** What the shorter periods within this one add up to. */
  added: ReadonlyMap<CellKey, EarlierCell>;
  /** The figures as they were read, with how many of the committees below they stand on. */
  coverage: ReadonlyMap<CellKey, Pick<ReadCell, "coverage">>;
  flags: ReadonlyMap<CellKey, readonly CellFlag[]>;
  openComments: OpenComments;
  active: Stop | undefined;
  onActiveChange(stop: Stop): void;
  openIds: ReadonlySet<string>;
  onToggle(indicatorId: string): void;
  onUnreadable(id: string, isUnreadable: boolean): void;
  /** Required cells that are blank are told in brick, and not only in words. */
  isInsistent: boolean;
  /** Stands under the active row where there is no room beside the grid. */
  panel: ReactNode;
  register(id: string, element: HTMLElement | null): void;
  focusStop(stop: Stop): boolean;
}

/** Figures as rows to type in, with the last period beside. One tab stop; arrows, Enter and Tab move inside. */
export function FigureGrid(props: FigureGridProps) {
  const { label, lines, sheet, state, before, active, openIds, focusStop } = props;
  const locale = useLocale();
  const showToast = useToast();
  const rows = rowsOf(lines, openIds);
  const themes = [...new Set(lines.map(({ theme }) => theme))];
  const stop = rows.some(({ key }) => key === active?.key)
    ? active
    : rows[0] && { key: rows[0].key, part: "numerator" as const };

  function pasteBlock(from: Stop, block: string) {
    const { values, unreadable, left } = pasted(block, { rows, from, cellAt: (key) => sheet.cellAt(key), locale });
    if (values.size > 0) sheet.type(values);
    if (unreadable.length === 0 && left === 0) return;
    showToast({
      tone: "late",
      message: (
        <>
          {unreadable.length > 0 && <Trans>Ô không đọc được nên giữ nguyên: {unreadable.join(", ")}.</Trans>}{" "}
          {left > 0 && <Plural value={left} other="# dòng dán dư ra ngoài bảng." />}
        </>
      ),
    });
  }

  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table one moves through with the keyboard is a grid.
    <table role="grid" aria-label={label} className={classes.grid}>
      <thead>
        <tr>
          <th scope="col" className={classes.code}>
            <Trans>Mã</Trans>
          </th>
          <th scope="col">
            <Trans>Chỉ tiêu</Trans>
          </th>
          <th scope="col" className={classes.number}>
            {props.beforeLabel}
          </th>
          <th scope="col" className={classes.number}>
            <Trans>Kỳ này</Trans>
          </th>
          <th scope="col" className={classes.number}>
            <span className={classes.minor}>
              <Trans>mẫu số</Trans>
            </span>
          </th>
          <th scope="col" className={classes.number}>
            <Trans>Thay đổi</Trans>
          </th>
          <th scope="col">
            <span className={classes.minor}>
              <Trans>Lưu ý</Trans>
            </span>
          </th>
        </tr>
      </thead>
      <tbody>
        {themes.map((theme) => {
          const ofTheme = lines.filter((line) => line.theme === theme);
          const typed = ofTheme.filter((line) => !isEmpty(sheet.cellAt(cellKeyOfTotal(line)))).length;
          return (
            <Fragment key={theme}>
              <tr className={classes.theme}>
                <th scope="rowgroup" colSpan={7}>
                  {theme}{" "}
                  <span>
                    {typed}/{ofTheme.length}
                  </span>
                </th>
              </tr>
              {rows
                .filter(({ line }) => line.theme === theme)
                .map((row) => (
                  <Fragment key={row.key}>
                    <FigureGridRow
                      row={row}
                      origin={state.saved.get(row.key)?.origin}
                      coverage={props.coverage.get(row.key)?.coverage}
                      value={state.edits.get(row.key)?.value ?? state.saved.get(row.key) ?? emptyCell}
                      edit={state.edits.get(row.key)}
                      before={before.get(row.key)}
                      beforeLabel={props.beforeLabel}
                      added={props.added.get(row.key)}
                      flags={props.flags.get(row.key) ?? []}
                      openCount={props.openComments.get(row.key)}
                      isOpen={openIds.has(row.line.indicatorId)}
                      isActive={active?.key === row.key}
                      isInsistent={props.isInsistent}
                      stop={stop}
                      onToggle={() => props.onToggle(row.line.indicatorId)}
                      cellProps={(part) => {
                        const here: Stop = { key: row.key, part };
                        return {
                          ref: (element: HTMLElement | null) => props.register(stopId(here), element),
                          onFocus: () => props.onActiveChange(here),
                          onUnreadable: (isUnreadable) => props.onUnreadable(stopId(here), isUnreadable),
                          onMove: (move) => {
                            const target = moved(rows, here, move);
                            return target !== undefined && focusStop(target);
                          },
                          onType: (typed) =>
                            sheet.type(new Map([[row.key, typedInto(sheet.cellAt(row.key), part, typed)]])),
                          onCopyPrevious: () => {
                            const last = before.get(row.key);
                            if (last && !isEmpty(last))
                              sheet.type(new Map([[row.key, copied(last, sheet.cellAt(row.key))]]));
                          },
                          onPasteBlock: (block) => pasteBlock(here, block),
                          onToggleParts: () => props.onToggle(row.line.indicatorId),
                        };
                      }}
                    />
                    {active?.key === row.key && props.panel && (
                      <tr className={classes.panel}>
                        <td colSpan={7}>{props.panel}</td>
                      </tr>
                    )}
                  </Fragment>
                ))}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}
