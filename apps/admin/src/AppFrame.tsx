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
    committees(where: { isRoot: true }, first: 1) {
      edges {
        node {
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
    }
  }
`);

/** What stands around every page. */
export function AppFrame() {
  const { t, i18n } = useLingui();
  const router = useRouter();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const { unitNameOf } = useNames();
  const { data } = useQuery(AppFrameQuery);
  const root = data?.committees.edges[0]?.node;
  useGoKeys(Object.fromEntries(navigation.map(({ letter, href }) => [letter, () => router.history.push(href)])));

  return (
    <Shell
      identity={{ name: root ? unitNameOf(root.unit) : "Camket", detail: t`BCĐ về Nhân quyền`, href: "/" }}
      links={navigation.map(({ href, label, shortLabel, icon }) => ({
        href,
        label: i18n._(label),
        shortLabel: i18n._(shortLabel),
        icon,
        isCurrent: path === href || path.startsWith(`${href}/`),
      }))}
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
