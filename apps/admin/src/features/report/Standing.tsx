import type { ExpectationStanding } from "@camket/schema";
import { type CalendarDate, dayNumber } from "@camket/ui/calendar";
import { type Status, StatusBadge } from "@camket/ui/status";
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { today } from "../../today.ts";

interface StandingProps {
  standing: ExpectationStanding;
  dueOn: CalendarDate;
  isBegun: boolean;
}

/** How an expected report stands today. */
export function Standing({ standing, dueOn, isBegun }: StandingProps) {
  const { t } = useLingui();
  const daysLate = dayNumber(today()) - dayNumber(dueOn);
  const looks: Record<ExpectationStanding, [Status, string]> = {
    NOT_DUE: isBegun ? ["underWay", t`Đang lập`] : ["notBegun", t`Chưa lập`],
    RECEIVED: ["done", t`Đã nhận`],
    RECEIVED_LATE: ["late", t`Nhận trễ`],
    MISSING: ["due", plural(daysLate, { other: "Chưa nhận, quá hạn # ngày" })],
    EXEMPT: ["noFigure", t`Được miễn`],
    DECLARED_MISSING: ["vacancy", t`Xác nhận không có`],
  };
  const [status, label] = looks[standing];
  return <StatusBadge status={status}>{label}</StatusBadge>;
}
