import { useApolloClient, useSuspenseQuery } from "@apollo/client/react";
import { graphql, type ResultOf } from "@camket/schema";
import type { CalendarDate } from "@camket/ui/calendar";
import { type EditColumn, EditGrid, type TypedCells } from "@camket/ui/edit-grid";
import { collator } from "@camket/ui/fold";
import { formatDate } from "@camket/ui/format";
import { Note } from "@camket/ui/page";
import { useToast } from "@camket/ui/toast";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useRouter } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useNames } from "../../names.ts";
import { taskHref } from "./hrefs.ts";
import { LoadedCount } from "./LoadedCount.tsx";
import { NoTasks } from "./NoTasks.tsx";
import classes from "./PlanGrid.module.css";
import type { PlanViewProps } from "./PlanTasks.tsx";
import { TaskStandingBadge, TaskStandingBadge_task } from "./TaskStandingBadge.tsx";
import { useExchangeTasks } from "./use-exchange-tasks.ts";
import { PlanGrid_task, useTaskEdits } from "./use-task-edits.ts";

const PlanGridQuery = graphql(
  `
    query PlanGridRows($id: ID!, $where: TaskWhere!, $after: String) {
      plan(id: $id) {
        id
        viewerCanEdit
        committee {
          id
          unit {
            id
          }
        }
        sections {
          id
        }
        tasks(first: 100, where: $where, after: $after) {
          totalCount
          edges {
            node {
              ...PlanGrid_task
              ...TaskStandingBadge_task
            }
          }
          pageInfo {
            endCursor
            hasNextPage
          }
        }
      }
    }
  `,
  [PlanGrid_task, TaskStandingBadge_task],
);

type Plan = NonNullable<ResultOf<typeof PlanGridQuery>["plan"]>;
type Task = Plan["tasks"]["edges"][number]["node"];

/** A row that is typed and stands in no plan yet. */
interface NewRow {
  key: string;
  /** The row it stands below; null at the end. */
  below: string | null;
  sectionId: string | null;
  startsOn: CalendarDate;
  dueOn: CalendarDate;
  typed: TypedCells;
}

type GridRow = { kind: "task"; task: Task } | { kind: "new"; row: NewRow };

const keyOf = (row: GridRow) => (row.kind === "task" ? row.task.id : row.row.key);

/** The tasks of a plan as cells to be typed in, where the viewer may, and to be read by anybody else. */
export function PlanGrid(props: PlanViewProps) {
  const { plan, where, onClear } = props;
  const variables = { id: plan.id, where };
  const { data, fetchMore } = useSuspenseQuery(PlanGridQuery, { variables });
  const isLoading = useRef(false);
  const found = data.plan;
  if (!found || (found.tasks.edges.length === 0 && !found.viewerCanEdit))
    return <NoTasks where={where} onClear={onClear} />;
  const { pageInfo } = found.tasks;
  // Not a transition: what is being typed must not wait for a page.
  async function more() {
    if (isLoading.current) return;
    isLoading.current = true;
    try {
      await fetchMore({ variables: { after: pageInfo.endCursor } });
    } finally {
      isLoading.current = false;
    }
  }
  return <TaskCells {...props} found={found} onMore={more} />;
}

