import { msg } from "@lingui/core/macro";
import { IconHome } from "@tabler/icons-react";
import type { NavigationEntry } from "../../navigation.ts";

export const homeNavigation: NavigationEntry = {
  href: "/",
  label: msg`Việc của tôi`,
  shortLabel: msg`Việc`,
  icon: IconHome,
  letter: "h",
};
