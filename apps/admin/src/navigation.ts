import type { MessageDescriptor } from "@lingui/core";
import type { TablerIcon } from "@tabler/icons-react";
import { jobNavigation, userNavigation } from "./features/access/navigation.ts";
import { auditNavigation } from "./features/audit/navigation.ts";
import { committeeNavigation } from "./features/committee/navigation.ts";
import { homeNavigation } from "./features/home/navigation.ts";
import {
  assignmentNavigation,
  coverageNavigation,
  documentNavigation,
  eventNavigation,
  outputNavigation,
  planNavigation,
  recommendationNavigation,
  taskNavigation,
} from "./features/plan/navigation.ts";
import { reportNavigation } from "./features/report/navigation.ts";

export interface NavigationEntry {
  href: string;
  label: MessageDescriptor;
  /** For the bottom bar of a phone. */
  shortLabel: MessageDescriptor;
  icon: TablerIcon;
  /** `G`, then this letter. */
  letter: string;
}

/** The main navigation, in order; the first four stand in the bottom bar of a phone. */
export const navigation: readonly NavigationEntry[] = [
  homeNavigation,
  committeeNavigation,
  planNavigation,
  reportNavigation,
  taskNavigation,
  assignmentNavigation,
  eventNavigation,
  outputNavigation,
  documentNavigation,
  recommendationNavigation,
  coverageNavigation,
];

/** Below the main navigation; what is for administrators alone is left out for others. */
export const footerNavigation: readonly (NavigationEntry & { isForAdministrators?: boolean })[] = [
  { ...userNavigation, isForAdministrators: true },
  { ...jobNavigation, isForAdministrators: true },
  auditNavigation,
];
