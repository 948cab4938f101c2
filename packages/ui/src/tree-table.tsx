import { useState } from "react";
import { type GridRow, RowGrid, type RowProps } from "./row-grid.tsx";

export type { Column } from "./row-grid.tsx";

interface TreeTableProps<Row> extends RowProps<Row> {
  /** The rows of the first level, in order. */
  roots: readonly Row[];
  /** The rows below; undefined where they are not loaded yet. */
  childrenOf(row: Row): readonly Row[] | undefined;
  hasChildren(row: Row): boolean;
  /** Asked when a branch opens, to load what is below it. */
  onExpand?(row: Row): void;
  /** Which branches are open, where the caller keeps it (in the address). */
  openKeys?: readonly string[];
  onOpenKeysChange?(keys: string[]): void;
}

/** A hierarchy: each row may open onto those below it. */
export function TreeTable<Row extends object>(props: TreeTableProps<Row>) {
  const { roots, rowKey, childrenOf, hasChildren, onExpand, openKeys, onOpenKeysChange, ...rowProps } = props;
  const [ownKeys, setOwnKeys] = useState<string[]>([]);
  const open = new Set(openKeys ?? ownKeys);

  function flatten(rows: readonly Row[], level: number): GridRow<Row>[] {
    return rows.flatMap((row, index) => {
      const key = rowKey(row);
      const isOpen = open.has(key);
      const place = { level, position: index + 1, siblings: rows.length };
      if (!hasChildren(row)) return [{ key, row, branch: place }];
      const below = childrenOf(row);
      return [
        { key, row, branch: { ...place, isOpen, isLoading: isOpen && !below } },
        ...(isOpen && below ? flatten(below, level + 1) : []),
      ];
    });
  }

  function toggle({ key, row, branch }: GridRow<Row>) {
    const keys = [...open].filter((other) => other !== key);
    if (!branch?.isOpen) {
      keys.push(key);
      onExpand?.(row);
    }
    (onOpenKeysChange ?? setOwnKeys)(keys);
  }

  const rows = flatten(roots, 1);
  return (
    <RowGrid
      {...rowProps}
      role="treegrid"
      rows={rows}
      rowCount={rows.length + 1}
      onToggle={toggle}
      head={({ label, head = label }) => ({ content: head })}
    />
  );
}
