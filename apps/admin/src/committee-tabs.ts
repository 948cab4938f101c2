import type { CalendarDate } from "@camket/ui/calendar";
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { type ComponentType, lazy } from "react";

interface CommitteeTabProps {
  committeeId: string;
  asOf: CalendarDate;
}

export interface CommitteeTab {
  /** In the address: "?tab=plans". */
  id: string;
  label: MessageDescriptor;
  /** Shown to those who administer the committee. */
  isForAdministrators?: boolean;
  /** Lazy: it is fetched when the tab opens. */
  component: ComponentType<CommitteeTabProps>;
}

/** What other rooms show of a committee, between its members and its history, in order. */
export const committeeTabs: readonly CommitteeTab[] = [
  {
    id: "plans",
    label: msg({ message: "Kế hoạch", context: "danh sách" }),
    component: lazy(async () => ({ default: (await import("./features/plan/CommitteePlans.tsx")).CommitteePlans })),
  },
  {
    id: "tasks",
    label: msg({ message: "Nhiệm vụ", context: "danh sách" }),
    component: lazy(async () => ({ default: (await import("./features/plan/CommitteeTasks.tsx")).CommitteeTasks })),
  },
  {
    id: "reports",
    label: msg({ message: "Báo cáo", context: "danh sách" }),
    component: lazy(async () => ({
      default: (await import("./features/report/CommitteeReports.tsx")).CommitteeReports,
    })),
  },
  {
    id: "events",
    label: msg({ message: "Hội nghị, tập huấn", context: "danh sách" }),
    component: lazy(async () => ({ default: (await import("./features/plan/CommitteeEvents.tsx")).CommitteeEvents })),
  },
  {
    id: "grants",
    label: msg({ message: "Quyền", context: "danh sách" }),
    isForAdministrators: true,
    component: lazy(async () => ({ default: (await import("./features/access/CommitteeGrants.tsx")).CommitteeGrants })),
  },
];
