import { strToU8, type Zippable, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readTable } from "./read-table.ts";

const text = (content: string, encoding: BufferEncoding = "utf8") => Buffer.from(content, encoding);
const refusal = async (bytes: Buffer) => {
  try {
    await readTable(bytes);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "taken";
};

/** An XLSX with one sheet: rows of cells as XML. */
function xlsx(rows: string[], more: Zippable = {}): Buffer {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const sheet = `<worksheet xmlns="${main}"><sheetData>${rows
    .map((cells, index) => `<row r="${index + 1}">${cells}</row>`)
    .join("")}</sheetData></worksheet>`;
  return Buffer.from(
    zipSync({
      "[Content_Types].xml": strToU8(
        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
      ),
      "_rels/.rels": strToU8(
        `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
      "xl/workbook.xml": strToU8(
        `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Đơn vị" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
      "xl/_rels/workbook.xml.rels": strToU8(
        `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
      "xl/worksheets/sheet1.xml": strToU8(sheet),
      ...more,
    }),
  );
}

const cell = (place: string, content: string) => `<c r="${place}" t="inlineStr"><is><t>${content}</t></is></c>`;

describe("a table", () => {
  const expected = { columns: ["code", "name"], rows: [["01", "Hòa Bình"]] };

  it.each([
    ["commas", text("code,name\n01,Hòa Bình\n")],
    ["semicolons, as spreadsheets here write", text("code;name\r\n01;Hòa Bình\r\n")],
    ["tabs", text("code\tname\n01\tHòa Bình")],
    ["a byte order mark", text("\uFEFFcode,name\n01,Hòa Bình")],
    ["quotes and spaces", text('"code"," name"\n"01"," Hòa  Bình "')],
    ["letters and their marks apart", text("code,name\n01,Hòa Bình".normalize("NFD"))],
    ["UTF-16", text("\uFEFFcode,name\n01,Hòa Bình", "utf16le")],
    ["blank rows between", text("code,name\n\n01,Hòa Bình\n,\n")],
    ["a spreadsheet", xlsx([cell("A1", "code") + cell("B1", "name"), cell("A2", "01") + cell("B2", "Hòa Bình")])],
  ])("is read with %s", async (_what, bytes) => {
    expect(await readTable(bytes)).toEqual(expected);
  });

  it("is read in Windows-1258, where a tone follows its vowel", async () => {
    // "Hòa Bình": o and i with a combining grave, 0xCC there.
    const bytes = Buffer.concat([
      text("code,name\n01,H"),
      Buffer.from([0x6f, 0xcc, 0x61]),
      text(" B"),
      Buffer.from([0x69, 0xcc]),
      text("nh\n"),
    ]);
    expect(await readTable(bytes)).toEqual(expected);
  });

  it("is read from the first sheet alone, whatever the others hold", async () => {
    const pictures = { "xl/media/image1.png": strToU8("x".repeat(20 * 1024 * 1024)) };
    const first = [cell("A1", "code") + cell("B1", "name"), cell("A2", "01") + cell("B2", "Hòa Bình")];
    expect(await readTable(xlsx(first, pictures))).toEqual(expected);
  });

  it("of a workbook has its numbers written as told", async () => {
    const number = (place: string, value: string) => `<c r="${place}"><v>${value}</v></c>`;
    const bytes = xlsx([cell("A1", "code") + cell("B1", "value"), cell("A2", "1.5") + number("B2", "1234.5")]);
    expect((await readTable(bytes)).rows).toEqual([["1.5", "1234.5"]]);
    expect((await readTable(bytes, undefined, (value) => `number ${value}`)).rows).toEqual([["1.5", "number 1234.5"]]);
  });

  it("is read with both ways to write a tone, which search and comparison take for one", async () => {
    expect((await readTable(text("name\nHòa\nHoà\n"))).rows).toEqual([["Hòa"], ["Hoà"]]);
  });

  it("is refused where a million rows come, or its head lies about what it is", async () => {
    expect(await refusal(text(`a,b\n${"1,2\n".repeat(1_000_000)}`))).toMatch(/more than 20,000 rows/);
    expect(await refusal(text("\uFEFF%PDF-1.7\u0000", "utf16le"))).toMatch(/no rows/);
    expect(await refusal(xlsx(['<c r="A1" t="s"><v>99</v></c>', '<c r="A2"><v>1</v></c>']))).toMatch(
      /can't be read|no rows/,
    );
  });

  it("is read by its first bytes, whatever its name says", async () => {
    expect(await refusal(text("%PDF-1.7\n\x00\x01\x02"))).toMatch(/no CSV or XLSX/);
    expect(await refusal(text("PK\x03\x04 that is no archive", "latin1"))).toMatch(/can't be read/);
  });

  it.each([
    ["nothing", "", /no rows/],
    ["a head alone", "code,name\n", /no rows/],
    ["a row longer than its head", "code,name\n01,Hà Nội,02", /Row 2 has more cells/],
    ["a quote left open", 'code,name\n01,"Hà Nội\n02,Huế', /Row \d+ can't be read/],
  ])("is refused with %s, by name", async (_what, content, words) => {
    expect(await refusal(text(content))).toMatch(words);
  });

  it("is refused where it is longer than a country, before it fills the memory", async () => {
    expect(await refusal(text(`code,name\n${"01,Hà Nội\n".repeat(30_000)}`))).toMatch(/more than 20,000 rows/);
    expect(await refusal(text("x".repeat(10 * 1024 * 1024 + 1)))).toMatch(/larger than 10 MB/);
  });

  it("is refused where it unpacks to more than it may, and where a cell is a formula", async () => {
    const bomb = { "xl/media/image1.png": strToU8(" ".repeat(50 * 1024 * 1024)) };
    const packed = xlsx([cell("A1", "code"), cell("A2", "01")], bomb);
    expect(packed.length).toBeLessThan(1024 * 1024);
    expect(await refusal(packed)).toMatch(/more than 40 MB/);
    const wordy = xlsx([cell("A1", "code"), cell("A2", "a".repeat(11 * 1024 * 1024))]);
    expect(await refusal(wordy)).toMatch(/too much text/);
    const formula = xlsx([cell("A1", "code"), '<c r="A2"><f>1+1</f><v>2</v></c>']);
    expect(await refusal(formula)).toMatch(/Cell A2 is a formula/);
  });
});
