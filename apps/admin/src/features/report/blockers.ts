import type { SectionKind } from "@camket/schema";
import { useLingui } from "@lingui/react/macro";
import { type CellKey, cellKey, emptyCell, isEmpty, isWhole } from "./figure-cells.ts";
import type { SheetState } from "./figure-sheet.ts";
import { stopId } from "./grid-moves.ts";
import type { CellFlag } from "./report-flags.ts";
import type { FigureLine } from "./report-lines.ts";

/** What still keeps a report from being sent, and where to mend it. */
export interface Blocker {
  id: string;
  /** Missing or wrong blocks in itself; a doubt is explained; a section is written, or read where Camket drafted it. */
  kind: "figure" | "doubt" | "section" | "unread";
  message: string;
  place: { cell: CellKey } | { section: SectionKind };
}

export interface SectionState {
  kind: SectionKind;
  title: string;
  isRequired: boolean;
  maxWords: number | null;
  words: number;
  /** Camket drafted it, and nobody has edited or confirmed it. */
  isUnread: boolean;
}

interface Draft {
  lines: readonly FigureLine[];
  sections: readonly SectionState[];
  state: SheetState;
  flags: ReadonlyMap<CellKey, readonly CellFlag[]>;
  /** Cells that hold text which is no number. */
  unreadable: ReadonlySet<string>;
}

export function useBlockers({ lines, sections, state, flags, unreadable }: Draft): Blocker[] {
  const { t } = useLingui();
  const cellAt = (key: CellKey) => state.edits.get(key)?.value ?? state.saved.get(key) ?? emptyCell;

  const ofLine = ({ indicatorId, code, isRatio, isRequired, countedFrom, parts }: FigureLine): Blocker[] => {
    const places = [{ categoryId: null, name: null }, ...parts];
    return places.flatMap(({ categoryId, name }): Blocker[] => {
      const key = cellKey({ indicatorId, categoryId });
      const label = name ? `${code}, ${name}` : code;
      const edit = state.edits.get(key);
      const value = cellAt(key);
      const blocker = (kind: Blocker["kind"], message: string, id = message): Blocker => ({
        id: `${key} ${id}`,
        kind,
        message,
        place: { cell: key },
      });
      if (unreadable.has(stopId({ key, part: "numerator" })) || unreadable.has(stopId({ key, part: "denominator" })))
        return [blocker("figure", t`sửa ${label}: không đọc được số`)];
      if (edit?.theirs !== undefined) return [blocker("figure", t`chọn số giữ lại ở ${label}`)];
      if (edit?.refusal !== undefined) return [blocker("figure", t`sửa ${label}: ${edit.refusal}`)];
      if (isEmpty(value)) {
        const isMissing = isRequired && countedFrom === null && categoryId === null;
        return isMissing ? [blocker("figure", t`nhập ${label} hoặc ghi “không phát sinh”`)] : [];
      }
      if (!isWhole(value, isRatio)) return [blocker("figure", t`nhập đủ tử số và mẫu số của ${label}`)];
      return (flags.get(key) ?? []).flatMap(({ rule, isError, isExplained, message }) => {
        if (isError) return [blocker("figure", t`sửa ${label}: ${message}`, rule)];
        return isExplained ? [] : [blocker("doubt", t`giải trình ${label}`, rule)];
      });
    });
  };

  const ofSection = ({ kind, title, isRequired, maxWords, words, isUnread }: SectionState): Blocker[] => {
    if (isRequired && words === 0)
      return [{ id: kind, kind: "section", message: t`viết mục ${title}`, place: { section: kind } }];
    if (maxWords !== null && words > maxWords)
      return [
        {
          id: kind,
          kind: "section",
          message: t`rút gọn mục ${title}: ${words}/${maxWords} chữ`,
          place: { section: kind },
        },
      ];
    return isUnread
      ? [{ id: kind, kind: "unread", message: t`xem lại mục ${title}, Camket soạn`, place: { section: kind } }]
      : [];
  };

  return [...lines.flatMap(ofLine), ...sections.flatMap(ofSection)];
}
