import { useNavigate, useSearch } from "@tanstack/react-router";

/** The part of an address that leads to where a remark on the figure is written. */
export const REMARK = "remark";

/** The figure whose lineage is open stands in the address, so that it can be sent to a colleague. */
export function useFigureParam() {
  const { figure } = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = (id: string | undefined, hash = "") =>
    navigate({ to: ".", search: (others) => ({ ...others, figure: id }), hash, replace: true, resetScroll: false });
  return { figure, open: (id: string, hash?: string) => change(id, hash), close: () => change(undefined) };
}
