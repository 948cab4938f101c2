import classes from "./completeness-tiles.module.css";
import { TextLink } from "./link.tsx";

export type TileState = "received" | "waiting" | "late" | "missing";

export interface Tile {
  /** Shown when pointed at; the table gives the names to everyone. */
  name: string;
  state: TileState;
}

interface CompletenessTilesProps {
  /** In official code order. */
  tiles: readonly Tile[];
  /** What each state is called, as in "27 đã nhận". */
  labels: Record<TileState, string>;
  hasLegend?: boolean;
  /** The same as a table, by name. */
  table?: { href: string; label: string };
}

const states: readonly TileState[] = ["received", "waiting", "late", "missing"];
const perRow = 17;

export function CompletenessTiles({ tiles, labels, hasLegend = false, table }: CompletenessTilesProps) {
  const counts = states.map((state) => ({ state, count: tiles.filter((tile) => tile.state === state).length }));
  const present = counts.filter(({ count }) => count > 0);
  const columns = Math.ceil(tiles.length / Math.max(1, Math.ceil(tiles.length / perRow)));
  return (
    <div>
      <div
        role="img"
        aria-label={present.map(({ state, count }) => `${count} ${labels[state]}`).join(", ")}
        className={classes.tiles}
        style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, maxWidth: columns * 26 }}
      >
        {tiles.map(({ name, state }) => (
          <span key={name} title={`${name}: ${labels[state]}`} className={classes.tile} data-state={state} />
        ))}
      </div>
      {(hasLegend || table) && (
        <div className={classes.below}>
          {hasLegend &&
            present.map(({ state }) => (
              <span key={state} className={classes.legend}>
                <span className={classes.tile} data-state={state} aria-hidden />
                {labels[state]}
              </span>
            ))}
          {table && <TextLink href={table.href}>{table.label}</TextLink>}
        </div>
      )}
    </div>
  );
}
