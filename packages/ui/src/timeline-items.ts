export interface TimelineGroup {
  key: string;
  name: string;
}

export type TimelineItem<Row> =
  | { kind: "group"; key: string; name: string; rows: readonly Row[]; isOpen: boolean }
  | { kind: "row"; key: string; row: Row }
  | { kind: "detail"; key: string };

interface TimelineContent<Row> {
  rows: readonly Row[];
  rowKey(row: Row): string;
  groupOf(row: Row): TimelineGroup;
  closed: ReadonlySet<string>;
  openKey: string | undefined;
}

/** Headings, the rows of those that are open, and what stands below an opened row, one after another. */
export function timelineItems<Row>(content: TimelineContent<Row>): TimelineItem<Row>[] {
  const { rows, rowKey, groupOf, closed, openKey } = content;
  const groups = new Map<string, { name: string; rows: Row[] }>();
  for (const row of rows) {
    const { key, name } = groupOf(row);
    const group = groups.get(key);
    if (group) group.rows.push(row);
    else groups.set(key, { name, rows: [row] });
  }
  return [...groups].flatMap(([key, group]): TimelineItem<Row>[] => {
    const isOpen = !closed.has(key);
    const below = isOpen ? group.rows : [];
    return [
      { kind: "group", key, ...group, isOpen },
      ...below.flatMap((row): TimelineItem<Row>[] => {
        const own = rowKey(row);
        const item = { kind: "row" as const, key: own, row };
        return own === openKey ? [item, { kind: "detail", key: `${own} opened` }] : [item];
      }),
    ];
  });
}
