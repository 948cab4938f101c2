import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { type Column, DataTable } from "@camket/ui/data-table";
import { formatNumber } from "@camket/ui/format";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import type { ComponentProps } from "react";
import { useNames } from "../../names.ts";
import { useEventDays } from "./event-days.ts";
import { useEventKindNames } from "./event-kinds.ts";
import { eventHref } from "./hrefs.ts";

export const EventTable_event = graphql(`
  fragment EventTable_event on Event {
    id
    title
    kind
    startsOn
    endsOn
    isDateApproximate
    place
    attendanceTotal
    committee {
      id
      unit {
        id
        level
        kind
        name
        nameEn
      }
    }
    openConclusions
    conclusions {
      totalCount
    }
  }
`);

type EventTableRow = FragmentOf<typeof EventTable_event>;

const read = (row: EventTableRow) => readFragment(EventTable_event, row);

interface EventTableProps
  extends Omit<ComponentProps<typeof DataTable<EventTableRow>>, "caption" | "columns" | "rowKey"> {
  /** The committee stands above the table already. */
  isOfOneCommittee?: boolean;
}

export function EventTable({ isOfOneCommittee = false, ...props }: EventTableProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { unitNameOf } = useNames();
  const kinds = useEventKindNames();
  const daysOf = useEventDays();
  const columns: Column<EventTableRow>[] = [
    { id: "title", label: t`Hội nghị, tập huấn`, cell: (row) => read(row).title },
    { id: "kind", label: t`Hình thức`, width: "148px", cell: (row) => kinds[read(row).kind] },
    {
      id: "days",
      label: t`Thời gian`,
      width: "132px",
      cell: (row) => daysOf(read(row)),
    },
    { id: "committee", label: t`Ban chỉ đạo`, width: "160px", cell: (row) => unitNameOf(read(row).committee.unit) },
    {
      id: "attendance",
      label: t`Lượt người dự`,
      align: "right",
      width: "116px",
      cell: (row) => {
        const { attendanceTotal } = read(row);
        return attendanceTotal > 0 ? formatNumber(attendanceTotal, locale) : "";
      },
    },
    {
      id: "conclusions",
      label: t`Kết luận`,
      align: "right",
      width: "128px",
      cell: (row) => {
        const { conclusions, openConclusions } = read(row);
        if (conclusions.totalCount === 0) return "";
        const count = formatNumber(conclusions.totalCount, locale);
        return openConclusions > 0 ? t`${count} (${openConclusions} chưa giao)` : count;
      },
    },
  ];
  return (
    <DataTable
      {...props}
      caption={t({ message: "Hội nghị, tập huấn", context: "danh sách" })}
      columns={isOfOneCommittee ? columns.filter(({ id }) => id !== "committee") : columns}
      rowKey={(row) => read(row).id}
      rowHref={(row) => eventHref(read(row).id)}
      hasTools={false}
    />
  );
}
