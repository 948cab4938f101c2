import { msg } from "@lingui/core/macro";
import { IconSitemap } from "@tabler/icons-react";
import type { NavigationEntry } from "../../navigation.ts";

export const committeeNavigation: NavigationEntry = {
  href: "/committees",
  label: msg`Ban chỉ đạo`,
  shortLabel: msg`Ban`,
  icon: IconSitemap,
  letter: "c",
};
