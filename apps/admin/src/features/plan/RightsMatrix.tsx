import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { formatNumber } from "@camket/ui/format";
import { type GridPlace, placeAfter } from "@camket/ui/grid-focus";
import { Link } from "@camket/ui/link";
import { useLetterKeys } from "@camket/ui/provider";
import { useLocale } from "@camket/ui/words";
import { plural } from "@lingui/core/macro";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, useRef, useState } from "react";
import { useNames } from "../../names.ts";
import { type CoverageSearch, tasksHref } from "./hrefs.ts";
import { none } from "./RightsFilters.tsx";
import classes from "./RightsMatrix.module.css";
import { gapAfter, shadeOf } from "./rights-matrix.ts";

export const RightsMatrix_coverage = graphql(`
  fragment RightsMatrix_coverage on RightsCoverage {
    tasks
    byTheme {
      themeId
      tasks
    }
    byGroup {
      groupId
      tasks
    }
    cells {
      themeId
      groupId
      tasks
    }
  }
`);

interface Named {
  id: string;
  name: string;
  nameEn: string;
}

interface RightsMatrixProps {
  coverage: FragmentOf<typeof RightsMatrix_coverage>;
  themes: readonly Named[];
  groups: readonly Named[];
  search: CoverageSearch;
}

/** A field of rights a row, a group of rights-holders a column: each number leads to its tasks, and none says so. */
export function RightsMatrix({ coverage: masked, themes, groups, search }: RightsMatrixProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const hasLetterKeys = useLetterKeys();
  const { nameOf } = useNames();
  const coverage = readFragment(RightsMatrix_coverage, masked);
  const table = useRef<HTMLTableElement>(null);
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 0 });

  // Totals stand first, and what names no field or group last, where there is any.
  const unnamedThemes = coverage.byTheme.some(({ themeId }) => themeId === null);
  const unnamedGroups = coverage.byGroup.some(({ groupId }) => groupId === null);
  const rows = [
    ...themes.map((theme) => ({ id: theme.id, label: nameOf(theme) })),
    ...(unnamedThemes ? [{ id: null, label: t`Chưa nêu lĩnh vực` }] : []),
  ];
  const columns = [
    ...groups.map((group) => ({ id: group.id, label: nameOf(group) })),
    ...(unnamedGroups ? [{ id: null, label: t`Chưa nêu nhóm` }] : []),
  ];
  const count = (themeId: string | null, groupId: string | null) =>
    coverage.cells.find((cell) => cell.themeId === themeId && cell.groupId === groupId)?.tasks ?? 0;
  const counts = rows.map((row) => columns.map((column) => count(row.id, column.id)));
  // A gap is a field and a group that both have a name: what names none is nobody's right that is left out.
  const isGap = ({ row, column }: GridPlace) =>
    rows[row]?.id != null && columns[column]?.id != null && counts[row]?.[column] === 0;
  const gaps = rows.reduce(
    (sum, _row, row) => sum + columns.filter((_column, column) => isGap({ row, column })).length,
    0,
  );
  // What names no group is not shaded against those that do: it would pale them all.
  const most = Math.max(1, ...counts.flatMap((row, index) => (rows[index]?.id ? row.slice(0, groups.length) : [])));
  const href = (theme: string | null | undefined, group: string | null | undefined) =>
    tasksHref({
      standing: "KEPT",
      ...search,
      ...(theme !== undefined && { theme: theme ?? none }),
      ...(group !== undefined && { group: group ?? none }),
    });
  const total = (tasks: number, to: string) =>
    tasks > 0 ? <Link href={to}>{formatNumber(tasks, locale)}</Link> : <span>0</span>;

  function onKeyDown(event: KeyboardEvent) {
    if (event.metaKey || event.altKey || event.key === "Tab") return;
    const size = { rows: rows.length, columns: columns.length, page: 5 };
    const target =
      hasLetterKeys && event.key.toLowerCase() === "n" ? gapAfter(place, size, isGap) : placeAfter(place, event, size);
    if (!target) {
      if (event.key !== "Enter" || !(event.target instanceof HTMLTableCellElement)) return;
      event.target.querySelector("a")?.click();
      return;
    }
    event.preventDefault();
    setPlace(target);
    table.current?.querySelector<HTMLElement>(`[data-place="${target.row} ${target.column}"]`)?.focus();
  }

  return (
    <>
      <p className={classes.sum}>
        {gaps === 0 ? (
          <Trans>Mỗi nhóm đều có nhiệm vụ trong mọi lĩnh vực.</Trans>
        ) : (
          <Plural value={gaps} other="# ô chưa có nhiệm vụ nào." />
        )}
      </p>
      <div className={classes.scroller}>
        <table
          ref={table}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a matrix one moves through by cells is a grid.
          role="grid"
          aria-label={t`Số nhiệm vụ theo lĩnh vực và nhóm chủ thể quyền`}
          className={classes.matrix}
          onKeyDown={onKeyDown}
        >
          <thead>
            <tr>
              <th scope="col">
                <Trans>Lĩnh vực</Trans>
              </th>
              <th scope="col" className={classes.total}>
                <Trans>Cộng</Trans>
              </th>
              {columns.map(({ id, label }) => (
                <th key={id ?? none} scope="col">
                  {label}
                </th>
              ))}
            </tr>
            <tr>
              <th scope="row">
                <Trans>Cộng</Trans>
              </th>
              <td className={classes.total}>{total(coverage.tasks, href(undefined, undefined))}</td>
              {columns.map(({ id }) => (
                <td key={id ?? none} className={classes.total}>
                  {total(coverage.byGroup.find(({ groupId }) => groupId === id)?.tasks ?? 0, href(undefined, id))}
                </td>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, rowIndex) => (
              <tr key={row.id ?? none}>
                <th scope="row">{row.label}</th>
                <td className={classes.total}>
                  {total(
                    coverage.byTheme.find(({ themeId }) => themeId === row.id)?.tasks ?? 0,
                    href(row.id, undefined),
                  )}
                </td>
                {columns.map((column, columnIndex) => {
                  const tasks = counts[rowIndex]?.[columnIndex] ?? 0;
                  const here = { row: rowIndex, column: columnIndex };
                  const isStop = place.row === rowIndex && place.column === columnIndex;
                  const told = tasks > 0 ? plural(tasks, { other: "# nhiệm vụ" }) : t`chưa có nhiệm vụ`;
                  return (
                    <td
                      key={column.id ?? none}
                      tabIndex={isStop ? 0 : -1}
                      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid that is moved through by cells.
                      role="gridcell"
                      data-place={`${rowIndex} ${columnIndex}`}
                      data-shade={tasks > 0 ? shadeOf(tasks, most) : undefined}
                      data-gap={isGap(here) || undefined}
                      aria-label={`${row.label}, ${column.label}: ${told}`}
                      onFocus={() => setPlace(here)}
                    >
                      {tasks > 0 ? (
                        <Link href={href(row.id, column.id)} tabIndex={-1}>
                          {formatNumber(tasks, locale)}
                        </Link>
                      ) : (
                        isGap(here) && (
                          <span className={classes.gap}>
                            <Trans>chưa có</Trans>
                          </span>
                        )
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
