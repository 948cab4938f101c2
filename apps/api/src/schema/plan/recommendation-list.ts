import type { Mechanism, Recommendation } from "@camket/prisma";
import type { Text } from "../../errors.ts";
import type { Table } from "../../tables/table.ts";
import { ColumnMissingError } from "../access/uploaded-table.errors.ts";

/** What a list of recommendations has columns for. */
export type RecommendationColumn = "recommendation" | "position" | "themes" | "sdgs" | "year" | "states";

/** Heads by which the columns are known: generations of the form of the United Nations name them differently. */
const HEADS: Record<RecommendationColumn, RegExp> = {
  recommendation: /^(recommendations?\b[^.\d]{0,60}|text|(nội dung )?khuyến nghị|nội dung)$/i,
  position: /^(position\b[^.\d]{0,60}|response|lập trường|trả lời)$/i,
  themes: /^([^.\d]{0,40}\bthemes?\b[^.\d]{0,60}|lĩnh vực)$/i,
  sdgs: /^([^.\d]{0,40}\bsdgs?\b[^.\d]{0,60}|sustainable development goals|mục tiêu phát triển bền vững)$/i,
  year: /^(year|năm)$/i,
  states: /^(recommending[_ ]states?|nước khuyến nghị)$/i,
};

const NEEDED = ["recommendation", "position"] as const;

/** Whether the words of a row are the head of such a list. */
export const isRecommendationHead = (cells: string[]): boolean =>
  cells.some((cell) => HEADS.recommendation.test(cell)) && cells.filter(Boolean).length > 1;

export const recommendationProblemTexts = {
  NO_REFERENCE: {
    vi: "Không thấy số khuyến nghị ở đầu ô, như 140.7.",
    en: "No number such as 140.7 stands at the beginning of the cell.",
  },
  NO_TEXT: { vi: "Sau số khuyến nghị không có nội dung.", en: "There is no text after the number." },
  UNKNOWN_POSITION: {
    vi: "Không rõ lập trường này là chấp thuận hay ghi nhận.",
    en: "It is not clear whether this position means supported or noted.",
  },
  UNKNOWN_CYCLE: {
    vi: "Không suy được chu kỳ từ năm này. Ghi chu kỳ trước khi nhập.",
    en: "No cycle follows from this year. Say which one it is.",
  },
  REFERENCE_REPEATED: {
    vi: "Số này đã có ở một dòng trước, với nội dung hoặc lập trường khác.",
    en: "An earlier row has this number, with another text or position.",
  },
} satisfies Record<string, Text>;

export interface RecommendationProblem {
  /** The row of the file, counted with its head as the first. */
  line: number;
  column: RecommendationColumn;
  value: string;
  code: keyof typeof recommendationProblemTexts;
}

/** A recommendation as a list has it; what the list has no column for is undefined. */
export type ListedRecommendation = Pick<
  Recommendation,
  "cycle" | "reference" | "text" | "recommendingStates" | "position" | "positionText"
> &
  Partial<Pick<Recommendation, "positionSource" | "sourceThemes" | "sourceGroups" | "sdgs">>;

export interface RecommendationList {
  recommendations: ListedRecommendation[];
  problems: RecommendationProblem[];
}

/**
 * Reads a list of recommendations. A row is one of them, or a heading: "Theme: …". Where several States made one, each of
 * them may have a row.
 *
 * @param cycle of the rows that have no year from which it follows.
 * @throws ColumnMissingError
 */
export function readRecommendations(
  { columns, rows }: Table,
  { mechanism, cycle }: { mechanism: Mechanism; cycle: string | null },
): RecommendationList {
  const places = findPlaces(columns);
  const listed = new Map<string, ListedRecommendation>();
  const problems: RecommendationProblem[] = [];
  for (const [index, row] of rows.entries()) {
    if (isHeading(row)) continue;
    const read = readRow((column) => (places[column] < 0 ? undefined : row[places[column]]), { mechanism, cycle });
    const key = "code" in read ? "" : `${read.cycle} ${read.reference}`;
    const earlier = listed.get(key);
    if ("code" in read || (earlier && !isSame(read, earlier))) {
      const { column, code } =
        "code" in read ? read : ({ column: "recommendation", code: "REFERENCE_REPEATED" } as const);
      const value = (row[places[column]] ?? "").slice(0, MOST_SHOWN);
      problems.push({ line: index + 2, column, value, code });
    } else listed.set(key, earlier ? joined(earlier, read) : read);
  }
  return { recommendations: [...listed.values()], problems };
}

