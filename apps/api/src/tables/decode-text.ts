/** The text of a file in UTF-8, UTF-16 with its mark, or Windows-1258; null where it is no text. */
export function decodeText(bytes: Buffer): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Older office programs write Vietnamese as Windows-1258, with the tone after its vowel; NFC joins them.
    const text = new TextDecoder("windows-1258").decode(bytes);
    return /\p{L}/u.test(text) && !hasControls(text) ? text : null;
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells a binary file
export const hasControls = (text: string) => /[\x00-\x08\x0e-\x1f]/.test(text);
