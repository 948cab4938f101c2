import { msg } from "@lingui/core/macro";
import { IconKey, IconUserPlus } from "@tabler/icons-react";
import type { Command } from "../../commands.ts";
import { tokensHref, usersHref } from "./hrefs.ts";

export const accessCommands: readonly Command[] = [
  { label: msg`Thêm người dùng`, href: `${usersHref()}?act=add`, icon: IconUserPlus, needs: "canAdminister" },
  { label: msg`Mã truy cập API`, href: tokensHref(), icon: IconKey, needs: "canCreateTokens" },
];
