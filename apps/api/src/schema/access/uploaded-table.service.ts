import type { Database } from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { InvalidInputError } from "../../errors.ts";
import type { IsHead } from "../../tables/read-docx.ts";
import { readTable, type WriteNumber } from "../../tables/read-table.ts";
import type { Table } from "../../tables/table.ts";
import { spelling } from "../committee/spelling.ts";
import { visible } from "../visibility.ts";
import { ColumnMissingError } from "./uploaded-table.errors.ts";

export const MOST_CORRECTIONS = 1000;
const MOST_KEPT = 20;

/** The text of one cell, in place of what the file says. */
export interface Correction<Column extends string> {
  /** The row of the file, counted with its head as the first. */
  row: number;
  column: Column;
  value: string;
}

/** What a file has to say: for each column the heads under which it is known without being told. */
export interface KnownColumns<Column extends string> {
  heads: Record<Column, string[]>;
  optional: Column[];
}

/** Where each column stands in a table: as told, or by the words of its head; -1 for one that it lacks. */
export function findColumns<Column extends string>(
  columns: string[],
  { heads }: KnownColumns<Column>,
  told: Partial<Record<Column, string>> = {},
): Record<Column, number> {
  const spelled = columns.map(spelling);
  const places = Object.entries<string[]>(heads).map(([column, words]) => {
    const head = told[column as Column]; // a key of heads
    return [column, head ? columns.indexOf(head) : spelled.findIndex((each) => words.map(spelling).includes(each))];
  });
  return Object.fromEntries(places);
}

/** The same, where the table has all that is needed. */
export function requireColumns<Column extends string>(
  columns: string[],
  known: KnownColumns<Column>,
  told?: Partial<Record<Column, string>>,
): Record<Column, number> {
  const places = findColumns(columns, known, told);
  const missing = Object.entries<number>(places).flatMap(([column, place]) =>
    place < 0 && !known.optional.some((each) => each === column) ? column : [],
  );
  if (missing.length > 0) throw new ColumnMissingError(missing);
  return places;
}

/** The columns of a table that hold what is known, where nothing else of it may be kept. */
export const chooseColumns =
  <Column extends string>(known: KnownColumns<Column>, told?: Partial<Record<Column, string>>) =>
  (columns: string[]): number[] => {
    const places = new Set(Object.values<number>(findColumns(columns, known, told)));
    return columns.flatMap((_, place) => (places.has(place) ? place : []));
  };

/** The heads that a table has for its columns, to be shown before anybody tells. */
export function guessColumns<Column extends string>(columns: string[], known: KnownColumns<Column>) {
  return Object.entries<number>(findColumns(columns, known)).flatMap(([column, place]) => {
    const head = columns[place];
    return head === undefined ? [] : { column: column as Column, head }; // a key of its heads
  });
}

export interface KeepOptions {
  /** Which of its columns may be kept, by their places; without it all of them. */
  choose?: (columns: string[]) => number[];
  /** Where it may stand in a Word file too, what its head is known by. */
  isHead?: IsHead;
  /** What a cell of a workbook that holds a number becomes. */
  writeNumber?: WriteNumber;
}

/**
 * Keeps a table for its user, to be checked and imported, with the nineteen before it.
 *
 * @returns the id, and the heads of the columns that were left out.
 */
export async function keepTable(
  file: { name: string; bytes: Buffer },
  userId: number,
  db: Database,
  { choose, isHead, writeNumber }: KeepOptions = {},
): Promise<{ id: number; dropped: string[] }> {
  const { columns, rows } = await readTable(file.bytes, isHead, writeNumber);
  const kept = choose ? choose(columns) : columns.map((_, place) => place);
  const keep = (cells: string[]) => kept.map((place) => cells[place] ?? "");
  const { id } = await db.uploadedTable.create({
    data: { userId, fileName: file.name, columns: keep(columns), rows: choose ? rows.map(keep) : rows },
    select: { id: true },
  });
  // Whoever sends file after file uses only the last ones.
  const last = await db.uploadedTable.findMany({
    where: { userId },
    orderBy: { id: "desc" },
    skip: MOST_KEPT,
    select: { id: true },
  });
  await db.uploadedTable.deleteMany({ where: { id: { in: last.map((table) => table.id) } } });
  return { id, dropped: columns.filter((_, place) => !kept.includes(place)) };
}

const tableRows = z.array(z.array(z.string()));

export async function readUploadedTable(id: number, context: Context): Promise<Table & { fileName: string }> {
  const table = await context.db.uploadedTable.findFirst({ where: { id, AND: visible.uploadedTable(context) } });
  if (!table) throw new InvalidInputError([{ path: "tableId", code: "NOT_FOUND" }]);
  return { fileName: table.fileName, columns: table.columns, rows: tableRows.parse(table.rows) };
}

/** Some rows of a table; those that it does not have are left out. */
export async function readRows(
  id: number,
  rows: number[],
  { db }: Context,
): Promise<{ row: number; cells: string[] }[]> {
  return db.$queryRaw<{ row: number; cells: string[] }[]>`
    SELECT row, "rows" -> (row - 2) AS "cells" FROM "UploadedTable", unnest(${rows}::int[]) row
    WHERE "id" = ${id} AND row >= 2 AND row - 2 < jsonb_array_length("rows")`;
}

/** @param places where each of the columns stands in the table. */
export function correctTable<Column extends string>(
  { columns, rows }: Table,
  places: Record<Column, number>,
  corrections: Correction<Column>[],
): Table {
  const corrected = new Map<number, Map<number, string>>();
  for (const { row, column, value } of corrections) {
    const cells = corrected.get(row - 2) ?? new Map<number, string>();
    corrected.set(row - 2, cells.set(places[column], value.normalize("NFC").trim()));
  }
  return {
    columns,
    rows: rows.map((cells, index) => {
      const changes = corrected.get(index);
      return changes ? cells.map((cell, place) => changes.get(place) ?? cell) : cells;
    }),
  };
}
