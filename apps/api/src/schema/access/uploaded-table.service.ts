import type { Database } from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { InvalidInputError } from "../../errors.ts";
import { readTable, type Table } from "../../tables/read-table.ts";
import { visible } from "../visibility.ts";

export const MOST_CORRECTIONS = 1000;

/** The text of one cell, in place of what the file says. */
export interface Correction<Column extends string> {
  /** The row of the file, counted with its head as the first. */
  row: number;
  column: Column;
  value: string;
}

/** Keeps a table for its user, to be checked and imported. */
export async function keepTable(file: { name: string; bytes: Buffer }, userId: number, db: Database) {
  const { columns, rows } = await readTable(file.bytes);
  return db.uploadedTable.create({ data: { userId, fileName: file.name, columns, rows }, select: { id: true } });
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
