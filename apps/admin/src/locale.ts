import type { Locale } from "@camket/ui/format";
import { i18n, type Messages } from "@lingui/core";

const storageKey = "camket-locale";

const catalogs = {
  vi: () => import("./locales/vi.ts"),
  en: () => import("./locales/en.ts"),
} satisfies Record<Locale, () => Promise<{ messages: Messages }>>;

const isLocale = (text: string | null | undefined): text is Locale => text === "vi" || text === "en";

/** What was chosen on this machine, else the first of the browser's languages we speak, else Vietnamese. */
export function preferredLocale(): Locale {
  const chosen = localStorage.getItem(storageKey);
  if (isLocale(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.split("-")[0]).find(isLocale) ?? "vi";
}

export async function activate(locale: Locale) {
  const { messages } = await catalogs[locale]();
  i18n.loadAndActivate({ locale, messages });
}

export async function chooseLocale(locale: Locale) {
  localStorage.setItem(storageKey, locale);
  await activate(locale);
}
