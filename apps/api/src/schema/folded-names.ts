/** Words as the database's fold_name() writes them. Only letters and digits are left, so LIKE has nothing to escape. */
export function foldName(name: string): string[] {
  const letters = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");
  return letters.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** The same for everyone whose name has the same words, in any order, as the database's folded_key() writes it. */
export const foldedKey = (name: string) => foldName(name).sort().join(" ");

const MOST_WORDS = 20;

/** Every word of a search, in any order, with or without diacritics; of a very long one the first 20. */
export const words = (search: string | null | undefined) =>
  foldName(search ?? "")
    .slice(0, MOST_WORDS)
    .map((word) => ({ contains: word }));