/** One recommendation, or what is wrong with the row. */
function readRow(
  cell: (column: RecommendationColumn) => string | undefined,
  { mechanism, cycle }: { mechanism: Mechanism; cycle: string | null },
): ListedRecommendation | Pick<RecommendationProblem, "column" | "code"> {
  const { reference, text, positionSource } = readText(cell("recommendation") ?? "");
  if (!reference) return { column: "recommendation", code: "NO_REFERENCE" };
  if (!text) return { column: "recommendation", code: "NO_TEXT" };
  const positionText = oneLine(cell("position") ?? "");
  const position = positionOf(positionText);
  if (!position) return { column: "position", code: "UNKNOWN_POSITION" };
  const itsCycle = (mechanism === "UPR" && cycleOf(cell("year"))) || cycle;
  if (!itsCycle) return { column: "year", code: "UNKNOWN_CYCLE" };
  const [themes, sdgs] = [cell("themes"), cell("sdgs")];
  return {
    ...{ cycle: itsCycle, reference, text, position, positionText: positionText || null },
    recommendingStates: readStates(cell("states"), text),
    ...(positionSource !== undefined && { positionSource }),
    ...(themes !== undefined && readThemes(themes)),
    ...(sdgs !== undefined && { sdgs: readSdgs(sdgs) }),
  };
}

const isSame = (one: ListedRecommendation, other: ListedRecommendation) =>
  one.text === other.text && one.position === other.position;

/** One recommendation that stands on several rows. */
const joined = (one: ListedRecommendation, other: ListedRecommendation): ListedRecommendation => ({
  ...one,
  recommendingStates: union(one.recommendingStates, other.recommendingStates),
  ...(one.sourceThemes && { sourceThemes: union(one.sourceThemes, other.sourceThemes ?? []) }),
  ...(one.sourceGroups && { sourceGroups: union(one.sourceGroups, other.sourceGroups ?? []) }),
});

const MOST_SHOWN = 200;

/** @throws ColumnMissingError */
export function findPlaces(columns: string[]): Record<RecommendationColumn, number> {
  const place = (column: RecommendationColumn) => columns.findIndex((head) => HEADS[column].test(head));
  const places: Record<RecommendationColumn, number> = {
    recommendation: place("recommendation"),
    position: place("position"),
    themes: place("themes"),
    sdgs: place("sdgs"),
    year: place("year"),
    states: place("states"),
  };
  const missing = NEEDED.filter((column) => places[column] < 0);
  if (missing.length > 0) throw new ColumnMissingError(missing);
  return places;
}

const isHeading = ([first = "", ...others]: string[]) => /^themes?\s*:/i.test(first) && !others.some(Boolean);

const oneLine = (text: string) => text.replaceAll("\n", " ");
const lines = (text: string) => text.split("\n").filter(Boolean);
const union = (some: string[], others: string[]) => [...new Set([...some, ...others])];

/** "140.7 Ratify … (Portugal);" and, on a line of its own, "Source of Position: A/HRC/59/15/Add.1 - Para.3". */
function readText(words: string): { reference?: string; text: string; positionSource?: string } {
  const source = /^source of position\s*:?\s*/i;
  const said = lines(words);
  const [positionSource] = said.flatMap((line) => (source.test(line) ? line.replace(source, "") : []));
  const whole = said.filter((line) => !source.test(line)).join("\n");
  // Some sources write 143.1., 143.1..1 and 99.11.1continue.
  const [, reference = "", text = ""] = /^(\d+(?:\.+\d+)+|\d+(?=\.\s))\.?\s*(.*)$/s.exec(whole) ?? [];
  return { text: text.trim(), ...(reference && { reference }), ...(positionSource && { positionSource }) };
}

