import { readFile } from "node:fs/promises";
import { parseDay } from "../calendar.ts";
import type { IsHead } from "../tables/read-docx.ts";
import { readTable } from "../tables/read-table.ts";
import type { Table } from "../tables/table.ts";
import { CommandRefusedError, type OptionValues, required } from "./command.ts";

export async function readTableOf(file: string | undefined, isHead?: IsHead): Promise<Table> {
  if (!file) throw new CommandRefusedError("Thiếu tên tệp. / The name of a file is missing.");
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : error;
    throw new CommandRefusedError(`Không đọc được ${file}: ${reason} / Cannot read ${file}: ${reason}`);
  }
  return readTable(bytes, isHead);
}

/** A day written 2025-07-01 or 01/07/2025. */
export function requiredDay(values: OptionValues, name: string): Date {
  const text = required(values, name);
  const date = parseDay(text);
  if (date) return date;
  throw new CommandRefusedError(
    `--${name} ${text}: ngày ghi như 01/07/2025 hoặc 2025-07-01. / --${name} ${text}: write a day as 2025-07-01.`,
  );
}
