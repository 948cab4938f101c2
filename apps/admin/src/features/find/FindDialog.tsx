import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { CommandPalette, type PaletteEntry } from "@camket/ui/command-palette";
import { matchesFolded } from "@camket/ui/fold";
import { useLocale, useWords } from "@camket/ui/words";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useMantineColorScheme } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconClockHour4, IconCommand, IconLanguage, IconLogout, IconMoon, IconSun } from "@tabler/icons-react";
import { useRouter } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { commands } from "../../commands.ts";
import type { PageKey } from "../../keys.ts";
import { chooseLocale } from "../../locale.ts";
import type { NavigationEntry } from "../../navigation.ts";
import type { Place } from "../../places.ts";
import { today } from "../../today.ts";
import { FindQuery, useFound } from "./found.ts";

const FindViewerQuery = graphql(`
  query FindViewer {
    viewer {
      canAdminister
      canAdministerCatalogue
      canCreateTokens
      homeCommittee {
        id
        viewerCanDraft
      }
    }
  }
`);

interface FindDialogProps {
  onClose(): void;
  /** What the navigation offers this person. */
  pages: readonly NavigationEntry[];
  /** What the page at hand can do. */
  pageKeys: readonly PageKey[];
  recent: readonly Place[];
  onSignOut(): void;
}

/** An entry, and what becomes of it. */
interface Choice extends PaletteEntry {
  href?: string;
  act?(): void;
}

const restOfTyping = 200;
const fewestLetters = 2;

/** Goes anywhere and begins anything, by typing. */
export function FindDialog({ onClose, pages, pageKeys, recent, onSignOut }: FindDialogProps) {
  const { t, i18n } = useLingui();
  const words = useWords();
  const locale = useLocale();
  const router = useRouter();
  const foundIn = useFound();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [isOpen, setOpen] = useState(true);
  const next = useRef<() => void>(undefined);
  const [text, setText] = useState("");
  const [rested] = useDebouncedValue(text.trim(), restOfTyping);
  const isAsked = rested.length >= fewestLetters;
  const viewer = useQuery(FindViewerQuery).data?.viewer;
  const { data, previousData, loading, error } = useQuery(FindQuery, {
    variables: { text: rested, today: today() },
    skip: !isAsked,
    fetchPolicy: "network-only",
  });
  const found = isAsked ? (data ?? previousData) : undefined;
  const isSearching = text.trim().length >= fewestLetters && (loading || rested !== text.trim());

  const can = { ...viewer, canDraft: viewer?.homeCommittee?.viewerCanDraft };
  const onPage: Choice[] = pageKeys.flatMap(({ keys, label, onPress = {} }) => {
    const [act, ...others] = Object.values(onPress);
    return act && others.length === 0
      ? [{ key: `page ${label}`, label: capitalised(label), icon: IconCommand, keys, act }]
      : [];
  });
  const isDark = colorScheme === "dark";
  const everywhere: Choice[] = [
    ...pages.map(({ href, label, icon, letter }) => ({
      ...{ key: href, href, label: i18n._(label), icon },
      keys: ["G", letter.toUpperCase()],
    })),
    ...commands.flatMap(({ needs, label, ...command }) =>
      needs && !can[needs] ? [] : [{ key: command.href, label: i18n._(label), ...command }],
    ),
    {
      key: "language",
      label: locale === "vi" ? "English" : "Tiếng Việt",
      detail: words.language,
      icon: IconLanguage,
      act: () => void chooseLocale(locale === "vi" ? "en" : "vi"),
    },
    {
      key: "scheme",
      label: words.colorSchemes[isDark ? "light" : "dark"],
      detail: words.colorScheme,
      icon: isDark ? IconSun : IconMoon,
      act: () => setColorScheme(isDark ? "light" : "dark"),
    },
    { key: "sign-out", label: words.signOut, icon: IconLogout, act: onSignOut },
  ];
  const matching = (choices: Choice[]) =>
    choices.filter(({ label, detail }) => matchesFolded(`${label} ${detail ?? ""}`, text));
  const known = new Set(recent.map(({ href }) => href));
  const groups: { label: string; entries: Choice[] }[] = [
    {
      label: t`Vừa xem`,
      entries: matching(recent.map(({ href, ...place }) => ({ key: href, href, icon: IconClockHour4, ...place }))),
    },
    { label: t`Trên trang này`, entries: matching(onPage) },
    ...(found ? foundIn(found) : []).map(({ label, entries }) => ({
      label,
      // What was seen lately stands above.
      entries: text.trim()
        ? entries.filter(({ href, label }) => !(known.has(href) && matchesFolded(label, text)))
        : entries,
    })),
    { label: t`Trang và lệnh`, entries: matching(everywhere) },
  ];
  const choices = groups.flatMap(({ entries }) => entries);

  function pick(key: string, isApart: boolean) {
    const { href, act } = choices.find((each) => each.key === key) ?? {};
    if (href && isApart) {
      window.open(href, "_blank", "noopener");
      return;
    }
    setOpen(false);
    if (href) router.history.push(href);
    // What opens a dialog gives the focus back in its turn, so this one has to be gone.
    next.current = act;
  }

  return (
    <CommandPalette
      isOpen={isOpen}
      onClose={() => setOpen(false)}
      onClosed={() => {
        onClose();
        next.current?.();
      }}
      label={t`Tìm hoặc ra lệnh`}
      placeholder={t`Tên nhiệm vụ, ban, văn bản, người, hoặc việc cần làm`}
      text={text}
      onType={setText}
      groups={groups}
      isLoading={isSearching}
      empty={
        error ? (
          <Trans>Chưa tìm được. Kiểm tra mạng rồi gõ lại.</Trans>
        ) : (
          <Trans>Không có gì như “{text.trim()}” trong phạm vi được xem. Thử ít chữ hơn, hoặc gõ không dấu.</Trans>
        )
      }
      status={plural(choices.length, { other: "# kết quả" })}
      hints={[
        { keys: "↑ ↓", label: t`chọn` },
        { keys: "↵", label: t`mở` },
        { keys: "Ctrl ↵", label: t`mở ở thẻ mới` },
        { keys: "Esc", label: t`đóng` },
      ]}
      onPick={pick}
    />
  );
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
