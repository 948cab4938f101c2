/** A text cut where it names somebody: names stand at odd places, their @ with them. */
export function mentionParts(text: string, names: readonly string[]): string[] {
  // The longest first: "@Lê An Bình" is not "@Lê An" and a word.
  const wanted = [...names]
    .sort((a, b) => b.length - a.length)
    .map((name) => `@${name}`.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return wanted.length > 0 ? text.split(new RegExp(`(${wanted.join("|")})`, "u")) : [text];
}
