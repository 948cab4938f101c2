import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { DatesProvider } from "@mantine/dates";
import "dayjs/locale/vi";
import { createContext, type ReactNode, useContext, useEffect } from "react";
import type { Locale } from "./format.ts";
import { LinkContext, type RenderLink } from "./link.tsx";
import { cssVariablesResolver, theme } from "./theme.ts";
import { ToastProvider } from "./toast.tsx";
import { LocaleContext } from "./words.ts";

const LetterKeysContext = createContext(true);

/** False where the person has switched single-letter keys off. */
export function useLetterKeys(): boolean {
  return useContext(LetterKeysContext);
}

const colorSchemeManager = localStorageColorSchemeManager({ key: "camket-color-scheme" });

interface UiProviderProps {
  locale: Locale;
  renderLink?: RenderLink;
  hasLetterKeys?: boolean;
  /** In tests transitions and portals are left out. */
  env?: "default" | "test";
  children: ReactNode;
}

export function UiProvider({ locale, renderLink, hasLetterKeys = true, env = "default", children }: UiProviderProps) {
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const page = (
    <LetterKeysContext value={hasLetterKeys}>
      <ToastProvider>{children}</ToastProvider>
    </LetterKeysContext>
  );
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
      env={env}
    >
      <LocaleContext value={locale}>
        <DatesProvider settings={{ locale, firstDayOfWeek: 1 }}>
          {renderLink ? <LinkContext value={renderLink}>{page}</LinkContext> : page}
        </DatesProvider>
      </LocaleContext>
    </MantineProvider>
  );
}
