import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { type Column, DataTable } from "@camket/ui/data-table";
import { formatDateRange } from "@camket/ui/format";
import { ProgressBar } from "@camket/ui/progress";
import { useLocale } from "@camket/ui/words";
import { Plural, useLingui } from "@lingui/react/macro";
import type { ComponentProps } from "react";
import { useNames } from "../../names.ts";
import { useAmendedName } from "./amended-name.ts";
import { planHref } from "./hrefs.ts";
import { PlanStateBadge } from "./PlanStateBadge.tsx";
import classes from "./PlanTable.module.css";

export const PlanTable_plan = graphql(`
  fragment PlanTable_plan on Plan {
    id
    title
    state
    startsOn
    endsOn
    document {
      id
      reference
    }
    amends {
      id
      title
      document {
        id
        reference
      }
    }
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
    taskCounts {
      total
      done
      late
    }
  }
`);

type PlanTableRow = FragmentOf<typeof PlanTable_plan>;

const read = (row: PlanTableRow) => readFragment(PlanTable_plan, row);

interface PlanTableProps
  extends Omit<ComponentProps<typeof DataTable<PlanTableRow>>, "caption" | "columns" | "rowKey"> {
  /** The committee stands above the table already. */
  isOfOneCommittee?: boolean;
}

export function PlanTable({ isOfOneCommittee = false, ...props }: PlanTableProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { unitNameOf } = useNames();
  const columns: Column<PlanTableRow>[] = [
    {
      id: "reference",
      label: t`Số, ký hiệu`,
      width: "128px",
      cell: (row) => read(row).document?.reference ?? t`Chưa có số`,
    },
    { id: "title", label: t`Kế hoạch`, cell: (row) => <PlanTitle row={row} /> },
    { id: "committee", label: t`Ban chỉ đạo`, width: "168px", cell: (row) => unitNameOf(read(row).committee.unit) },
    {
      id: "period",
      label: t`Thời gian`,
      width: "112px",
      cell: (row) => {
        const { startsOn, endsOn } = read(row);
        return wholeYear(startsOn, endsOn) ?? formatDateRange(startsOn, endsOn, locale);
      },
    },
    {
      id: "progress",
      label: t`Đã xong`,
      width: "140px",
      cell: (row) => {
        const { state, taskCounts } = read(row);
        const { done, total } = taskCounts;
        if (state !== "ISSUED" && state !== "CLOSED") return <Plural value={total} other="# nhiệm vụ" />;
        return (
          <span className={classes.progress}>
            <ProgressBar label={t`Nhiệm vụ đã xong`} value={done} total={total}>
              {done}/{total}
            </ProgressBar>
          </span>
        );
      },
    },
    {
      id: "late",
      label: t`Quá hạn`,
      width: "104px",
      cell: (row) => {
        const { state, taskCounts } = read(row);
        const { late } = taskCounts;
        if (state !== "ISSUED" || late === 0) return null;
        return (
          <span className={classes.late}>
            <Plural value={late} other="# quá hạn" />
          </span>
        );
      },
    },
    { id: "state", label: t`Trạng thái`, width: "140px", cell: (row) => <PlanStateBadge state={read(row).state} /> },
  ];
  return (
    <DataTable
      {...props}
      caption={t({ message: "Kế hoạch", context: "danh sách" })}
      columns={isOfOneCommittee ? columns.filter(({ id }) => id !== "committee") : columns}
      rowKey={(row) => read(row).id}
      rowHref={(row) => planHref(read(row).id)}
      hasTools={false}
    />
  );
}

function PlanTitle({ row }: { row: PlanTableRow }) {
  const amendedNameOf = useAmendedName();
  const { title, amends } = read(row);
  if (!amends) return title;
  return (
    <>
      {title}
      <span className={classes.amends}>{amendedNameOf(amends)}</span>
    </>
  );
}

/** "2026" for a calendar year. */
function wholeYear(startsOn: string, endsOn: string): string | null {
  const year = startsOn.slice(0, 4);
  return startsOn === `${year}-01-01` && endsOn === `${year}-12-31` ? year : null;
}