function TaskCells({
  plan,
  where,
  isIssued,
  onSelect,
  onAct,
  found,
  onMore,
}: PlanViewProps & { found: Plan; onMore(): void }) {
  const { t } = useLingui();
  const locale = useLocale();
  const showToast = useToast();
  const router = useRouter();
  const { cache } = useApolloClient();
  const { nameOf } = useNames();
  const { edit, add, suggestAgencies } = useTaskEdits({ ...plan, unitId: found.committee.unit.id });
  const exchange = useExchangeTasks();
  const [newRows, setNewRows] = useState<readonly NewRow[]>([]);
  const [focusKey, setFocusKey] = useState<string>();
  const undone = useRef<{ id: string; before: TypedCells }[]>([]);
  const { edges, totalCount, pageInfo } = found.tasks;

  const place = new Map(found.sections.map(({ id }, index) => [id, index]));
  const placeOf = ({ section }: Task) => (section ? (place.get(section.id) ?? 0) : place.size);
  // As the server arranges them; a task that was just added or numbered anew stands where it belongs.
  // Added below, it comes once more with the page that it is on.
  const tasks = [...new Map(edges.map(({ node }) => [node.id, node])).values()].toSorted(
    (a, b) => placeOf(a) - placeOf(b) || collator.compare(a.number, b.number),
  );
  const rows = tasks.flatMap((task): GridRow[] => [{ kind: "task", task }, ...rowsBelow(task.id)]);
  rows.push(...rowsBelow(null));

  function rowsBelow(key: string | null): GridRow[] {
    return newRows
      .filter(({ below }) => below === key)
      .flatMap((row): GridRow[] => [{ kind: "new", row }, ...rowsBelow(row.key)]);
  }

  const textOf = (row: GridRow, id: string, task: (task: Task) => string, fresh = "") =>
    row.kind === "task" ? task(row.task) : (row.row.typed[id] ?? fresh);
  const day = (date: CalendarDate) => formatDate(date, locale);
  const isEditable = (row: GridRow) => row.kind === "new" || row.task.viewerCanEdit;
  const columns: EditColumn<GridRow>[] = [
    {
      id: "number",
      label: t`Số`,
      width: "76px",
      text: (row) => textOf(row, "number", ({ number }) => number),
      isEditable,
    },
    {
      id: "title",
      label: t`Nhiệm vụ`,
      width: "30%",
      text: (row) => textOf(row, "title", ({ title }) => title),
      isEditable,
    },
    {
      id: "expectedResult",
      label: t`Kết quả cần đạt`,
      width: "28%",
      text: (row) => textOf(row, "expectedResult", ({ expectedResult }) => expectedResult),
      isLong: true,
      isEditable,
    },
    {
      id: "leadAgency",
      label: t`Cơ quan chủ trì`,
      width: "18%",
      text: (row) => textOf(row, "leadAgency", ({ leadAgency }) => (leadAgency ? nameOf(leadAgency) : "")),
      suggest: suggestAgencies,
      isEditable,
    },
    {
      id: "startsOn",
      label: t`Bắt đầu`,
      width: "108px",
      text: (row) =>
        textOf(row, "startsOn", ({ startsOn }) => day(startsOn), row.kind === "new" ? day(row.row.startsOn) : ""),
      placeholder: t`ngày/tháng/năm`,
      isEditable,
    },
    {
      id: "dueOn",
      label: t`Hạn`,
      width: "108px",
      text: (row) => textOf(row, "dueOn", ({ dueOn }) => day(dueOn), row.kind === "new" ? day(row.row.dueOn) : ""),
      placeholder: t`ngày/tháng/năm`,
      isEditable,
    },
    {
      id: "standing",
      label: isIssued ? t`Tiến độ` : t`Trạng thái`,
      width: "148px",
      text: () => "",
      cell: (row) => {
        if (row.kind === "new") return <span className={classes.unsaved}>{t`Chưa ghi: cần tên và kết quả`}</span>;
        return isIssued ? <TaskStandingBadge task={row.task} /> : t`Dự thảo`;
      },
    },
  ];

  function insertBelow(row: GridRow | null) {
    const above = row?.kind === "new" ? row.row : row?.task;
    const sectionId = row?.kind === "new" ? row.row.sectionId : (row?.task.section?.id ?? null);
    const key = `new ${crypto.randomUUID()}`;
    setNewRows((others) => [
      ...others.filter(({ typed }) => Object.keys(typed).length > 0),
      {
        key,
        below: row ? keyOf(row) : null,
        sectionId: row ? sectionId : (found.sections.at(-1)?.id ?? null),
        startsOn: above?.startsOn ?? plan.startsOn,
        dueOn: above?.dueOn ?? plan.endsOn,
        typed: {},
      },
    ]);
    setFocusKey(key);
  }

  async function commitNew(row: NewRow, cells: TypedCells): Promise<TypedCells> {
    const typed = { ...row.typed, ...cells };
    const keep = () => setNewRows((others) => others.map((each) => (each.key === row.key ? { ...each, typed } : each)));
    keep();
    if (!typed.title?.trim() || !typed.expectedResult?.trim()) return {};
    const { task, reasons } = await add(typed, row);
    if (!task) return reasons;
    setNewRows((others) =>
      others.flatMap((each) => {
        if (each.key === row.key) return [];
        return each.below === row.key ? [{ ...each, below: task.id }] : [each];
      }),
    );
    cache.updateQuery({ query: PlanGridQuery, variables: { id: plan.id, where } }, (data) => {
      if (!data?.plan) return data;
      const { tasks } = data.plan;
      // The cache holds all that the mutation read of it; what it did not read is asked for with the next page.
      const node = cache.readFragment({
        id: cache.identify({ __typename: "Task", id: task.id }) ?? "",
        fragment: NewTask,
        fragmentName: "PlanGrid_newTask",
      });
      if (!node) return data;
      return {
        ...data,
        plan: {
          ...data.plan,
          tasks: {
            ...tasks,
            totalCount: tasks.totalCount + 1,
            edges: [...tasks.edges, { __typename: "TaskEdge", node }],
          },
        },
      };
    });
    setFocusKey(task.id);
    return {};
  }

  async function commit(row: GridRow, typed: TypedCells): Promise<TypedCells> {
    if (row.kind === "new") return commitNew(row.row, typed);
    const before = Object.fromEntries(
      columns.filter(({ id }) => id in typed).map(({ id, text }) => [id, text(row)] as const),
    );
    const reasons = await edit(row.task, typed);
    const written = Object.fromEntries(Object.entries(before).filter(([id]) => !(id in reasons)));
    if (Object.keys(written).length > 0) undone.current.push({ id: row.task.id, before: written });
    return reasons;
  }

  async function undo() {
    const last = undone.current.pop();
    const task = tasks.find(({ id }) => id === last?.id);
    if (!last || !task) return showToast({ message: t`Không còn gì để hoàn tác.` });
    const reasons = await edit(task, last.before);
    const [reason] = Object.values(reasons);
    setFocusKey(undefined);
    showToast(
      reason
        ? { tone: "late", message: reason }
        : { message: t`Đã trả lại nội dung trước của nhiệm vụ ${task.number}.` },
    );
  }

  async function move(row: GridRow, past: GridRow) {
    if (row.kind === "new" || past.kind === "new") return;
    if (row.task.section?.id === past.task.section?.id) await exchange(row.task, past.task);
    else
      showToast({ message: t`Chỉ chuyển chỗ trong một đề mục; sửa số hoặc đề mục của nhiệm vụ để đưa đi nơi khác.` });
  }

  function open(row: GridRow, columnId: string) {
    if (row.kind === "new") return;
    const { id, viewerCanUpdate } = row.task;
    if (viewerCanUpdate && columnId === "standing") onAct("progress", id);
    else if (viewerCanUpdate && columnId === "dueOn") onAct("extend", id);
    else router.history.push(taskHref(id));
  }

  function select(row: GridRow) {
    // A new row in which nothing was typed is left behind.
    setNewRows((others) =>
      others.some(({ key, typed }) => key !== keyOf(row) && Object.keys(typed).length === 0)
        ? others.filter(({ key, typed }) => key === keyOf(row) || Object.keys(typed).length > 0)
        : others,
    );
    if (row.kind === "task") onSelect(row.task);
  }

  return (
    <>
      <div className={`${classes.hint} camket-no-print`}>
        <Note tone="quiet">
          <Trans>Bảng này dễ dùng hơn trên màn hình rộng; trên điện thoại có thể kéo ngang.</Trans>
        </Note>
      </div>
      {found.viewerCanEdit && (
        <Group className="camket-no-print" gap="xs" mb="xs">
          <Button
            variant="default"
            leftSection={<IconPlus size={16} stroke={2} aria-hidden />}
            onClick={() => insertBelow(rows.at(-1) ?? null)}
          >
            <Trans>Thêm dòng</Trans>
          </Button>
          <span className={classes.keys}>
            <Trans>
              Enter hoặc F2 để sửa, Tab sang ô bên, Ctrl Enter thêm dòng dưới, Alt ↑ ↓ chuyển chỗ, Ctrl Z hoàn tác, Esc
              rồi Tab để rời bảng.
            </Trans>
          </span>
        </Group>
      )}
      <EditGrid
        caption={t`Nhiệm vụ của kế hoạch`}
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        rowCount={totalCount + newRows.length}
        onCommit={commit}
        onOpen={open}
        onSelect={select}
        {...(found.viewerCanEdit && { onInsertBelow: insertBelow, onUndo: undo, onMove: move })}
        onOverflow={(left) =>
          showToast({
            tone: "late",
            message: <Plural value={left} other="# ô dán dư ra ngoài bảng hoặc vào ô không sửa được." />,
          })
        }
        {...(pageInfo.hasNextPage && { onEndReached: onMore })}
        focusKey={focusKey}
        focusColumn="title"
      />
      <LoadedCount loaded={edges.length} total={totalCount} isLoading={false} isOwn onMore={onMore} />
    </>
  );
}

const NewTask = graphql(
  `
    fragment PlanGrid_newTask on Task @_unmask {
      ...PlanGrid_task
      ...TaskStandingBadge_task
    }
  `,
  [PlanGrid_task, TaskStandingBadge_task],
);
