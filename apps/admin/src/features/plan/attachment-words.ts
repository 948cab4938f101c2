import { formatNumber, type Locale } from "@camket/ui/format";

/** "1,2 MB", "340 kB", as far as it matters before one fetches it. */
export function formatSize(bytes: number, locale: Locale): string {
  if (bytes >= 1_000_000) return `${formatNumber(bytes / 1_000_000, locale, 1)} MB`;
  return bytes >= 1000 ? `${formatNumber(bytes / 1000, locale, 0)} kB` : `${formatNumber(bytes, locale)} B`;
}
