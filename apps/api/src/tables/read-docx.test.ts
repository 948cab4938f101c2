import { strToU8, zipSync } from "fflate";
import { expect, it } from "vitest";
import { educationRow, listHead, tableXml, wordFile, wordList } from "../../test/word-file.ts";
import { isRecommendationHead } from "../schema/plan/recommendation-list.ts";
import { readTable } from "./read-table.ts";

const refusal = async (bytes: Buffer) => {
  try {
    await readTable(bytes, isRecommendationHead);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "taken";
};

it("reads the table with the head that is looked for, line by line", async () => {
  const other = tableXml([
    ["A", "B"],
    ["1", "2"],
  ]);
  const list = tableXml([
    ["List of\nrecommendations", "", "", ""],
    listHead,
    [{ text: "Theme: X", span: 4 }],
    educationRow,
  ]);
  const rest = tableXml([listHead, ["140.8 Go on (Togo);", "Noted", "", ""]]);
  const cut = tableXml([["140.9  Go on", "Noted", "", ""]]);
  const { columns, rows } = await readTable(wordFile(other + list + rest + cut), isRecommendationHead);
  expect(columns).toEqual(listHead);
  expect(rows).toEqual([
    ["Theme: X", "", "", ""],
    educationRow.map((cell) => cell.replace(": \n", ":\n")),
    ["140.8 Go on (Togo);", "Noted", "", ""],
    ["140.9 Go on", "Noted", "", ""],
  ]);
});

it("reads words once that a file holds twice, and none that were deleted", async () => {
  const cell = `<w:tc><w:p><w:r><w:t>Recommen</w:t></w:r><w:r><w:t>dation</w:t></w:r></w:p></w:tc>`;
  const twice = `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice><w:t>new</w:t></mc:Choice><mc:Fallback><w:t>old</w:t></mc:Fallback></mc:AlternateContent>`;
  const body = `<w:tc><w:p><w:r>${twice}</w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:tab/><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r></w:p></w:tc>`;
  const position = `<w:tc><w:p><w:r><w:t>Position</w:t></w:r></w:p></w:tc>`;
  const table = `<w:tbl><w:tr>${cell}${position}</w:tr><w:tr>${body}<w:tc><w:p/></w:tc></w:tr></w:tbl>`;
  expect(await readTable(wordFile(table), isRecommendationHead)).toEqual({
    columns: ["Recommendation", "Position"],
    rows: [["new a-b", ""]],
  });
});

const packed = (content: string) => Buffer.from(zipSync({ "word/document.xml": strToU8(content) }));

it.each([
  ["a PDF under another name", Buffer.from("%PDF-1.7\n\x00\x01\x02"), /no DOCX, XLSX or CSV/],
  ["no table", wordFile("<w:p/>"), /no table of recommendations/],
  [
    "another table",
    wordFile(
      tableXml([
        ["A", "B"],
        ["1", "2"],
      ]),
    ),
    /no table of recommendations/,
  ],
  ["a head alone", wordList([]), /has no rows/],
  ["a document type", wordFile(tableXml([listHead, educationRow]), `<!DOCTYPE a [<!ENTITY b "c">]>`), /can't be read/],
  ["an entity", packed(`<a xmlns="b">&c;</a>`), /can't be read/],
  ["XML that breaks off", packed(`<a xmlns="b"><c>`), /can't be read/],
  ["elements without end in one another", packed("<a>".repeat(100_000)), /can't be read/],
  ["an archive that is cut", wordList([educationRow]).subarray(0, 400), /can't be read/],
  ["more than it may unpack to", packed(`<a>${" ".repeat(50 * 1024 * 1024)}</a>`), /unpacks to more than 40 MB/],
  ["more rows than a list", wordList(Array(20_001).fill(["140.1 x", "", "", ""])), /more than 20,000 rows/],
])("refuses %s, by name", async (_what, bytes, words) => {
  expect(await refusal(bytes)).toMatch(words);
});

it("takes no Word file where another table is asked for", async () => {
  await expect(readTable(wordList([educationRow]))).rejects.toThrow(/This is a Word file/);
});
