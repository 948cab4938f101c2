import { createHash } from "node:crypto";
import { fileTypeFromBuffer } from "file-type";
import { decodeText, hasControls } from "../tables/decode-text.ts";
import { holdsIdentityNumber } from "./identity-numbers.ts";
import { checkArchive } from "./read-archive.ts";
import {
  FileEmptyError,
  FileTooLargeError,
  FileTypeNotTakenError,
  FileWithMacrosError,
  IdentityNumbersError,
  MOST_BYTES,
} from "./refusals.ts";
import { stripJpeg, stripPng } from "./strip-image.ts";

export interface ReadAttachment {
  fileName: string;
  mediaType: string;
  sha256: string;
  size: number;
  content: Uint8Array<ArrayBuffer>;
}

interface FileKind {
  /** Endings of its names; the first is put to a name that has none of them. */
  endings: string[];
  /** What is kept of it; refuses what may not be. */
  keep(bytes: Buffer): Buffer;
}

const asItIs = (bytes: Buffer) => bytes;
const archive = (ending: string): FileKind => ({
  endings: [ending],
  keep: (bytes) => {
    checkArchive(bytes);
    return bytes;
  },
});

const kinds: Record<string, FileKind> = {
  "application/pdf": { endings: [".pdf"], keep: asItIs },
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": archive(".docx"),
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": archive(".xlsx"),
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": archive(".pptx"),
  "application/vnd.oasis.opendocument.text": archive(".odt"),
  "application/vnd.oasis.opendocument.spreadsheet": archive(".ods"),
  "image/jpeg": { endings: [".jpg", ".jpeg"], keep: stripJpeg },
  "image/png": { endings: [".png"], keep: stripPng },
  "text/plain": { endings: [".txt"], keep: requireNoNumbers },
  "text/csv": { endings: [".csv"], keep: requireNoNumbers },
};

/** Known by two bytes alone, with which a text may begin too: BM01, MZ, the mark of UTF-16. */
const KNOWN_BY_TWO_BYTES = new Set(["image/bmp", "application/x-msdownload", "audio/mpeg"]);

/** What a file is, its content says and not its name; the name gets the ending of what it is. */
export async function readAttachment(name: string, bytes: Buffer): Promise<ReadAttachment> {
  if (bytes.length === 0) throw new FileEmptyError();
  if (bytes.length > MOST_BYTES) throw new FileTooLargeError();
  if (holdsIdentityNumber(name)) throw new IdentityNumbersError();
  const mediaType = await mediaTypeOf(name, bytes);
  const kind = kinds[mediaType];
  if (!kind) throw mediaType.includes("macroenabled") ? new FileWithMacrosError() : new FileTypeNotTakenError();
  const content = Uint8Array.from(kind.keep(bytes));
  return {
    fileName: cleanName(name, kind.endings),
    mediaType,
    sha256: createHash("sha256").update(content).digest("hex"),
    size: content.length,
    content,
  };
}

async function mediaTypeOf(name: string, bytes: Buffer): Promise<string> {
  const found = (await fileTypeFromBuffer(bytes))?.mime;
  if (found && !KNOWN_BY_TWO_BYTES.has(found)) return found;
  const text = decodeText(bytes);
  if (text === null || hasControls(text)) throw new FileTypeNotTakenError();
  // Nothing in a text says that it is a table.
  return name.toLowerCase().endsWith(".csv") ? "text/csv" : "text/plain";
}

function requireNoNumbers(bytes: Buffer): Buffer {
  if (holdsIdentityNumber(decodeText(bytes) ?? "")) throw new IdentityNumbersError();
  return bytes;
}

const MOST_LETTERS = 150;

/** A name that every system takes, without folders and without letters that turn it round or are not seen. */
function cleanName(name: string, endings: string[]): string {
  const [own = ""] = name.normalize("NFC").split(/[/\\]/).slice(-1);
  const seen = own
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu, "")
    .replace(/[<>:"|?*]/g, "_")
    .replace(/\s+/gu, " ");
  const ending = endings.find((each) => seen.toLowerCase().endsWith(each));
  const stem = [...(ending ? seen.slice(0, -ending.length) : seen)].slice(0, MOST_LETTERS).join("");
  return `${stem.replace(/^[\s.]+|[\s.]+$/g, "") || "tep"}${ending ?? endings[0]}`;
}
