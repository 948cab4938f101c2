const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** The same for spellings that differ in where the tone stands (Hòa, Hoà) or in capitals, and in nothing else. */
export const spelling = (name: string): string =>
  name
    .normalize("NFD")
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.replace(TONES, "") + (word.match(TONES)?.join("") ?? ""))
    .join(" ");

/** In letters of English, for a unit whose English name is not given: "Đồng Nai" is "Dong Nai". */
export const withoutDiacritics = (name: string): string =>
  name.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D");
