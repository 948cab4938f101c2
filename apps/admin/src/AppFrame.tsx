import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { ColorSchemeSwitch, LanguageSwitch } from "@camket/ui/preferences";
import { Shell } from "@camket/ui/shell";
import { useLingui } from "@lingui/react/macro";
import { Outlet, useRouter, useRouterState } from "@tanstack/react-router";
import { Suspense } from "react";
import { useGoKeys } from "./keys.ts";
import { chooseLocale } from "./locale.ts";
import { useNames } from "./names.ts";
import { navigation } from "./navigation.ts";
import { PageSkeleton } from "./PageSkeleton.tsx";

const AppFrameQuery = graphql(`
  query AppFrame {
    viewer {
      name
      homeCommittee {
        id
        unit {
          id
          level
          kind
          name
          nameEn
        }
      }
    }
    sampleLoad {
      loadedAt
    }
  }
`);

/** What stands around every page. */
export function AppFrame() {
  const { t, i18n } = useLingui();
  const router = useRouter();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const isDense = useRouterState({ select: ({ matches }) => matches.some(({ staticData }) => staticData.isDense) });
  const { unitNameOf } = useNames();
  const { data } = useQuery(AppFrameQuery);
  const home = data?.viewer?.homeCommittee;
  useGoKeys(Object.fromEntries(navigation.map(({ letter, href }) => [letter, () => router.history.push(href)])));

  return (
    <Shell
      isFolded={isDense}
      identity={{ name: home ? unitNameOf(home.unit) : "Camket", detail: t`BCĐ về Nhân quyền`, href: "/" }}
      links={navigation.map(({ href, label, shortLabel, icon }) => ({
        href,
        label: i18n._(label),
        shortLabel: i18n._(shortLabel),
        icon,
        isCurrent: path === href || path.startsWith(`${href}/`),
      }))}
      {...(data?.viewer && { user: { name: data.viewer.name, initials: initialsOf(data.viewer.name) } })}
      {...(data?.sampleLoad && { sampleMark: t`Dữ liệu mẫu: tên người, thời hạn và số liệu không có thật` })}
      controls={
        <>
          <LanguageSwitch onChange={chooseLocale} />
          <ColorSchemeSwitch />
        </>
      }
    >
      <Suspense fallback={<PageSkeleton />}>
        <Outlet />
      </Suspense>
    </Shell>
  );
}

/** Of the first and the last word. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 && words.at(-1)]
    .map((word) => (word || "").charAt(0))
    .join("")
    .toUpperCase();
}