const POSITIONS: [RegExp, Recommendation["position"]][] = [
  // What a State takes up in part counts as noted.
  [/^(noted|not supported|rejected|partially supported|supported in part|supported\s*\/\s*noted)$/i, "NOTED"],
  [/^(ghi nhận|không chấp thuận|chấp thuận một phần)$/i, "NOTED"],
  // "Implemented": it enjoys the support of the State, which considers it implemented.
  [/^(support(ed)?|accepted|implemented|chấp thuận|ủng hộ)$/i, "SUPPORTED"],
  [/^(|pending|consider(ed)?|to be examined|under consideration|chưa trả lời|xem xét)$/i, "PENDING"],
];

const positionOf = (words: string) => POSITIONS.find(([pattern]) => pattern.test(words))?.[1];

/** The cycle of the Universal Periodic Review that a year lies in. The third one ended and the fourth began in 2022. */
function cycleOf(words: string | undefined): string | undefined {
  if (!words || !/^\d{4}$/.test(words)) return undefined;
  const year = Number(words);
  if (year >= 2008 && year <= 2011) return "1";
  if (year >= 2012 && year <= 2016) return "2";
  if (year >= 2017 && year <= 2021) return "3";
  return year >= 2023 && year <= 2027 ? "4" : undefined;
}

/** As a column has them, or else those in the last brackets of the text: "(Peru, Iran (Islamic Republic of)) (Togo);" */
function readStates(cell: string | undefined, text: string): string[] {
  if (cell) return splitStates(oneLine(cell));
  const states: string[] = [];
  let rest = text.replace(/[\s;.,]+$/, "");
  while (rest.endsWith(")")) {
    const opens = openingBracket(rest);
    if (opens < 0) break;
    const named = splitStates(rest.slice(opens + 1, -1));
    if (!named.every(isNameOfState)) break;
    states.unshift(...named);
    rest = rest.slice(0, opens).trimEnd();
  }
  return union(states, []);
}

function openingBracket(text: string): number {
  let open = 0;
  for (let place = text.length - 1; place >= 0; place--) {
    if (text[place] === ")") open++;
    if (text[place] === "(" && --open === 0) return place;
  }
  return -1;
}

/** Commas inside brackets belong to a name. */
const splitStates = (words: string) =>
  words
    .split(/[,;](?![^(]*\))/)
    .map((name) => name.trim())
    .filter(Boolean);

/** Not an abbreviation, a year, or words of the sentence: "(ICCPR)", "(2030)", "(in particular women)". */
const isNameOfState = (name: string) =>
  /^(the (former )?)?\p{Lu}/u.test(name) && /\p{Ll}/u.test(name) && !/\d/.test(name);

/** Themes, then after "Affected persons:" or "Groups of Persons:" groups, a line each. */
function readThemes(cell: string) {
  const [sourceThemes, sourceGroups]: [string[], string[]] = [[], []];
  let isOfGroups = false;
  for (const line of lines(cell)) {
    const name = line.replace(/^[-–•]\s*/, "").trim();
    if (/^(affected persons|groups? of persons)\s*:?$/i.test(name)) isOfGroups = true;
    else if (name) (isOfGroups ? sourceGroups : sourceThemes).push(name);
  }
  return { sourceThemes: union(sourceThemes, []), sourceGroups: union(sourceGroups, []) };
}

/** "- 4 - QUALITY EDUCATION" is 4. */
function readSdgs(cell: string): number[] {
  const goals = lines(cell).flatMap((line) => {
    const [, number] = /^[-–•]?\s*(?:SDG\s*)?(\d{1,2})\b/i.exec(line) ?? [];
    return number && Number(number) >= 1 && Number(number) <= 17 ? Number(number) : [];
  });
  return [...new Set(goals)];
}
