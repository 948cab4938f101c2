import type { Locale } from "@camket/ui/format";

/** A cell that a file may fill in. */
export interface TemplateLine {
  /** Code of the indicator. */
  code: string;
  name: string;
  unit: string;
  /** Code and name of the part; empty for the total. */
  partCode: string;
  partName: string;
}

/** What stands above the columns: those that are left empty last. */
export interface TemplateHeads extends TemplateLine {
  value: string;
  denominator: string;
  explanation: string;
}

/** Spreadsheets here divide cells by what their numbers don't use as decimal mark. */
const separators = { vi: ";", en: "," } satisfies Record<Locale, string>;

/** A CSV to be filled in, with the mark by which spreadsheets know UTF-8. */
export function figureTemplate(lines: readonly TemplateLine[], heads: TemplateHeads, locale: Locale): string {
  const separator = separators[locale];
  const row = (cells: string[]) => cells.map((cell) => quoted(cell, separator)).join(separator);
  const cellsOf = ({ code, name, unit, partCode, partName }: TemplateLine) => [code, name, unit, partCode, partName];
  const head = [...cellsOf(heads), heads.value, heads.denominator, heads.explanation];
  return `\uFEFF${[head, ...lines.map((line) => [...cellsOf(line), "", "", ""])].map((cells) => `${row(cells)}\r\n`).join("")}`;
}

const quoted = (cell: string, separator: string) =>
  cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
