import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleMinus,
  IconClock,
  IconPencil,
  IconProgress,
  IconRefreshAlert,
  IconSend,
  type TablerIcon,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./status.module.css";

export type Status =
  | "draft"
  | "submitted"
  | "returned"
  | "approved"
  | "notBegun"
  | "underWay"
  | "due"
  | "late"
  | "done"
  | "stale"
  | "noFigure"
  | "vacancy";

export type Tone = "quiet" | "acc" | "ok" | "warn" | "late" | "stale";

// The shapes differ before the colours do.
const looks = {
  draft: [IconPencil, "quiet"],
  submitted: [IconSend, "acc"],
  returned: [IconArrowBackUp, "warn"],
  approved: [IconCircleCheck, "ok"],
  notBegun: [IconCircleDashed, "quiet"],
  underWay: [IconProgress, "acc"],
  due: [IconClock, "warn"],
  late: [IconAlertTriangle, "late"],
  done: [IconCircleCheck, "ok"],
  stale: [IconRefreshAlert, "stale"],
  noFigure: [IconCircleMinus, "quiet"],
  vacancy: [IconClock, "warn"],
} satisfies Record<Status, [TablerIcon, Tone]>;

interface StatusBadgeProps {
  status: Status;
  /** The words; the icon alone is never enough. */
  children: ReactNode;
  /** A filled chip: for one fact per header. */
  isFilled?: boolean;
}

export function StatusBadge({ status, children, isFilled = false }: StatusBadgeProps) {
  const [Icon, tone] = looks[status];
  return (
    <span className={isFilled ? classes.chip : classes.status} data-tone={tone} data-status={status}>
      <Icon size={isFilled ? 14 : 16} stroke={isFilled ? 2 : 1.9} aria-hidden />
      <span>{children}</span>
    </span>
  );
}

/** The icon where its words stand beside it already. */
export function StatusIcon({ status, size = 16 }: { status: Status; size?: number }) {
  const [Icon, tone] = looks[status];
  return (
    <span className={classes.icon} data-tone={tone}>
      <Icon size={size} stroke={1.9} aria-hidden />
    </span>
  );
}
