import { type NumberLocale, readFigure, type Typed } from "@camket/figure-text";

/** 1.234,5 or 1,234.5. */
export const NUMBER_STYLES = ["VIETNAMESE", "ENGLISH"] as const;
export type NumberStyle = (typeof NUMBER_STYLES)[number];

const localeOf = { VIETNAMESE: "vi", ENGLISH: "en" } satisfies Record<NumberStyle, NumberLocale>;

/** Stands for either decimal mark in a number that a workbook holds as such. */
const NEUTRAL_MARK = "·";

/** A number of a workbook as text that means the same in either style: 1234·5. What adding left behind it is rounded away. */
export const writeCellNumber = (value: number) => String(Number(value.toPrecision(15))).replace(".", NEUTRAL_MARK);

const NEUTRAL = /^-?\d+·\d+$/;

/** Reads a cell as it is typed in an editor of figures. */
export const readNumber = (text: string, style: NumberStyle): Typed =>
  NEUTRAL.test(text) ? readFigure(text.replace(NEUTRAL_MARK, "."), "en") : readFigure(text, localeOf[style]);

const isNumber = (typed: Typed) => typed.kind !== "UNREADABLE" || typed.reason !== "NOT_A_NUMBER";

/** How a cell can be read: the same in both styles or in neither, in one only, or otherwise in each. */
export function styleOf(text: string): NumberStyle | "EITHER" | "AMBIGUOUS" {
  const [vietnamese, english] = [readNumber(text, "VIETNAMESE"), readNumber(text, "ENGLISH")];
  if (isNumber(vietnamese) !== isNumber(english)) return isNumber(vietnamese) ? "VIETNAMESE" : "ENGLISH";
  return JSON.stringify(vietnamese) === JSON.stringify(english) ? "EITHER" : "AMBIGUOUS";
}

/** The style of a file, by those of its cells that can be read in one style only; null where there are none, or of both. */
export function recogniseStyle(texts: string[]): NumberStyle | null {
  const styles = new Set(texts.map(styleOf));
  const [isVietnamese, isEnglish] = [styles.has("VIETNAMESE"), styles.has("ENGLISH")];
  return isVietnamese === isEnglish ? null : isVietnamese ? "VIETNAMESE" : "ENGLISH";
}
