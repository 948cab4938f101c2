import { parse } from "csv-parse/sync";
import { readSheet } from "read-excel-file/node";
import { decodeText } from "./decode-text.ts";
import { type IsHead, isDocumentPart, readDocx } from "./read-docx.ts";
import { MOST_ROWS, refuse, type Table, tidy, tidyLines, tooManyRows } from "./table.ts";
import { unpack } from "./unpack.ts";

export type WriteNumber = (value: number) => string;

const MOST_COLUMNS = 100;
const MOST_BYTES = 10 * 1024 * 1024;
/** Of the sheets and their texts, which are held in memory some ten times over while they are read. */
const MOST_SHEET_BYTES = 10 * 1024 * 1024;

/**
 * Reads a CSV (comma, semicolon or tab; UTF-8, UTF-16 or Windows-1258) or the first sheet of an XLSX. What a file is, its
 * first bytes say and not its name. Text comes in NFC, without spaces around it.
 *
 * @param isHead where the table may stand in a Word file too, what its head is known by; cells then keep their lines.
 * @param writeNumber what a cell of a workbook that holds a number becomes.
 */
export async function readTable(bytes: Buffer, isHead?: IsHead, writeNumber: WriteNumber = String): Promise<Table> {
  if (bytes.length > MOST_BYTES)
    throw refuse(
      "Tệp lớn hơn 10 MB. Chia nhỏ rồi nhập từng phần.",
      "The file is larger than 10 MB. Import it in parts.",
    );
  const cells = await readCells(bytes, isHead, writeNumber);
  const [head = [], ...body] = cells.map((row, index) => row.map(isHead && index > 0 ? tidyLines : tidy));
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

const isZip = (bytes: Buffer) => bytes.subarray(0, 4).equals(Buffer.from("PK\x03\x04", "latin1"));

async function readCells(bytes: Buffer, isHead: IsHead | undefined, writeNumber: WriteNumber): Promise<string[][]> {
  if (!isZip(bytes)) return readCsv(bytes, isHead !== undefined);
  if (!inspect(bytes).isWord) return readXlsx(bytes, writeNumber);
  if (isHead) return readDocx(bytes, isHead);
  throw refuse(
    "Đây là tệp Word. Lưu bảng dưới dạng .xlsx hoặc .csv (UTF-8) rồi chọn lại.",
    "This is a Word file. Save the table as .xlsx or .csv (UTF-8) and choose it again.",
  );
}

function readCsv(bytes: Buffer, isWordTaken: boolean): string[][] {
  const text = decode(bytes, isWordTaken);
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

function decode(bytes: Buffer, isWordTaken: boolean): string {
  const text = decodeText(bytes);
  if (text !== null) return text;
  if (isWordTaken)
    throw refuse(
      "Tệp không phải DOCX, XLSX hay CSV. Tải lại danh mục dưới dạng .docx rồi chọn lại.",
      "The file is no DOCX, XLSX or CSV. Fetch the list once more as .docx and choose it again.",
    );
  throw refuse(
    "Tệp không phải bảng CSV hay XLSX. Lưu lại dưới dạng .xlsx hoặc .csv (UTF-8) rồi chọn lại.",
    "The file is no CSV or XLSX table. Save it as .xlsx or .csv (UTF-8) and choose it again.",
  );
}

async function readXlsx(bytes: Buffer, writeNumber: WriteNumber): Promise<string[][]> {
  try {
    const rows = await readSheet(bytes, 1);
    return rows.slice(0, MOST_ROWS + 2).map((row) => row.map((cell) => textOf(cell, writeNumber)));
  } catch {
    throw refuse(
      "Không đọc được tệp XLSX này. Mở bằng chương trình bảng tính, lưu lại rồi chọn lại.",
      "This XLSX file can't be read. Open it in a spreadsheet program, save it, and choose it again.",
    );
  }
}

function textOf(cell: unknown, writeNumber: WriteNumber): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return writeNumber(cell);
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}

/** Refuses what unpacks to too much, or holds formulas, before it is read. */
function inspect(bytes: Buffer): { isWord: boolean } {
  let isWord = false;
  let ofSheets = 0;
  let rest = "";
  unpack(bytes, (name, piece) => {
    isWord ||= isDocumentPart(name);
    const isSheet = /^xl\/worksheets\//.test(name);
    if (isSheet || name === "xl/sharedStrings.xml") ofSheets += piece.length;
    if (ofSheets > MOST_SHEET_BYTES)
      throw refuse(
        "Các trang tính chứa quá nhiều chữ (hơn 10 MB khi mở ra). Để lại một trang, bỏ cột và định dạng thừa, rồi chọn lại.",
        "The sheets hold too much text (more than 10 MB unpacked). Keep one sheet, leave out needless columns and formats, and choose the file again.",
      );
    if (!isSheet) return;
    const text = rest + Buffer.from(piece).toString("latin1");
    const [, cell] = /<c [^>]*\br="([A-Z]+\d+)"[^>]*>\s*<f[ >/]/.exec(text) ?? [];
    if (cell)
      throw refuse(
        `Ô ${cell} là công thức. Dán lại thành giá trị rồi chọn lại tệp.`,
        `Cell ${cell} is a formula. Paste its value instead, and choose the file again.`,
      );
    rest = text.slice(-200);
  });
  return { isWord };
}
