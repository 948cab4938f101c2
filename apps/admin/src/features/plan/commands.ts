import { msg } from "@lingui/core/macro";
import { IconCalendarPlus, IconChecklist, IconWorldUpload } from "@tabler/icons-react";
import type { Command } from "../../commands.ts";
import { importRecommendationsHref, plansHref, recordEventHref } from "./hrefs.ts";

export const planCommands: readonly Command[] = [
  { label: msg`Lập kế hoạch`, href: `${plansHref()}?act=draft`, icon: IconChecklist, needs: "canDraft" },
  { label: msg`Ghi nhận hội nghị, tập huấn`, href: recordEventHref(), icon: IconCalendarPlus, needs: "canDraft" },
  {
    label: msg`Nhập khuyến nghị từ tệp`,
    href: importRecommendationsHref(),
    icon: IconWorldUpload,
    needs: "canAdministerCatalogue",
  },
];
