import type { CalendarDate } from "@camket/ui/calendar";
import type { MessageDescriptor } from "@lingui/core";
import type { ComponentType } from "react";

interface CommitteeTabProps {
  committeeId: string;
  asOf: CalendarDate;
}

export interface CommitteeTab {
  /** In the address: "?tab=plans". */
  id: string;
  label: MessageDescriptor;
  /** Lazy: it is fetched when the tab opens. */
  component: ComponentType<CommitteeTabProps>;
}

/** What other rooms show of a committee, between its members and its history, in order. */
export const committeeTabs: readonly CommitteeTab[] = [];
