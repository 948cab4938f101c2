import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { type Column, DataTable } from "@camket/ui/data-table";
import { formatDate } from "@camket/ui/format";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import type { ComponentProps } from "react";
import { useNames } from "../../names.ts";
import { taskHref } from "./hrefs.ts";
import { TaskStandingBadge, TaskStandingBadge_task } from "./TaskStandingBadge.tsx";
import classes from "./TaskTable.module.css";
import { TaskSource_task, useTaskSource } from "./task-source.ts";

export const TaskTable_task = graphql(
  `
    fragment TaskTable_task on Task {
      id
      number
      title
      dueOn
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
      leadAgency {
        id
        name
        nameEn
      }
      ...TaskSource_task
      ...TaskStandingBadge_task
    }
  `,
  [TaskSource_task, TaskStandingBadge_task],
);

export type TaskTableRow = FragmentOf<typeof TaskTable_task>;

const read = (row: TaskTableRow) => readFragment(TaskTable_task, row);

interface TaskTableProps
  extends Omit<ComponentProps<typeof DataTable<TaskTableRow>>, "caption" | "columns" | "rowKey"> {
  /** The committee stands above the table already. */
  isOfOneCommittee?: boolean;
}

export function TaskTable({ isOfOneCommittee = false, ...props }: TaskTableProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf, unitNameOf } = useNames();
  const sourceOf = useTaskSource();
  const columns: Column<TaskTableRow>[] = [
    { id: "title", label: t`Nhiệm vụ`, cell: (row) => read(row).title },
    {
      id: "source",
      label: t`Nguồn`,
      width: "168px",
      cell: (row) => {
        const { label, origin } = sourceOf(read(row));
        return (
          <span className={classes.source}>
            <span>{label}</span>
            <span title={origin?.label}>{origin?.label}</span>
          </span>
        );
      },
    },
    { id: "committee", label: t`Ban chỉ đạo`, width: "144px", cell: (row) => unitNameOf(read(row).committee.unit) },
    {
      id: "leadAgency",
      label: t`Chủ trì`,
      width: "168px",
      cell: (row) => {
        const { leadAgency } = read(row);
        return leadAgency && nameOf(leadAgency);
      },
    },
    { id: "dueOn", label: t`Hạn`, width: "108px", cell: (row) => formatDate(read(row).dueOn, locale) },
    { id: "standing", label: t`Tiến độ`, width: "168px", cell: (row) => <TaskStandingBadge task={read(row)} /> },
  ];
  return (
    <DataTable
      {...props}
      caption={t({ message: "Nhiệm vụ", context: "danh sách" })}
      columns={isOfOneCommittee ? columns.filter(({ id }) => id !== "committee") : columns}
      rowKey={(row) => read(row).id}
      rowHref={(row) => taskHref(read(row).id)}
      hasTools={false}
    />
  );
}
