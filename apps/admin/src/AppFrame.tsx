import { useApolloClient, useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { isDialogOpen, useGoKeys } from "@camket/ui/keys";
import { Note } from "@camket/ui/page";
import { ColorSchemeSwitch, LanguageSwitch } from "@camket/ui/preferences";
import { Shell } from "@camket/ui/shell";
import { useToast } from "@camket/ui/toast";
import { Trans, useLingui } from "@lingui/react/macro";
import { useHotkeys } from "@mantine/hooks";
import { IconBellCog, IconKey } from "@tabler/icons-react";
import { Outlet, useRouter, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import { useFailureWords } from "./failure.ts";
import { askAuth } from "./features/access/auth.ts";
import { useGrantRoleLabels } from "./features/access/grant-roles.ts";
import { tokensHref } from "./features/access/hrefs.ts";
import { useNewsPoll } from "./features/notification/Bell.tsx";
import { notificationSettingsHref } from "./features/notification/hrefs.ts";
import { findKeys } from "./keys.ts";
import { chooseLocale } from "./locale.ts";
import { useNames } from "./names.ts";
import { footerNavigation, type NavigationEntry, navigation } from "./navigation.ts";
import { PageSkeleton } from "./PageSkeleton.tsx";
import { Places, PlacesContext } from "./places.ts";
import { useIsHeld, useIsSessionOver, useSession } from "./session.ts";

const FindDialog = lazy(async () => ({ default: (await import("./features/find/FindDialog.tsx")).FindDialog }));
const SignInAgain = lazy(async () => ({ default: (await import("./features/access/SignInAgain.tsx")).SignInAgain }));

const AppFrameQuery = graphql(`
  query AppFrame {
    viewer {
      id
      name
      isGlobalAdministrator
      canAdminister
      canCreateTokens
      roles {
        role
        paths
      }
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
  const client = useApolloClient();
  const session = useSession();
  const isSessionOver = useIsSessionOver();
  const isHeld = useIsHeld();
  const showToast = useToast();
  const failureWords = useFailureWords();
  const roleLabels = useGrantRoleLabels();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const isDense = useRouterState({ select: ({ matches }) => matches.some(({ staticData }) => staticData.isDense) });
  const { unitNameOf } = useNames();
  const { data } = useQuery(AppFrameQuery);
  useNewsPoll();
  const viewer = data?.viewer;
  const home = viewer?.homeCommittee;
  const footer = footerNavigation.filter(({ isForAdministrators }) => !isForAdministrators || viewer?.canAdminister);
  useGoKeys(
    Object.fromEntries([...navigation, ...footer].map(({ letter, href }) => [letter, () => router.history.push(href)])),
  );

  const userId = viewer?.id;
  const places = useMemo(() => (userId ? new Places(userId) : null), [userId]);
  const [isFinding, setFinding] = useState(false);
  // A form that is being filled in stays before the eyes.
  useHotkeys([["mod+K", () => setFinding((isFound) => isFound || !isDialogOpen())]], []);

  const isNobody = isSessionOver && !viewer;
  useEffect(() => {
    if (!isNobody) return;
    const { href } = router.state.location;
    router.navigate({ to: "/sign-in", search: href === "/" ? {} : { to: href }, replace: true });
  }, [isNobody, router]);
  if (isNobody) return null;

  const linkOf = ({ href, label, shortLabel, icon }: NavigationEntry) => ({
    href,
    label: i18n._(label),
    shortLabel: i18n._(shortLabel),
    icon,
    isCurrent: path === href || path.startsWith(`${href}/`),
  });

  async function goOn() {
    const before = JSON.stringify(viewer);
    const { data } = await client.query({
      query: AppFrameQuery,
      fetchPolicy: "network-only",
      context: { queryDeduplication: false }, // the one that was turned away is still waiting
    });
    // Somebody else, or other rights: nothing of what stands here is theirs to see.
    if (JSON.stringify(data?.viewer) !== before) window.location.reload();
    else session.resume();
  }

  async function signOut() {
    try {
      await askAuth("sign-out", {});
      places?.forget();
      // With the page goes all that it holds of what this person may see.
      window.location.assign("/sign-in");
    } catch (error) {
      showToast({ tone: "late", message: failureWords(error) });
    }
  }

  return (
    <Shell
      isFolded={isDense}
      identity={{ name: home ? unitNameOf(home.unit) : "Camket", detail: t`BCĐ về Nhân quyền`, href: "/" }}
      links={navigation.map(linkOf)}
      find={{ label: t`Tìm hoặc ra lệnh`, keys: findKeys, onOpen: () => setFinding(true) }}
      footerLinks={viewer ? footer.map(linkOf) : []}
      {...(viewer && {
        user: {
          name: viewer.name,
          initials: initialsOf(viewer.name),
          detail: [
            ...(viewer.isGlobalAdministrator ? [t`Quản trị hệ thống`] : []),
            ...new Set(viewer.roles.map(({ role }) => roleLabels[role])),
          ].join(", "),
          links: [
            { href: notificationSettingsHref(), label: t`Cài đặt nhắc việc`, icon: IconBellCog },
            ...(viewer.canCreateTokens ? [{ href: tokensHref(), label: t`Mã truy cập API`, icon: IconKey }] : []),
          ],
          onSignOut: signOut,
        },
      })}
      {...(data?.sampleLoad && { sampleMark: t`Dữ liệu mẫu: tên người, thời hạn và số liệu không có thật` })}
      controls={
        <>
          <LanguageSwitch onChange={chooseLocale} />
          <ColorSchemeSwitch />
        </>
      }
    >
      {isHeld && (
        <div role="status" className="camket-no-print">
          <Note tone="warn">
            <Trans>Máy chủ giới hạn lượng dữ liệu đọc mỗi phút. Trang tự tiếp tục sau ít giây, không mất gì.</Trans>
          </Note>
        </div>
      )}
      <PlacesContext value={places}>
        <Suspense fallback={<PageSkeleton />}>
          <Outlet />
        </Suspense>
      </PlacesContext>
      {isFinding && (
        <Suspense>
          <FindDialog
            onClose={() => setFinding(false)}
            pages={[...navigation, ...footer]}
            pageKeys={places?.pageKeys ?? []}
            recent={places?.recent().filter(({ href }) => href !== path) ?? []}
            onSignOut={signOut}
          />
        </Suspense>
      )}
      {isSessionOver && (
        <Suspense>
          <SignInAgain onSignedIn={goOn} />
        </Suspense>
      )}
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
