/** Some letters of a line, all of one look. */
export interface Run {
  text: string;
  isBold: boolean;
  isItalic: boolean;
}

export type Line = Run[];

/** Lines of a paragraph, or of a list. */
export type Block =
  | { kind: "paragraph" | "bullets"; lines: Line[] }
  | { kind: "numbers" /** Number of its first line. */; start: number; lines: Line[] };

/**
 * The text of an official document as blocks: an empty line parts them, "- " and "1. " begin lines of lists, ** is bold, *
 * italic, and a backslash takes the meaning from a mark. Marks that find no partner in their line stand for themselves, so
 * that text written before there were marks reads as it was typed.
 */
export function readRichText(text: string): Block[] {
  const blocks: Block[] = [];
  let isOpen = false;
  for (const line of text.split("\n")) {
    if (line.trim() === "") {
      isOpen = false;
      continue;
    }
    const [, bullet, number, rest = line] = /^(?:(- )|(\d{1,9})\. )(.*)$/.exec(line) ?? [];
    const kind = bullet ? "bullets" : number ? "numbers" : "paragraph";
    const last = isOpen ? blocks.at(-1) : undefined;
    if (last?.kind === kind) last.lines.push(readLine(rest));
    else if (kind === "numbers") blocks.push({ kind, start: Number(number), lines: [readLine(rest)] });
    else blocks.push({ kind, lines: [readLine(rest)] });
    isOpen = true;
  }
  return blocks;
}

export const writeRichText = (blocks: readonly Block[]): string =>
  blocks
    .map((block) =>
      block.lines
        .map((line, index) => {
          const text = writeLine(line);
          if (block.kind === "bullets") return `- ${text}`;
          if (block.kind === "numbers") return `${block.start + index}. ${text}`;
          return text.replace(/^(?=- )/, "\\").replace(/^(\d+)(?=\. )/, "$1\\");
        })
        .join("\n"),
    )
    .join("\n\n");

/** The same without bold and italic, for comparison word by word. */
export const plainText = (text: string): string =>
  readRichText(text)
    .map((block) =>
      block.lines
        .map((line, index) => {
          const sign = block.kind === "bullets" ? "– " : block.kind === "numbers" ? `${block.start + index}. ` : "";
          return sign + line.map((run) => run.text).join("");
        })
        .join("\n"),
    )
    .join("\n\n");

/** Words as people count them: marks and the numbers of a list are none. The API counts the same way. */
export const countWords = (text: string) => text.replaceAll(/^\d+\. /gm, "").match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0;

const TOKEN = /\\([\\*.-])|(\*+)/g;

/** Marks switch: one star italic, two bold, three both. */
function readLine(text: string): Line {
  const marks = [...text.matchAll(TOKEN)].flatMap(([, , stars]) => stars?.length ?? []);
  const isEven = (length: number) => marks.filter((each) => each === length || each === 3).length % 2 === 0;
  const isMarked = marks.every((length) => length <= 3) && isEven(1) && isEven(2);
  const runs: Line = [];
  let [at, isBold, isItalic] = [0, false, false];
  const add = (more: string) => {
    const last = runs.at(-1);
    if (more === "") return;
    if (last && last.isBold === isBold && last.isItalic === isItalic) last.text += more;
    else runs.push({ text: more, isBold, isItalic });
  };
  for (const { 0: token, 1: escaped, 2: stars, index } of text.matchAll(TOKEN)) {
    add(text.slice(at, index));
    at = index + token.length;
    if (escaped) add(escaped);
    else if (!isMarked) add(token);
    else {
      if (stars !== "*") isBold = !isBold;
      if (stars !== "**") isItalic = !isItalic;
    }
  }
  add(text.slice(at));
  return runs;
}

const plain: Omit<Run, "text"> = { isBold: false, isItalic: false };

function writeLine(line: Line): string {
  const switches = (from: Omit<Run, "text">, to: Omit<Run, "text">) =>
    "*".repeat((from.isBold === to.isBold ? 0 : 2) + (from.isItalic === to.isItalic ? 0 : 1));
  const texts = line.map(
    (run, index) => switches(line[index - 1] ?? plain, run) + run.text.replaceAll(/\\(?=[\\*.-])|\*/g, "\\$&"),
  );
  return texts.join("") + switches(line.at(-1) ?? plain, plain);
}
