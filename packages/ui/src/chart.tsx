import { type ReactNode, Suspense, useId } from "react";
import classes from "./chart.module.css";
import { useWords } from "./words.ts";

export interface ChartTable {
  columns: readonly string[];
  rows: readonly (readonly ReactNode[])[];
  /** Beside the chart, and not one key away. */
  isShown?: boolean;
}

interface ChartProps {
  /** What one sees, in a sentence. */
  caption: ReactNode;
  /** Of what part of the whole it tells, and what is missing. */
  coverage?: ReactNode;
  /** The same numbers as a table. */
  table: ChartTable;
  children: ReactNode;
}

/** A chart with its sentence below and its table beside, or one key away. */
export function Chart({ caption, coverage, table: { isShown = false, ...table }, children }: ChartProps) {
  const words = useWords();
  const id = useId();
  const rows = <Table {...table} labelledBy={id} />;
  return (
    <figure className={classes.figure} data-beside={isShown || undefined}>
      <div className={classes.chart}>
        {/* A chart that is on its way, or can't be drawn, keeps its place: its table tells the same. */}
        <Suspense fallback={<div className={classes.waiting} />}>{children}</Suspense>
        <figcaption id={id}>
          {caption}
          {coverage && <span className={classes.coverage}>{coverage}</span>}
        </figcaption>
      </div>
      {isShown ? (
        rows
      ) : (
        <details className={classes.details}>
          <summary>{words.showTable}</summary>
          {rows}
        </details>
      )}
    </figure>
  );
}

function Table({ columns, rows, labelledBy }: Omit<ChartTable, "isShown"> & { labelledBy: string }) {
  return (
    <div className={classes.scroller}>
      <table className={classes.table} aria-labelledby={labelledBy}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...values]) => (
            <tr key={String(name)}>
              <th scope="row">{name}</th>
              {values.map((value, index) => (
                <td key={columns[index + 1]}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
