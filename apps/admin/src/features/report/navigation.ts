import { msg } from "@lingui/core/macro";
import { IconClipboardList } from "@tabler/icons-react";
import type { NavigationEntry } from "../../navigation.ts";

export const reportNavigation: NavigationEntry = {
  href: "/reports",
  label: msg`Báo cáo`,
  shortLabel: msg`Báo cáo`,
  icon: IconClipboardList,
  letter: "b",
};
