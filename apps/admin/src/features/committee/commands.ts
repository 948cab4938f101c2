import { msg } from "@lingui/core/macro";
import { IconArrowsSplit, IconBuilding, IconUser } from "@tabler/icons-react";
import type { Command } from "../../commands.ts";
import { agenciesHref, peopleHref, reorganisationsHref } from "./hrefs.ts";

export const committeeCommands: readonly Command[] = [
  { label: msg`Thành viên`, href: peopleHref(), icon: IconUser },
  { label: msg({ message: "Cơ quan", context: "danh sách" }), href: agenciesHref(), icon: IconBuilding },
  { label: msg({ message: "Sắp xếp", context: "danh sách" }), href: reorganisationsHref(), icon: IconArrowsSplit },
];
