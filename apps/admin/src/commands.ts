import type { MessageDescriptor } from "@lingui/core";
import type { TablerIcon } from "@tabler/icons-react";
import { accessCommands } from "./features/access/commands.ts";
import { committeeCommands } from "./features/committee/commands.ts";
import { notificationCommands } from "./features/notification/commands.ts";
import { planCommands } from "./features/plan/commands.ts";
import { reportCommands } from "./features/report/commands.ts";

/** What can be gone to or begun from everywhere, beside the navigation. */
export interface Command {
  label: MessageDescriptor;
  href: string;
  icon: TablerIcon;
  /** What the server must say of the viewer. */
  needs?: "canDraft" | "canAdminister" | "canAdministerCatalogue" | "canCreateTokens";
}

export const commands: readonly Command[] = [
  ...planCommands,
  ...reportCommands,
  ...committeeCommands,
  ...accessCommands,
  ...notificationCommands,
];
