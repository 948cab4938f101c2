import { msg } from "@lingui/core/macro";
import { IconCalendarEvent, IconChecklist, IconFileText, IconTarget } from "@tabler/icons-react";
import type { NavigationEntry } from "../../navigation.ts";

export const planNavigation: NavigationEntry = {
  href: "/plans",
  label: msg`Kế hoạch`,
  shortLabel: msg`Kế hoạch`,
  icon: IconChecklist,
  letter: "k",
};

export const taskNavigation: NavigationEntry = {
  href: "/tasks",
  label: msg`Nhiệm vụ`,
  shortLabel: msg`Nhiệm vụ`,
  icon: IconTarget,
  letter: "n",
};

export const eventNavigation: NavigationEntry = {
  href: "/events",
  label: msg`Hội nghị, tập huấn`,
  shortLabel: msg`Hội nghị`,
  icon: IconCalendarEvent,
  letter: "e",
};

export const documentNavigation: NavigationEntry = {
  href: "/documents",
  label: msg`Văn bản`,
  shortLabel: msg`Văn bản`,
  icon: IconFileText,
  letter: "v",
};
