import { msg } from "@lingui/core/macro";
import { IconBell, IconBellCog } from "@tabler/icons-react";
import type { Command } from "../../commands.ts";
import { notificationSettingsHref, notificationsHref } from "./hrefs.ts";

export const notificationCommands: readonly Command[] = [
  { label: msg`Nhắc việc`, href: notificationsHref(), icon: IconBell },
  { label: msg`Cài đặt nhắc việc`, href: notificationSettingsHref(), icon: IconBellCog },
];
