import { useNavigate, useSearch } from "@tanstack/react-router";

/** The figure whose lineage is open stands in the address, so that it can be sent to a colleague. */
export function useFigureParam() {
  const { figure } = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = (id: string | undefined) =>
    navigate({ to: ".", search: (others) => ({ ...others, figure: id }), replace: true, resetScroll: false });
  return { figure, open: (id: string) => change(id), close: () => change(undefined) };
}
