import { msg } from "@lingui/core/macro";
import { IconHistory } from "@tabler/icons-react";
import type { NavigationEntry } from "../../navigation.ts";

export const auditNavigation: NavigationEntry = {
  href: "/audit",
  label: msg`Nhật ký`,
  shortLabel: msg`Nhật ký`,
  icon: IconHistory,
  letter: "y",
};
