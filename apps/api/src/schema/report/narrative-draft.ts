import type { NarrativeSource, SectionKind } from "@camket/prisma";

export type Source = Pick<NarrativeSource, "taskId" | "eventId" | "documentId">;

/** What is said of one row of the committee's work, and which row that is. */
export interface Line {
  text: string;
  source: Source;
}

export interface Passage {
  /** Stands above its lines. */
  heading: string;
  lines: Line[];
}

export interface SectionDraft {
  section: SectionKind;
  text: string;
  sources: Source[];
}

const nothing: Source = { taskId: null, eventId: null, documentId: null };
export const ofTask = (taskId: number): Source => ({ ...nothing, taskId });
export const ofEvent = (eventId: number): Source => ({ ...nothing, eventId });
export const ofDocument = (documentId: number): Source => ({ ...nothing, documentId });

/** As many words as people count: marks and the numbers of a list are none. */
export const countWords = (text: string) => text.replaceAll(/^\d+\. /gm, "").match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0;

/** A text that somebody typed elsewhere, as part of a sentence here. */
export const quoted = (text: string) =>
  text
    .replaceAll(/\s+/g, " ")
    .trim()
    .replace(/[.;,]+$/, "")
    .replaceAll(/[\\*]/g, "\\$&");

export const sayDay = (day: Date) => day.toISOString().slice(0, 10).split("-").reverse().join("/");

const rest = (count: number) => `Ngoài ra còn ${count} nội dung khác.`;

/** A section of whole lines, as many as it may have words; what no longer fits is counted at its end. */
export function composeSection(section: SectionKind, passages: Passage[], maxWords: number | null): SectionDraft {
  const all = passages.flatMap(({ lines }) => lines).length;
  const most = maxWords ?? Number.POSITIVE_INFINITY;
  const written: { heading: string; lines: Line[] }[] = [];
  let [words, told] = [0, 0];
  fill: for (const { heading, lines } of passages)
    for (const [index, line] of lines.entries()) {
      const more = countWords(line.text) + (index === 0 ? countWords(heading) : 0);
      const left = told + 1 < all ? countWords(rest(all)) : 0;
      if (words + more + left > most) break fill;
      if (index === 0) written.push({ heading, lines: [] });
      written.at(-1)?.lines.push(line);
      words += more;
      told += 1;
    }
  const paragraphs = written.map(({ heading, lines }) => [heading, ...lines.map(({ text }) => `- ${text}`)].join("\n"));
  if (told > 0 && told < all) paragraphs.push(rest(all - told));
  const sources = new Map(
    written.flatMap(({ lines }) => lines.map(({ source }) => [Object.values(source).join(), source] as const)),
  );
  return { section, text: paragraphs.join("\n\n"), sources: [...sources.values()] };
}
