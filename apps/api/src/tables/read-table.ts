import { parse } from "csv-parse/sync";
import { Unzip, UnzipInflate } from "fflate";
import { readSheet } from "read-excel-file/node";
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

export const MOST_ROWS = 20_000;
const MOST_COLUMNS = 100;
const MOST_BYTES = 10 * 1024 * 1024;
const MOST_UNPACKED_BYTES = 40 * 1024 * 1024;
/** Of the sheets and their texts, which are held in memory some ten times over while they are read. */
const MOST_SHEET_BYTES = 10 * 1024 * 1024;

/** At once: a bomb unpacks to a thousand times as much before anybody may refuse it. */
const PUSHED_BYTES = 16_384;

const refuse = (vi: string, en: string) => new TableRefusedError({ vi, en });

/**
 * Reads a CSV (comma, semicolon or tab; UTF-8, UTF-16 or Windows-1258) or the first sheet of an XLSX. What a file is, its
 * first bytes say and not its name. Text comes in NFC, without spaces around it.
 */
export async function readTable(bytes: Buffer): Promise<Table> {
  if (bytes.length > MOST_BYTES)
    throw refuse(
      "Tệp lớn hơn 10 MB. Chia nhỏ rồi nhập từng phần.",
      "The file is larger than 10 MB. Import it in parts.",
    );
  const cells = isZip(bytes) ? await readXlsx(bytes) : readCsv(bytes);
  const [head = [], ...body] = cells.map((row) => row.map(tidy));
  const rows = body.filter((row) => row.some(Boolean));
  if (!head.some(Boolean) || rows.length === 0) throw refuse("Tệp không có dòng nào.", "The file has no rows.");
  if (rows.length > MOST_ROWS) throw tooManyRows();
  if (head.length > MOST_COLUMNS)
    throw refuse(`Tệp có hơn ${MOST_COLUMNS} cột.`, `The file has more than ${MOST_COLUMNS} columns.`);
  const uneven = rows.findIndex((row) => row.length > head.length && row.slice(head.length).some(Boolean));
  if (uneven >= 0)
    throw refuse(
      `Dòng ${uneven + 2} có nhiều ô hơn dòng tiêu đề. Kiểm tra dấu phân cách và dấu nháy.`,
      `Row ${uneven + 2} has more cells than the head. Check separators and quotes.`,
    );
  return { columns: head, rows: rows.map((row) => head.map((_, index) => row[index] ?? "")) };
}

const tidy = (text: string) => text.normalize("NFC").replace(/\s+/gu, " ").trim();

const tooManyRows = () =>
  refuse(
    `Tệp có hơn ${MOST_ROWS.toLocaleString("vi")} dòng. Chia nhỏ rồi nhập từng phần.`,
    `The file has more than ${MOST_ROWS.toLocaleString("en")} rows. Import it in parts.`,
  );

const isZip = (bytes: Buffer) => bytes.subarray(0, 4).equals(Buffer.from("PK\x03\x04", "latin1"));

function readCsv(bytes: Buffer): string[][] {
  const text = decode(bytes);
  const [head = ""] = text.split(/\r?\n/, 1);
  const [delimiter] = [",", ";", "\t"].toSorted((a, b) => head.split(b).length - head.split(a).length);
  try {
    return parse(text, {
      delimiter: delimiter ?? ",",
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      to: MOST_ROWS + 2,
      max_record_size: 100_000,
    });
  } catch (error) {
    const line = error instanceof Error && "lines" in error ? Number(error.lines) : 1;
    throw refuse(
      `Dòng ${line} không đọc được: dấu nháy mở ra mà không đóng lại, hoặc dòng quá dài.`,
      `Row ${line} can't be read: a quote is opened and not closed, or the row is too long.`,
    );
  }
}

function decode(bytes: Buffer): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const isText = !bytes.includes(0);
  try {
    if (isText) return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Older office programs write Vietnamese as Windows-1258, with the tone after its vowel; NFC joins them.
    const text = new TextDecoder("windows-1258").decode(bytes);
    if (/\p{L}/u.test(text) && !hasControls(text)) return text;
  }
  throw refuse(
    "Tệp không phải bảng CSV hay XLSX. Lưu lại dưới dạng .xlsx hoặc .csv (UTF-8) rồi chọn lại.",
    "The file is no CSV or XLSX table. Save it as .xlsx or .csv (UTF-8) and choose it again.",
  );
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells a binary file
const hasControls = (text: string) => /[\x00-\x08\x0e-\x1f]/.test(text.slice(0, 10_000));

async function readXlsx(bytes: Buffer): Promise<string[][]> {
  inspect(bytes);
  try {
    return (await readSheet(bytes, 1)).slice(0, MOST_ROWS + 2).map((row) => row.map(textOf));
  } catch {
    throw refuse(
      "Không đọc được tệp XLSX này. Mở bằng chương trình bảng tính, lưu lại rồi chọn lại.",
      "This XLSX file can't be read. Open it in a spreadsheet program, save it, and choose it again.",
    );
  }
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}

/** Unpacks a file without keeping it: what unpacks to too much, or holds formulas, is refused before it fills the memory. */
function inspect(bytes: Buffer): void {
  let unpacked = 0;
  let ofSheets = 0;
  let rest = "";
  let refusal: TableRefusedError | undefined;
  const unzip = new Unzip((entry) => {
    const isSheet = /^xl\/worksheets\//.test(entry.name);
    const isText = isSheet || entry.name === "xl/sharedStrings.xml";
    entry.ondata = (_error, chunk) => {
      unpacked += chunk?.length ?? 0;
      if (isText) ofSheets += chunk?.length ?? 0;
      if (unpacked > MOST_UNPACKED_BYTES) {
        refusal ??= refuse(
          "Tệp mở ra lớn hơn 40 MB. Để lại một trang tính, bỏ hình ảnh, rồi chọn lại.",
          "The file unpacks to more than 40 MB. Keep one sheet, leave out pictures, and choose the file again.",
        );
        entry.terminate();
      } else if (ofSheets > MOST_SHEET_BYTES) {
        refusal ??= refuse(
          "Các trang tính chứa quá nhiều chữ (hơn 10 MB khi mở ra). Để lại một trang, bỏ cột và định dạng thừa, rồi chọn lại.",
          "The sheets hold too much text (more than 10 MB unpacked). Keep one sheet, leave out needless columns and formats, and choose the file again.",
        );
        entry.terminate();
      } else if (isSheet && !refusal) {
        const text = rest + Buffer.from(chunk).toString("latin1");
        const [, cell] = /<c [^>]*\br="([A-Z]+\d+)"[^>]*>\s*<f[ >/]/.exec(text) ?? [];
        if (cell)
          refusal = refuse(
            `Ô ${cell} là công thức. Dán lại thành giá trị rồi chọn lại tệp.`,
            `Cell ${cell} is a formula. Paste its value instead, and choose the file again.`,
          );
        rest = text.slice(-200);
      }
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let start = 0; start < bytes.length && !refusal; start += PUSHED_BYTES)
      unzip.push(bytes.subarray(start, start + PUSHED_BYTES), start + PUSHED_BYTES >= bytes.length);
  } catch {
    // A broken archive is refused by the reader, in words.
  }
  if (refusal) throw refusal;
}
