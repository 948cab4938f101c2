/** Text without case and diacritics, as people type it in a hurry: "Đắk Lắk" becomes "dak lak". */
export function foldName(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().trim();
}

/** True where every word of the query begins a word of the text, in any order. */
export function matchesFolded(text: string, query: string): boolean {
  const words = foldName(text).split(/[^\p{L}\p{N}]+/u);
  return foldName(query)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .every((typed) => words.some((word) => word.startsWith(typed)));
}

/** Vietnamese order: a ă â, d đ, tones after letters; numbers by their value. */
export const collator = new Intl.Collator("vi", { numeric: true });

/** People are ordered by given name, the last word, then by the whole name. */
export function compareNames(a: string, b: string): number {
  const given = (name: string) => name.trim().split(/\s+/).at(-1) ?? "";
  return collator.compare(given(a), given(b)) || collator.compare(a, b);
}
