import { useLingui } from "@lingui/react/macro";
import { IconLock } from "@tabler/icons-react";
import type { ComponentProps } from "react";
import { CellNote } from "./CellNote.tsx";
import { CommentMark } from "./CommentMark.tsx";
import { AddedFigure, EarlierFigure } from "./EarlierFigure.tsx";
import type { Coverage, EarlierCell } from "./earlier-figure.ts";
import { FigureCell } from "./FigureCell.tsx";
import classes from "./FigureGrid.module.css";
import { type CellPart, type CellValue, isEmpty, type SavedCell } from "./figure-cells.ts";
import type { Edit } from "./figure-sheet.ts";
import { useFigureWords } from "./figure-words.ts";
import type { Stop } from "./grid-moves.ts";
import { PartsToggle } from "./PartsToggle.tsx";
import type { CellFlag } from "./report-flags.ts";
import type { FigureRow } from "./report-lines.ts";

type CellActs = Pick<
  ComponentProps<typeof FigureCell>,
  "onFocus" | "onUnreadable" | "onMove" | "onType" | "onCopyPrevious" | "onPasteBlock" | "onToggleParts"
> & { ref(element: HTMLElement | null): void };

interface FigureGridRowProps {
  row: FigureRow;
  /** How the saved figure came to be; undefined where there is none. */
  origin: SavedCell["origin"] | undefined;
  value: CellValue;
  /** On how many of the reports below it stands. */
  coverage: Coverage | null | undefined;
  edit: Edit | undefined;
  before: EarlierCell | undefined;
  beforeLabel: string;
  added: EarlierCell | undefined;
  flags: readonly CellFlag[];
  /** How many remarks wait for an answer; undefined where none does. */
  openCount: number | undefined;
  isOpen: boolean;
  isActive: boolean;
  isInsistent: boolean;
  stop: Stop | undefined;
  onToggle(): void;
  cellProps(part: CellPart): CellActs;
}

export function FigureGridRow(props: FigureGridRowProps) {
  const { row, origin, value, edit, before, beforeLabel, flags, isOpen, isInsistent, stop, onToggle, cellProps } =
    props;
  const { line, part } = row;
  const { t } = useLingui();
  const { partText, figureText, percentText, changeText, coverageText } = useFigureWords();
  const madeBy = origin === "CONSOLIDATED" ? t`cộng từ cấp dưới` : origin === "OVERRIDDEN" ? t`số thay thế` : null;
  const lockedAs = line.countedFrom ?? madeBy;
  const isMissing = line.isRequired && part === null && line.countedFrom === null && isEmpty(value);
  const isBroken = edit?.refusal !== undefined || edit?.theirs !== undefined || flags.some(({ isError }) => isError);
  const isDoubtful = flags.some(({ isExplained }) => !isExplained);
  const tone = isBroken || (isMissing && isInsistent) ? "late" : isDoubtful ? "warn" : undefined;
  const name = part ? `${line.name}, ${part.split}: ${part.name}` : line.name;
  const isStop = (cell: CellPart) => stop?.key === row.key && stop.part === cell;

  return (
    <tr data-active={props.isActive || undefined} data-part={part ? true : undefined}>
      <td className={classes.code}>{part ? "" : line.code}</td>
      <th scope="row" className={classes.name}>
        {part === null && line.parts.length > 0 ? (
          <PartsToggle name={line.name} isOpen={isOpen} isTabStop={false} onToggle={onToggle} />
        ) : (
          (part?.name ?? line.name)
        )}
      </th>
      <td className={classes.before} data-label={before && beforeLabel}>
        {before && <EarlierFigure cell={before} line={line} name={`${name}, ${beforeLabel}`} isTabStop={false} />}
        {props.added && <AddedFigure cell={props.added} line={line} />}
      </td>
      {lockedAs === null ? (
        <>
          <td className={classes.cell}>
            <FigureCell
              {...cellProps("numerator")}
              label={line.isRatio ? t`${name}, tử số` : name}
              text={partText(value, "numerator")}
              placeholder={isMissing ? t`bắt buộc` : ""}
              tone={tone}
              isStop={isStop("numerator")}
            />
          </td>
          <td className={classes.cell} data-empty={!line.isRatio || undefined}>
            {line.isRatio && (
              <FigureCell
                {...cellProps("denominator")}
                label={t`${name}, mẫu số`}
                text={partText(value, "denominator")}
                placeholder=""
                tone={tone}
                isStop={isStop("denominator")}
              />
            )}
          </td>
        </>
      ) : (
        <>
          <td className={classes.cell}>
            {/* biome-ignore lint/a11y/useSemanticElements: a cell of the grid that is read, and reached by its arrows. */}
            <span
              role="textbox"
              aria-readonly
              aria-label={name}
              className={classes.locked}
              tabIndex={isStop("numerator") ? 0 : -1}
              ref={cellProps("numerator").ref}
              onFocus={cellProps("numerator").onFocus}
              onKeyDown={(event) => {
                const moves = {
                  ArrowUp: "up",
                  ArrowDown: "down",
                  Enter: "down",
                  ArrowLeft: "left",
                  ArrowRight: "right",
                } as const;
                const move =
                  event.key === "Tab"
                    ? event.shiftKey
                      ? "previous"
                      : "next"
                    : Object.entries(moves).find(([key]) => key === event.key)?.[1];
                if (move && cellProps("numerator").onMove(move)) event.preventDefault();
              }}
            >
              <IconLock size={14} stroke={1.8} aria-label={lockedAs} />
              {figureText(value, line.isRatio)}
            </span>
            {props.coverage && <span className={classes.ratio}>{coverageText(props.coverage)}</span>}
          </td>
          <td className={classes.cell} data-empty />
        </>
      )}
      <td className={classes.change}>
        {line.isRatio && lockedAs === null && <strong>{percentText(value)}</strong>}
        <span data-tone={isDoubtful ? "warn" : undefined}>{changeText(before, value, line)}</span>
      </td>
      <td className={classes.note}>
        <CellNote line={line} value={value} edit={edit} flags={flags} isMissing={isMissing && isInsistent} />
        <CommentMark count={props.openCount} />
      </td>
    </tr>
  );
}
