import { useKeys } from "@camket/ui/keys";
import { Page } from "@camket/ui/page";
import { useDisclosure } from "@mantine/hooks";
import { useRouterState } from "@tanstack/react-router";
import type { ComponentProps } from "react";
import { Bell } from "./features/notification/Bell.tsx";
import { KeysDialog } from "./KeysDialog.tsx";
import type { PageKey } from "./keys.ts";
import { useVisit } from "./places.ts";
import { UnreadSearch } from "./UnreadSearch.tsx";

interface AppPageProps extends Omit<ComponentProps<typeof Page>, "keys" | "onAllKeys" | "title" | "bell"> {
  title: string;
  /** What stands beside the title. */
  keys?: readonly PageKey[];
}

/** A page with its document title, and its keys both shown and acting. */
export function AppPage({ title, keys = [], children, ...props }: AppPageProps) {
  const [areKeysOpen, { open, close }] = useDisclosure();
  const { breadcrumbs } = props;
  const href = useRouterState({ select: ({ resolvedLocation, location }) => (resolvedLocation ?? location).pathname });
  useVisit(href, title, breadcrumbs.length > 1 ? breadcrumbs[0]?.label : undefined, keys);
  useKeys({ ...Object.assign({}, ...keys.map(({ onPress }) => onPress)), "?": open });
  return (
    <>
      <title>{`${title} · Camket`}</title>
      <Page {...props} title={title} keys={keys} onAllKeys={open} bell={<Bell />}>
        <UnreadSearch />
        {children}
      </Page>
      <KeysDialog isOpen={areKeysOpen} onClose={close} pageKeys={keys} />
    </>
  );
}
