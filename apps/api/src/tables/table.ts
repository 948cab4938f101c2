import { DomainError, type Text } from "../errors.ts";

/** A table as it stands in a file: the words of its head, and the texts of its cells, row by row. */
export interface Table {
  columns: string[];
  rows: string[][];
}

/** The file can't be read as a table; nothing of it was taken. */
export class TableRefusedError extends DomainError {
  constructor(text: Text) {
    super("BAD_USER_INPUT", text);
  }
}

export const refuse = (vi: string, en: string) => new TableRefusedError({ vi, en });

export const MOST_ROWS = 20_000;

export const tooManyRows = () =>
  refuse(
    `Tệp có hơn ${MOST_ROWS.toLocaleString("vi")} dòng. Chia nhỏ rồi nhập từng phần.`,
    `The file has more than ${MOST_ROWS.toLocaleString("en")} rows. Import it in parts.`,
  );

/** Text in NFC, on one line, without spaces around it. */
export const tidy = (text: string) => text.normalize("NFC").replace(/\s+/gu, " ").trim();

/** The same line by line. */
export const tidyLines = (text: string) =>
  text
    .split(/\r\n?|\n/)
    .map(tidy)
    .filter(Boolean)
    .join("\n");
