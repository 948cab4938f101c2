import { strToU8, zipSync } from "fflate";

const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/** A cell: its paragraphs, and how many columns it spans. */
type Cell = string | { text: string; span: number };

const inXml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${inXml(text)}</w:t></w:r></w:p>`;
const cellXml = (cell: Cell) => {
  const { text, span } = typeof cell === "string" ? { text: cell, span: 1 } : cell;
  return `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr>${text.split("\n").map(paragraph).join("")}</w:tc>`;
};

export const tableXml = (rows: Cell[][]) =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map(cellXml).join("")}</w:tr>`).join("")}</w:tbl>`;

/** A Word file with this in its body. */
export const wordFile = (body: string, prolog = "") =>
  Buffer.from(
    zipSync({
      "[Content_Types].xml": strToU8(
        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
      ),
      "word/document.xml": strToU8(
        `<?xml version="1.0" encoding="UTF-8"?>${prolog}<w:document xmlns:w="${MAIN}"><w:body>${body}</w:body></w:document>`,
      ),
    }),
  );

/** The head of the list as the fourth cycle prints it. */
export const listHead = [
  "Recommendation and recommending State",
  "Position of the State under review",
  "Human rights themes and groups of persons",
  "Relevant SDGs",
];

/** A small list of recommendations, made up. */
export const wordList = (rows: Cell[][], head: Cell[] = listHead) =>
  wordFile(`${paragraph("List of recommendations")}${tableXml([head, ...rows])}`);

export const educationRow = [
  "140.7 Keep children with disabilities in school (Norway) (Venezuela (Bolivarian Republic of), Togo);\nSource of Position: A/HRC/59/15/Add.1 - Para.3",
  "Supported",
  "- Right to education\n- Rule of law & impunity\nGroups of Persons: \n- Children\n- Media",
  "- 4 - QUALITY EDUCATION\n- 10 - REDUCED INEQUALITIES",
];
