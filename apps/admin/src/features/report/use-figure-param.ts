import { useLocation, useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { CellKey } from "./figure-cells.ts";

/** The part of an address that leads to where a remark is written. */
export const REMARK = "remark";

interface Opened {
  figure?: string;
  cell?: CellKey;
}

/** The figure whose lineage is open, or the cell without one, stands in the address, so that it can be sent to a colleague. */
export function useFigureParam() {
  const { figure, cell } = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = (opened: Opened, hash = "") =>
    navigate({
      to: ".",
      search: (others) => ({ ...others, figure: opened.figure, cell: opened.cell }),
      hash,
      replace: true,
      resetScroll: false,
    });
  return {
    figure,
    cell,
    open: (id: string, hash?: string) => change({ figure: id }, hash),
    openCell: (key: CellKey, hash?: string) => change({ cell: key }, hash),
    close: () => change({}),
  };
}

/** Takes the focus where the address says that a remark is to be written. */
export function useRemarkField() {
  const isRemarking = useLocation({ select: ({ hash }) => hash === REMARK });
  return useCallback((field: HTMLTextAreaElement | null) => void (isRemarking && field?.focus()), [isRemarking]);
}
