import fc from "fast-check";
import { strToU8, type Zippable, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { wordFile } from "../../test/word-file.ts";
import { holdsIdentityNumber } from "./identity-numbers.ts";
import { readAttachment } from "./read-attachment.ts";

const PDF = Buffer.from("%PDF-1.7\n%\xe2\xe3\n1 0 obj\n<< >>\nendobj\n%%EOF", "latin1");
/** Made up: nobody was born in the year 2099 yet. */
const NUMBER = "096399000000";

const refusal = async (name: string, bytes: Buffer | string) => {
  try {
    await readAttachment(name, Buffer.from(bytes));
    return "taken";
  } catch (error) {
    return error instanceof Error ? error.name : error;
  }
};
const typeOf = async (name: string, bytes: Buffer | string) => {
  const { fileName, mediaType } = await readAttachment(name, Buffer.from(bytes));
  return { fileName, mediaType };
};

const office = (mediaType: string, parts: Zippable) =>
  Buffer.from(
    zipSync({
      "[Content_Types].xml": strToU8(
        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/main.xml" ContentType="application/vnd.openxmlformats-officedocument.${mediaType}.main+xml"/></Types>`,
      ),
      ...parts,
    }),
  );
const sheet = (cells: string) => strToU8(`<worksheet><sheetData><row>${cells}</row></sheetData></worksheet>`);
const workbook = (parts: Zippable) => office("spreadsheetml.sheet", parts);
const openDocument = (kind: string, content: string, parts: Zippable = {}) =>
  Buffer.from(
    zipSync({
      mimetype: [strToU8(`application/vnd.oasis.opendocument.${kind}`), { level: 0 }],
      "content.xml": strToU8(`<office:body xmlns:office="o" xmlns:text="t">${content}</office:body>`),
      ...parts,
    }),
  );
const paragraph = (...runs: string[]) =>
  `<w:p>${runs.map((run) => `<w:r><w:rPr/><w:t>${run}</w:t></w:r>`).join("")}</w:p>`;

describe("what a file is, its content says", () => {
  it.each([
    ["scan.pdf", PDF, "scan.pdf", "application/pdf"],
    ["scan.exe", PDF, "scan.exe.pdf", "application/pdf"],
    [
      "bao-cao.docx",
      wordFile(paragraph("Báo cáo")),
      "bao-cao.docx",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ],
    [
      "so-lieu.XLSX",
      workbook({ "xl/workbook.xml": strToU8("<workbook/>"), "xl/worksheets/sheet1.xml": sheet("<c><v>7</v></c>") }),
      "so-lieu.xlsx",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ],
    [
      "trinh-bay.pptx",
      office("presentationml.presentation", { "ppt/presentation.xml": strToU8("<presentation/>") }),
      "trinh-bay.pptx",
      "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ],
    ["bien-ban.odt", openDocument("text", ""), "bien-ban.odt", "application/vnd.oasis.opendocument.text"],
    ["bang.ods", openDocument("spreadsheet", ""), "bang.ods", "application/vnd.oasis.opendocument.spreadsheet"],
    ["so-lieu.csv", "tỉnh;số\nThanh Hóa;7\n", "so-lieu.csv", "text/csv"],
    ["chay.bat", "del *.*", "chay.bat.txt", "text/plain"],
    ["trang.html", "<html><script>alert(1)</script></html>", "trang.html.txt", "text/plain"],
    ["mau.txt", "BM01: biểu mẫu", "mau.txt", "text/plain"],
    ["cu.txt", Buffer.from([0xd0, 0xe2, 0x6e, 0x20, 0x73, 0x97]), "cu.txt", "text/plain"], // Windows-1258
    ["utf-16.txt", Buffer.from("\ufeffBáo cáo", "utf16le"), "utf-16.txt", "text/plain"],
  ])("%s", async (name, bytes, fileName, mediaType) => {
    expect(await typeOf(name, bytes)).toEqual({ fileName, mediaType });
  });

  it.each([
    ["scan.pdf", Buffer.from("MZ\x90\0\x03\0\0\0\x04\0\0\0", "latin1")],
    ["goi.zip", Buffer.from(zipSync({ "a.txt": strToU8("a") }))],
    ["van-ban.doc", Buffer.from("d0cf11e0a1b11ae1", "hex")],
    ["van-ban.rtf", "{\\rtf1 Báo cáo}"],
    ["hinh.svg", '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
    ["hinh.gif", "GIF89a"],
    ["rac.txt", Buffer.from([1, 2, 3, 4, 0, 5])],
  ])("%s is not taken", async (name, bytes) => {
    expect(await refusal(name, bytes)).toBe("FileTypeNotTakenError");
  });

  it("is refused where there is none of it, or too much", async () => {
    expect(await refusal("a.txt", "")).toBe("FileEmptyError");
    expect(await refusal("a.txt", Buffer.alloc(10 * 1024 * 1024 + 1, "a"))).toBe("FileTooLargeError");
    expect(await refusal("a.txt", Buffer.alloc(10 * 1024 * 1024, "a"))).toBe("taken");
  });
});

describe("a name", () => {
  it.each([
    ["C:\\Users\\a\\Báo cáo.pdf", "Báo cáo.pdf"],
    ["../../etc/passwd", "passwd.pdf"],
    ["hình\u202egpj.pdf", "hìnhgpj.pdf"],
    ["a\u0000b\n.pdf", "ab.pdf"],
    ['a<b>:"c".pdf', "a_b___c_.pdf"],
    [".pdf", "tep.pdf"],
    ["...", "tep.pdf"],
    [`${"dài".repeat(100)}.pdf`, `${"dài".repeat(50)}.pdf`],
    ["Ba\u0301o ca\u0301o.PDF", "Báo cáo.pdf"],
  ])("%j is kept as one that every system takes", async (name, kept) => {
    expect((await readAttachment(name, PDF)).fileName).toBe(kept);
  });
});

describe("identity numbers", () => {
  it.each([
    NUMBER,
    `Số: ${NUMBER}.`,
    `1,${NUMBER},1990`,
    `1;"${NUMBER}";Hà Nội`,
    `(${NUMBER})`,
    `CCCD ${NUMBER}, cấp ngày 01/01/2024`,
    `'${NUMBER}`,
  ])("%j holds one", (text) => expect(holdsIdentityNumber(text)).toBe(true));

  it.each([
    ["a sum of money", "12.345.678.901.234 đồng; 123456789012 đồng"],
    ["a sum with its decimals", "0.083399000000"],
    ["a telephone number", "0912345678, +84 912 345 678, 02373852246"],
    ["a longer number", `${NUMBER}7 7${NUMBER}`],
    ["a shorter number", NUMBER.slice(1)],
    ["a code of an office", `000.00.12.H56-${NUMBER} và ${NUMBER}-01/2026`],
    ["a code with letters", `VN${NUMBER} ${NUMBER}A`],
    ["a number of no province", "097399000000 000399000000"],
    ["a birth after 2099", "096499000000"],
    ["a day and a time", "202611251030"],
    ["a committee in totals", "Tỉnh 038: 1200 trẻ em, 096 xã"],
  ])("%s is none", (_what, text) => expect(holdsIdentityNumber(text)).toBe(false));

  it("are found wherever they stand among words, and nowhere in a longer number", () => {
    const number = fc
      .tuple(fc.integer({ min: 1, max: 96 }), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 99_999_999 }))
      .map(
        ([province, century, rest]) => `${String(province).padStart(3, "0")}${century}${String(rest).padStart(8, "0")}`,
      );
    const words = fc.stringMatching(/^[a-zđ .;:\n]*$/);
    const mark = fc.constantFrom(" ", ";", ",", ":", "\n", "\t", '"', "(", ". ");
    fc.assert(
      fc.property(words, mark, number, words, fc.nat(9), (before, between, found, after, digit) => {
        expect(holdsIdentityNumber(`${before}${between}${found}${between}${after}`)).toBe(true);
        expect(holdsIdentityNumber(`${digit}${found}`)).toBe(false);
        expect(holdsIdentityNumber(`${found}${digit}`)).toBe(false);
      }),
    );
  });

  it.each([
    ["in a table", "a.csv", `họ tên;số\nA;${NUMBER}\n`],
    ["in UTF-16", "a.txt", Buffer.from(`\ufeff${NUMBER}`, "utf16le")],
    ["in a name", `${NUMBER}.pdf`, PDF],
    ["in a Word file, cut into runs", "a.docx", wordFile(paragraph(NUMBER.slice(0, 5), NUMBER.slice(5)))],
    [
      "among the shared texts of a workbook",
      "a.xlsx",
      workbook({ "xl/sharedStrings.xml": strToU8(`<sst><si><t>${NUMBER}</t></si></sst>`) }),
    ],
    [
      "in a cell beside a number",
      "a.xlsx",
      workbook({ "xl/worksheets/sheet1.xml": sheet(`<c><v>1</v></c><c t="str"><f>A1</f><v>${NUMBER}</v></c>`) }),
    ],
    [
      "on a slide",
      "a.pptx",
      office("presentationml.presentation", {
        "ppt/slides/slide1.xml": strToU8(`<p:sld><a:p><a:r><a:t>${NUMBER}</a:t></a:r></a:p></p:sld>`),
      }),
    ],
    ["in an OpenDocument", "a.odt", openDocument("text", `<text:p>Số <text:span>${NUMBER}</text:span></text:p>`)],
    [
      "behind a long text",
      "a.docx",
      wordFile(`${Array.from({ length: 20_000 }, (_, row) => paragraph(`Dòng ${row}`)).join("")}${paragraph(NUMBER)}`),
    ],
  ])("%s refuse the file", async (_where, name, bytes) => {
    expect(await refusal(name, bytes)).toBe("IdentityNumbersError");
  });

  it("are not made of what stands in two cells or paragraphs", async () => {
    const halves = [NUMBER.slice(0, 6), NUMBER.slice(6)];
    expect(await refusal("a.docx", wordFile(halves.map((half) => paragraph(half)).join("")))).toBe("taken");
    const cells = halves.map((half) => `<c t="str"><v>${half}</v></c>`).join("");
    expect(await refusal("a.xlsx", workbook({ "xl/worksheets/sheet1.xml": sheet(cells) }))).toBe("taken");
  });
});

describe("an archive", () => {
  it.each([
    ["a Word file", office("wordprocessingml.document", { "word/vbaProject.bin": strToU8("x") })],
    ["a workbook", workbook({ "xl/macrosheets/sheet1.xml": strToU8("<a/>") })],
    ["an OpenDocument", openDocument("text", "", { "Basic/Standard/Module1.xml": strToU8("<a/>") })],
  ])("with macros, of %s, is refused", async (_what, bytes) => {
    expect(await refusal("a.docx", bytes)).toBe("FileWithMacrosError");
  });

  it("that says itself that it has macros is refused", async () => {
    const types = strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>`,
    );
    const bytes = Buffer.from(zipSync({ "[Content_Types].xml": types, "word/document.xml": strToU8("<a/>") }));
    expect(await refusal("a.docx", bytes)).toBe("FileWithMacrosError");
  });

  it("that unpacks to too much is refused before it does", async () => {
    const bomb = office("wordprocessingml.document", {
      "word/document.xml": new Uint8Array(60 * 1024 * 1024).fill(32),
    });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await refusal("a.docx", bomb)).toBe("FileUnpacksTooLargeError");
    const hidden = office("wordprocessingml.document", {
      "word/media/image1.emf": new Uint8Array(60 * 1024 * 1024).fill(32),
    });
    expect(await refusal("a.docx", hidden)).toBe("FileUnpacksTooLargeError");
  });

  it("that is cut off, or of which a part can't be read, is refused", async () => {
    const whole = wordFile(paragraph("Báo cáo".repeat(1000)));
    expect(await refusal("a.docx", whole.subarray(0, -30))).toBe("FileUnreadableError");
    expect(await refusal("a.docx", wordFile("<w:p>"))).toBe("FileUnreadableError");
    expect(await refusal("a.docx", wordFile("", "<!DOCTYPE a [<!ENTITY b 'c'>]>"))).toBe("FileUnreadableError");
    // Its method is changed to one that nobody knows, and what is in it would not be seen.
    const masked = Buffer.from(whole);
    const local = masked.indexOf(Buffer.from("PK\x03\x04", "latin1"), 10);
    masked.writeUInt16LE(97, local + 8);
    expect(await refusal("a.docx", masked)).toBe("FileUnreadableError");
  });
});
