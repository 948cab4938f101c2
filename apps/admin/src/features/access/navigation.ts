import { msg } from "@lingui/core/macro";
import { IconStack2, IconUsers } from "@tabler/icons-react";
import type { NavigationEntry } from "../../navigation.ts";

export const userNavigation: NavigationEntry = {
  href: "/users",
  label: msg`Người dùng và quyền`,
  shortLabel: msg`Quyền`,
  icon: IconUsers,
  letter: "u",
};

export const jobNavigation: NavigationEntry = {
  href: "/jobs",
  label: msg`Việc nền và đợt nhập`,
  shortLabel: msg`Đợt nhập`,
  icon: IconStack2,
  letter: "d",
};
