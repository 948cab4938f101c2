import { unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { DomainError } from "../errors.ts";
import { unpack } from "../tables/unpack.ts";
import { holdsIdentityNumber } from "./identity-numbers.ts";
import {
  FileUnpacksTooLargeError,
  FileUnreadableError,
  FileWithMacrosError,
  IdentityNumbersError,
} from "./refusals.ts";

/** Programs in the files of Office, among them the sheets of macros before 1997, and those of OpenDocument. */
const MACROS = /(^|\/)(vbaProject|vbaData)\w*\.(bin|xml)$|^xl\/macrosheets\/|^(Basic|Scripts)\/./i;
const isText = (name: string) => name.endsWith(".xml");

/** Where the text of a paragraph or a cell ends; within them one word may be cut into many pieces. */
const BREAKS = new Set(["p", "h", "tab", "br", "cr", "line-break", "s", "c", "f", "v", "si", "cell", "instrText"]);
const MOST_DEPTH = 200;
const CHECKED_LETTERS = 65_536;

/** Refuses an office document that is broken, holds macros, or names people by their numbers. */
export function checkArchive(bytes: Buffer): void {
  const names = namesIn(bytes);
  if (names.some((name) => MACROS.test(name))) throw new FileWithMacrosError();
  const read = new Set<string>();
  const readers = new Map<string, ReturnType<typeof textReader>>();
  try {
    unpack(
      bytes,
      (name, piece, isLast) => {
        if (MACROS.test(name)) throw new FileWithMacrosError();
        if (!isText(name)) return;
        const reader = readers.get(name) ?? textReader();
        readers.set(name, reader);
        reader.write(piece, isLast);
        if (!isLast) return;
        readers.delete(name);
        read.add(name);
      },
      () => new FileUnpacksTooLargeError(),
    );
  } catch (error) {
    throw error instanceof DomainError ? error : new FileUnreadableError();
  }
  // What was not read was not checked either.
  if (names.some((name) => isText(name) && !read.has(name))) throw new FileUnreadableError();
}

/** As its directory lists them, which is what office programs go by. */
function namesIn(bytes: Buffer): string[] {
  const names: string[] = [];
  try {
    unzipSync(bytes, { filter: ({ name }) => names.push(name) < 0 });
  } catch {
    throw new FileUnreadableError();
  }
  return names;
}

/** Checks the text of one part of a document as it comes. */
function textReader() {
  const decoder = new TextDecoder();
  const parser = new SaxesParser();
  let text = "";
  let depth = 0;
  /** Up to where nothing more can join it. */
  const check = (isLast: boolean) => {
    const end = isLast ? text.length : text.lastIndexOf("\n") + 1;
    if (holdsIdentityNumber(text.slice(0, end))) throw new IdentityNumbersError();
    text = text.slice(end);
  };
  parser.on("doctype", () => {
    throw new FileUnreadableError();
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("text", (words) => {
    text += words;
  });
  parser.on("opentag", ({ name }) => {
    if (++depth > MOST_DEPTH) throw new FileUnreadableError();
    if (BREAKS.has(localName(name))) text += "\n";
  });
  parser.on("closetag", ({ name }) => {
    depth--;
    if (BREAKS.has(localName(name))) text += "\n";
  });
  return {
    write(piece: Uint8Array, isLast: boolean) {
      parser.write(decoder.decode(piece, { stream: !isLast }));
      if (isLast) parser.close();
      if (isLast || text.length > CHECKED_LETTERS) check(isLast);
    },
  };
}

const localName = (name: string) => name.slice(name.indexOf(":") + 1);
