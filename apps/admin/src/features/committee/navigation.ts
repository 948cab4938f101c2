import { msg } from "@lingui/core/macro";
import { IconSitemap } from "@tabler/icons-react";
import type { NavigationEntry } from "../../navigation.ts";

export const committeeNavigation: NavigationEntry = {
  href: "/committees",
  label: msg({ message: "Ban chỉ đạo", context: "danh sách" }),
  shortLabel: msg`Ban`,
  icon: IconSitemap,
  letter: "c",
};
