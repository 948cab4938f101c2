import { msg } from "@lingui/core/macro";
import { IconUsers } from "@tabler/icons-react";
import type { NavigationEntry } from "../../navigation.ts";

export const userNavigation: NavigationEntry = {
  href: "/users",
  label: msg`Người dùng và quyền`,
  shortLabel: msg`Quyền`,
  icon: IconUsers,
  letter: "u",
};
