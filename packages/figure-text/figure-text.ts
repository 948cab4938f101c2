/** How numbers are written: 1.234,5 in Vietnamese, 1,234.5 in English. */
export type NumberLocale = "vi" | "en";

/** What can be typed in a cell: nothing at all, that nothing arose, or a number. They are three different things. */
export type Typed =
  | { kind: "EMPTY" }
  | { kind: "NOTHING_AROSE" }
  /** A decimal as it travels: "1234.5". */
  | { kind: "NUMBER"; value: string }
  | { kind: "UNREADABLE"; reason: UnreadableReason };

export type UnreadableReason = "NOT_A_NUMBER" | "TOO_MANY_DIGITS" | "TOO_MANY_DECIMALS";

/** Of a typed number. The sum of ten thousand such numbers, more than there are committees, has the 16 that are kept. */
export const MOST_DIGITS = 12;
export const MOST_DECIMALS = 4;

const nothingAroseWords = new Set(["không phát sinh", "kps", "không", "nothing arose", "none", "x", "-", "–", "—"]);

/** Reads a cell as it is typed or pasted: 1.234,5 in Vietnamese, 1,234.5 in English. */
export function readFigure(text: string, locale: NumberLocale): Typed {
  const typed = text
    .normalize("NFC")
    .replace(/[\s\u00a0\u202f]+/g, " ")
    .trim();
  if (typed === "") return { kind: "EMPTY" };
  if (nothingAroseWords.has(typed.toLowerCase())) return { kind: "NOTHING_AROSE" };
  const pattern =
    locale === "vi"
      ? /^([-−]?)([1-9]\d{0,2}(?:[. ]\d{3})+|\d+)(?:,(\d+))?$/
      : /^([-−]?)([1-9]\d{0,2}(?:[, ]\d{3})+|\d+)(?:\.(\d+))?$/;
  const match = pattern.exec(typed);
  if (!match) return { kind: "UNREADABLE", reason: "NOT_A_NUMBER" };
  const [, sign, grouped = "", decimals = ""] = match;
  const whole = grouped.replace(/\D/g, "").replace(/^0+(?=\d)/, "");
  const fraction = decimals.replace(/0+$/, "");
  if (whole.length > MOST_DIGITS) return { kind: "UNREADABLE", reason: "TOO_MANY_DIGITS" };
  if (fraction.length > MOST_DECIMALS) return { kind: "UNREADABLE", reason: "TOO_MANY_DECIMALS" };
  const isZero = whole === "0" && fraction === "";
  return { kind: "NUMBER", value: `${sign && !isZero ? "-" : ""}${whole}${fraction && `.${fraction}`}` };
}

/** A decimal as its readers write it, to the last digit. */
export function writeFigure(decimal: string, locale: NumberLocale): string {
  const [whole = "", fraction] = decimal.replace("-", "−").split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, locale === "vi" ? "." : ",");
  return fraction ? `${grouped}${locale === "vi" ? "," : "."}${fraction}` : grouped;
}
