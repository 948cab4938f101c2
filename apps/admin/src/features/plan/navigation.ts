import { msg } from "@lingui/core/macro";
import {
  IconArrowDownCircle,
  IconCalendarEvent,
  IconChecklist,
  IconFileText,
  IconGridDots,
  IconSpeakerphone,
  IconTarget,
  IconWorld,
} from "@tabler/icons-react";
import type { NavigationEntry } from "../../navigation.ts";

export const planNavigation: NavigationEntry = {
  href: "/plans",
  label: msg({ message: "Kế hoạch", context: "danh sách" }),
  shortLabel: msg({ message: "Kế hoạch", context: "danh sách" }),
  icon: IconChecklist,
  letter: "k",
};

export const taskNavigation: NavigationEntry = {
  href: "/tasks",
  label: msg({ message: "Nhiệm vụ", context: "danh sách" }),
  shortLabel: msg({ message: "Nhiệm vụ", context: "danh sách" }),
  icon: IconTarget,
  letter: "n",
};

export const assignmentNavigation: NavigationEntry = {
  href: "/assignments",
  label: msg`Việc cấp trên giao`,
  shortLabel: msg`Được giao`,
  icon: IconArrowDownCircle,
  letter: "t",
};

export const eventNavigation: NavigationEntry = {
  href: "/events",
  label: msg({ message: "Hội nghị, tập huấn", context: "danh sách" }),
  shortLabel: msg`Hội nghị`,
  icon: IconCalendarEvent,
  letter: "e",
};

export const outputNavigation: NavigationEntry = {
  href: "/outputs",
  label: msg`Sản phẩm truyền thông`,
  shortLabel: msg`Truyền thông`,
  icon: IconSpeakerphone,
  letter: "p",
};

export const documentNavigation: NavigationEntry = {
  href: "/documents",
  label: msg({ message: "Văn bản", context: "danh sách" }),
  shortLabel: msg({ message: "Văn bản", context: "danh sách" }),
  icon: IconFileText,
  letter: "v",
};

export const recommendationNavigation: NavigationEntry = {
  href: "/recommendations",
  label: msg({ message: "Khuyến nghị", context: "danh sách" }),
  shortLabel: msg({ message: "Khuyến nghị", context: "danh sách" }),
  icon: IconWorld,
  letter: "r",
};

export const coverageNavigation: NavigationEntry = {
  href: "/coverage",
  label: msg`Quyền đã có nhiệm vụ`,
  shortLabel: msg`Độ phủ`,
  icon: IconGridDots,
  letter: "q",
};
