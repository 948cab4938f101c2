import { SaxesParser } from "saxes";
import { MOST_ROWS, refuse, TableRefusedError, tidy, tooManyRows } from "./table.ts";
import { unpack } from "./unpack.ts";

/** WordprocessingML as Word writes it, and in its strict form. */
const WORD = [
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
  "http://purl.oclc.org/ooxml/wordprocessingml/main",
];
const COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006";
const MOST_DEPTH = 200;
const MOST_SPAN = 100;

/** The part of a Word file that holds its text. */
export const isDocumentPart = (name: string) => /^word\/document\d*\.xml$/.test(name);

/** Whether the words of a row are those of a head. */
export type IsHead = (cells: string[]) => boolean;

/**
 * Reads the table of a Word file whose head is known by its words, from the head on: the paragraphs of a cell are its
 * lines, and a cell that spans several columns stands in the first of them. Where the table goes on in another one, with or
 * without its head, that one belongs to it.
 */
export function readDocx(bytes: Buffer, isHead: IsHead): string[][] {
  const rows: string[][] = [];
  const text = new TextDecoder("utf-8", { fatal: true });
  let reader: ReturnType<typeof tableReader> | undefined;
  let part: string | undefined;
  let isWhole = false;
  try {
    unpack(bytes, (name, piece, isLast) => {
      if (!isDocumentPart(name) || (part !== undefined && name !== part) || (reader && rows.length > MOST_ROWS)) return;
      part = name;
      reader ??= tableReader(rows, isHead);
      reader.write(text.decode(piece, { stream: !isLast }));
      if (!isLast) return;
      reader.close();
      isWhole = true;
    });
  } catch (error) {
    if (error instanceof TableRefusedError) throw error;
    throw unreadable();
  }
  if (rows.length > MOST_ROWS) throw tooManyRows();
  if (!isWhole) throw unreadable();
  if (rows.length === 0)
    throw refuse(
      "Tệp Word không có bảng khuyến nghị: không thấy bảng nào có cột “Recommendation”.",
      "The Word file has no table of recommendations: no table has a column “Recommendation”.",
    );
  return rows;
}

const unreadable = () =>
  refuse(
    "Không đọc được tệp Word này. Mở bằng chương trình soạn thảo, lưu lại dưới dạng .docx rồi chọn lại.",
    "This Word file can't be read. Open it in a word processor, save it as .docx, and choose it again.",
  );

/** A parser that knows of no document type, and so of no entity but those of XML itself. */
function tableReader(rows: string[][], isHead: IsHead) {
  const parser = new SaxesParser({ xmlns: true });
  let head: string | undefined;
  let belongs = false;
  let [depth, tables, paragraphs, fallbacks] = [0, 0, 0, 0];
  let isText = false;
  let row: string[] = [];
  let lines: string[] = [];
  let line = "";
  let span = 1;

  const endRow = () => {
    if (isHead(row)) {
      const words = row.join("\n");
      belongs = head === undefined || head === words;
      if (head === undefined) rows.push(row);
      head ??= words;
    } else {
      // A table that is cut in two has as many columns in its second part.
      belongs ||= row.length === rows[0]?.length;
      if (belongs) rows.push(row);
    }
  };

  parser.on("doctype", () => {
    throw unreadable();
  });
  parser.on("opentag", ({ uri, local, attributes }) => {
    if (++depth > MOST_DEPTH) throw unreadable();
    // The same words once more, for programs that can't show the first form.
    if (uri === COMPATIBILITY && local === "Fallback") fallbacks++;
    if (!WORD.includes(uri)) return;
    if (local === "tbl" && ++tables === 1) belongs = false;
    else if (local === "tr" && tables === 1) row = [];
    else if (local === "tc" && tables === 1) [lines, span] = [[], 1];
    else if (local === "gridSpan" && tables === 1) {
      const value = Object.values(attributes).find((attribute) => attribute.local === "val")?.value;
      span = Math.min(Math.max(Number(value) || 1, 1), MOST_SPAN);
    } else if (local === "p" && ++paragraphs === 1) line = "";
    else if (local === "t") isText = fallbacks === 0;
    else if (local === "tab" || local === "br" || local === "cr") line += " ";
    else if (local === "noBreakHyphen") line += "-";
  });
  parser.on("text", (words) => {
    if (isText && tables > 0) line += words;
  });
  parser.on("closetag", ({ uri, local }) => {
    depth--;
    if (uri === COMPATIBILITY && local === "Fallback") fallbacks--;
    if (!WORD.includes(uri)) return;
    if (local === "t") isText = false;
    else if (local === "p" && --paragraphs === 0) lines.push(tidy(line));
    else if (local === "tc" && tables === 1)
      row.push(lines.filter(Boolean).join("\n"), ...Array<string>(span - 1).fill(""));
    else if (local === "tr" && tables === 1) endRow();
    else if (local === "tbl") tables--;
  });
  return parser;
}
