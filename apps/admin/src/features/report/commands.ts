import { msg } from "@lingui/core/macro";
import { IconForms, IconRuler2 } from "@tabler/icons-react";
import type { Command } from "../../commands.ts";
import { indicatorsHref, templatesHref } from "./hrefs.ts";

export const reportCommands: readonly Command[] = [
  { label: msg`Danh mục chỉ tiêu`, href: indicatorsHref(), icon: IconRuler2 },
  { label: msg`Mẫu báo cáo`, href: templatesHref(), icon: IconForms },
];
