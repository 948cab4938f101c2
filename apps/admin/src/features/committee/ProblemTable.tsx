import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { Note } from "@camket/ui/page";
import { LoadingState } from "@camket/ui/states";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, TextInput } from "@mantine/core";
import { type KeyboardEvent, Suspense, useState } from "react";
import { type JobEntry, useJobEntries } from "../access/JobEntries.tsx";
import type { Correction } from "./kept-import.ts";
import classes from "./ProblemTable.module.css";

const RowsQuery = graphql(`
  query ProblemRows($id: ID!, $rows: [Int!]!) {
    node(id: $id) {
      __typename
      ... on UploadedTable {
        id
        columns
        rows(rows: $rows) {
          row
          cells
        }
      }
    }
  }
`);

/** A column that is read of the file. */
export interface ReadColumn {
  /** As the schema names it: "PARENT_CODE". */
  column: string;
  /** As a job names it: "parentCode". */
  name: string;
  label: string;
  /** Under which head it stands. */
  head: string;
}

interface ProblemTableProps {
  jobId: string;
  tableId: string;
  columns: readonly ReadColumn[];
  corrections: readonly Correction[];
  onCorrect(correction: Correction): void;
}

interface ProblemRow {
  row: number;
  problems: JobEntry[];
}

const shownAtOnce = 50;

/** The rows with something wrong, whole, to be mended where they stand. */
export function ProblemTable({ jobId, ...props }: ProblemTableProps) {
  const { t } = useLingui();
  const { entries, hasMore, isLoadingMore, loadMore } = useJobEntries(jobId, "PROBLEM");
  const rows = new Map<number, ProblemRow>();
  for (const problem of entries) {
    if (problem.row === null) continue;
    const known = rows.get(problem.row);
    if (known) known.problems.push(problem);
    else rows.set(problem.row, { row: problem.row, problems: [problem] });
  }
  const ofWhole = entries.filter(({ row }) => row === null);
  const all = [...rows.values()];
  const pages = Array.from({ length: Math.ceil(all.length / shownAtOnce) }, (_, page) =>
    all.slice(page * shownAtOnce, (page + 1) * shownAtOnce),
  );
  return (
    <>
      {ofWhole.map(({ id, subject, message }) => (
        <Note key={id} tone="late">
          {[subject, message].filter(Boolean).join(": ")}
        </Note>
      ))}
      {all.length > 0 && (
        <section className={classes.scroller} aria-label={t`Dòng có chỗ sai`}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">
                  <Trans>Dòng</Trans>
                </th>
                {props.columns.map(({ column, label }) => (
                  <th key={column} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            {pages.map((page) => (
              <Suspense key={page[0]?.row} fallback={<LoadingRows columns={props.columns.length + 1} />}>
                <ProblemRows {...props} rows={page} />
              </Suspense>
            ))}
          </table>
        </section>
      )}
      {hasMore && (
        <Button variant="default" mt="sm" loading={isLoadingMore} onClick={loadMore}>
          <Trans>Xem thêm dòng</Trans>
        </Button>
      )}
    </>
  );
}

const LoadingRows = ({ columns }: { columns: number }) => (
  <tbody>
    <tr>
      <td colSpan={columns}>
        <LoadingState lines={3} />
      </td>
    </tr>
  </tbody>
);

interface ProblemRowsProps extends Omit<ProblemTableProps, "jobId"> {
  rows: readonly ProblemRow[];
}

function ProblemRows({ tableId, columns, rows, corrections, onCorrect }: ProblemRowsProps) {
  const { data } = useSuspenseQuery(RowsQuery, { variables: { id: tableId, rows: rows.map(({ row }) => row) } });
  const table = data.node?.__typename === "UploadedTable" ? data.node : null;
  const cells = new Map(table?.rows.map((each) => [each.row, each.cells]));
  return (
    <tbody>
      {rows.map(({ row, problems }) => (
        <tr key={row}>
          <th scope="row">{row}</th>
          {columns.map(({ column, name, label, head }) => {
            const before = cells.get(row)?.[table?.columns.indexOf(head) ?? -1] ?? "";
            const wrong = problems.filter((problem) => problem.column === name);
            const correction = corrections.find((each) => each.row === row && each.column === column);
            return (
              <td key={column} data-wrong={wrong.length > 0 || undefined}>
                {wrong.length > 0 || correction ? (
                  <Cell
                    key={correction?.value ?? before}
                    label={label}
                    row={row}
                    value={correction?.value ?? before}
                    reason={wrong.map(({ message, note }) => [message, note].filter(Boolean).join(" ")).join(" ")}
                    onChange={(value) => onCorrect({ row, column, value, before })}
                  />
                ) : (
                  before
                )}
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}

interface CellProps {
  label: string;
  row: number;
  value: string;
  reason: string;
  onChange(value: string): void;
}

function Cell({ label, row, value, reason, onChange }: CellProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState(value);
  const leave = () => {
    const text = typed.trim();
    if (text !== value) onChange(text);
  };
  return (
    <TextInput
      aria-label={t`${label}, dòng ${row}`}
      autoComplete="off"
      value={typed}
      error={reason || undefined}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === "Enter") focusNext(event);
      }}
    />
  );
}

/** The cell after this one that can be mended; leaving this one keeps what was typed. */
function focusNext(event: KeyboardEvent<HTMLInputElement>) {
  event.preventDefault();
  const cells = [...(event.currentTarget.closest("table")?.querySelectorAll("input") ?? [])];
  const next = cells[cells.indexOf(event.currentTarget) + 1];
  if (next) next.focus();
  else event.currentTarget.blur();
}

interface CorrectionsProps {
  columns: readonly ReadColumn[];
  corrections: readonly Correction[];
  onCorrect(correction: Correction): void;
}

/** Every cell that was mended, with the way back. */
export function Corrections({ columns, corrections, onCorrect }: CorrectionsProps) {
  const { t } = useLingui();
  const labelOf = (column: string) => columns.find((each) => each.column === column)?.label ?? column;
  return (
    <ul className={classes.corrections} aria-label={t`Ô đã sửa`}>
      {corrections.map((correction) => {
        const { row, column, value, before } = correction;
        const place = t`${labelOf(column)}, dòng ${row}`;
        return (
          <li key={`${row}-${column}`}>
            <span>
              {place}: <span className={classes.before}>{before || t`(trống)`}</span> → {value || t`(trống)`}
            </span>
            <Button
              variant="subtle"
              aria-label={t`Bỏ sửa ô ${place}`}
              onClick={() => onCorrect({ ...correction, value: before })}
            >
              <Trans>Bỏ sửa</Trans>
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
