import { NativeSelect, useMantineColorScheme } from "@mantine/core";
import type { Locale } from "./format.ts";
import classes from "./preferences.module.css";
import { useLocale, useWords } from "./words.ts";

const schemes = ["auto", "light", "dark"] as const;

/** Light, dark, or as the system has it; remembered on this machine. */
export function ColorSchemeSwitch() {
  const words = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <NativeSelect
      size="xs"
      classNames={{ input: classes.choice }}
      aria-label={words.colorScheme}
      value={colorScheme}
      data={schemes.map((scheme) => ({ value: scheme, label: words.colorSchemes[scheme] }))}
      onChange={(event) => {
        const chosen = schemes.find((scheme) => scheme === event.currentTarget.value);
        if (chosen) setColorScheme(chosen);
      }}
    />
  );
}

export function LanguageSwitch({ onChange }: { onChange(locale: Locale): void }) {
  const words = useWords();
  const locale = useLocale();
  return (
    <NativeSelect
      size="xs"
      classNames={{ input: classes.choice }}
      aria-label={words.language}
      value={locale}
      data={[
        { value: "vi", label: "Tiếng Việt" },
        { value: "en", label: "English" },
      ]}
      onChange={(event) => onChange(event.currentTarget.value === "en" ? "en" : "vi")}
    />
  );
}
