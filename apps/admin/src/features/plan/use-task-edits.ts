import { useApolloClient } from "@apollo/client/react";
import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import type { CalendarDate } from "@camket/ui/calendar";
import type { TypedCells } from "@camket/ui/edit-grid";
import { useLingui } from "@lingui/react/macro";
import { useRef } from "react";
import { useFailureWords } from "../../failure.ts";
import { useNames } from "../../names.ts";
import { Refusal_error } from "../../refusal.ts";
import { today } from "../../today.ts";
import { TaskDrawer_task, taskTextOf, valuesOfTask } from "./TaskDrawer.tsx";
import { TaskStandingBadge_task } from "./TaskStandingBadge.tsx";
import { type CellProblem, type ReadCells, readTaskCells, type TaskCell } from "./task-cells.ts";

export const PlanGrid_task = graphql(`
  fragment PlanGrid_task on Task @_unmask {
    id
    version
    number
    title
    expectedResult
    startsOn
    dueOn
    viewerCanEdit
    viewerCanUpdate
    section {
      id
      number
    }
    leadAgency {
      id
      name
      nameEn
    }
    plan {
      id
      version
      blockers
    }
  }
`);

const GridTaskText = graphql(
  `
    query GridTaskText($id: ID!) {
      task(id: $id) {
        id
        ...TaskDrawer_task
      }
    }
  `,
  [TaskDrawer_task],
);

const GridAgencies = graphql(`
  query GridAgencies($where: AgencyWhere!, $asOf: Date!) {
    agencies(where: $where, asOf: $asOf, first: 20) {
      edges {
        node {
          id
          name
          nameEn
          abbreviation
        }
      }
    }
  }
`);

const EditGridTask = graphql(
  `
    mutation EditGridTask($input: EditTaskInput!) {
      editTask(input: $input) {
        __typename
        ... on Task {
          ...PlanGrid_task
        }
        ...Refusal_error
      }
    }
  `,
  [PlanGrid_task, Refusal_error],
);

const AddGridTask = graphql(
  `
    mutation AddGridTask($input: AddTaskInput!) {
      addTask(input: $input) {
        __typename
        ... on Task {
          ...PlanGrid_task
          ...TaskStandingBadge_task
          plan {
            id
            taskCounts {
              total
            }
          }
        }
        ...Refusal_error
      }
    }
  `,
  [PlanGrid_task, TaskStandingBadge_task, Refusal_error],
);

interface EditedPlan {
  id: string;
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  /** Whose agencies may be in charge. */
  unitId: string;
}

interface EditedTask {
  id: string;
  version: number;
  startsOn: CalendarDate;
  dueOn: CalendarDate;
}

interface NewTask {
  sectionId: string | null;
  startsOn: CalendarDate;
  dueOn: CalendarDate;
}

const cellOfField: Record<string, TaskCell> = { leadAgencyId: "leadAgency" };

/** Writes what was typed in the cells of a task, one write a row after another. */
export function useTaskEdits(plan: EditedPlan) {
  const { t } = useLingui();
  const client = useApolloClient();
  const { nameOf } = useNames();
  const failureWords = useFailureWords();
  /** The last write of each row: the next one waits for it. */
  const lastWrites = useRef(new Map<string, Promise<unknown>>());
  /** The versions that own writes led to, which the row may not show yet. */
  const versions = useRef(new Map<string, number>());
  const problemWords = {
    REQUIRED: t`Ô này cần có nội dung.`,
    NO_DATE: t`Không đọc được ngày. Cách ghi: 29/06/2026.`,
    OUTSIDE: t`Ngoài thời gian của kế hoạch.`,
    ENDS_BEFORE_START: t`Hạn đứng trước ngày bắt đầu.`,
    NO_AGENCY: t`Không thấy cơ quan nào như vậy.`,
    MANY_AGENCIES: t`Có nhiều cơ quan như vậy: gõ thêm hoặc chọn trong danh sách.`,
  } satisfies Record<CellProblem, string>;

  async function agenciesFor(typed: string) {
    const { data } = await client.query({
      query: GridAgencies,
      variables: { where: { unitId: plan.unitId, ...(typed && { name: typed }) }, asOf: today() },
    });
    return data?.agencies.edges.map(({ node }) => node) ?? [];
  }

  const suggestAgencies = async (typed: string) => (await agenciesFor(typed.trim())).map(nameOf);

  /** @returns what was read, and why the other cells were not, in words. */
  async function read(typed: TypedCells, row: { startsOn: CalendarDate; dueOn: CalendarDate }) {
    const { read, problems } = await readTaskCells(typed, { ...plan, row, agenciesFor });
    const reasons = Object.fromEntries(Object.entries(problems).map(([cell, code]) => [cell, problemWords[code]]));
    return { read, reasons };
  }

  /** Words of a refusal beside the cells that it is about, or else beside all that was typed. */
  function refusalOf(refusal: FragmentOf<typeof Refusal_error>, typed: TypedCells): TypedCells {
    const error = readFragment(Refusal_error, refusal);
    if (error.__typename !== "InvalidInputError") return everyCell(typed, error.message);
    const told = error.fields.map(({ path, message }) => ({ cell: cellOfField[path] ?? path, message }));
    // What is refused of a cell that was not typed is told beside those that were.
    if (!told.every(({ cell }) => cell in typed)) return everyCell(typed, told.map(({ message }) => message).join(" "));
    return Object.fromEntries(told.map(({ cell, message }) => [cell, message]));
  }

  async function write(task: EditedTask, typed: TypedCells): Promise<TypedCells> {
    const { read: cells, reasons } = await read(typed, task);
    if (Object.keys(cells).length === 0) return reasons;
    const written = Object.fromEntries(Object.entries(typed).filter(([cell]) => !(cell in reasons)));
    // What the grid does not show is sent as it is; the version is the one that was read with the row.
    const { data } = await client.query({ query: GridTaskText, variables: { id: task.id }, fetchPolicy: "no-cache" });
    if (!data?.task) return everyCell(typed, t`Nhiệm vụ này không còn nữa.`);
    const { data: answer } = await client.mutate({
      mutation: EditGridTask,
      variables: {
        input: {
          id: task.id,
          expectedVersion: Math.max(task.version, versions.current.get(task.id) ?? 0),
          ...taskTextOf(valuesOfTask(data.task)),
          ...textOf(cells),
        },
      },
      context: { headers: { "idempotency-key": crypto.randomUUID() } },
    });
    const result = answer?.editTask;
    if (result?.__typename === "Task") {
      versions.current.set(task.id, result.version);
      return reasons;
    }
    if (result?.__typename !== "VersionConflictError")
      return { ...reasons, ...(result ? refusalOf(result, written) : everyCell(written, t`Chưa ghi được.`)) };
    // The row then shows what stands there now, beside what was typed.
    await client.query({ query: GridTaskText, variables: { id: task.id }, fetchPolicy: "network-only" });
    return {
      ...reasons,
      ...everyCell(
        written,
        t`Nhiệm vụ vừa được sửa ở nơi khác. Xem các ô bên cạnh, rồi Enter để ghi lại hoặc Esc để bỏ.`,
      ),
    };
  }

  /** @returns why a cell was not written, by cell. */
  function edit(task: EditedTask, typed: TypedCells): Promise<TypedCells> {
    const before = lastWrites.current.get(task.id) ?? Promise.resolve();
    const now = before.then(() => write(task, typed)).catch((error: unknown) => everyCell(typed, failureWords(error)));
    lastWrites.current.set(task.id, now);
    return now;
  }

  /** @returns the new task, or why a cell was not taken. */
  async function add(typed: TypedCells, { sectionId, startsOn, dueOn }: NewTask) {
    const dates = { startsOn, dueOn };
    try {
      const { read: cells, reasons } = await read(typed, dates);
      if (Object.keys(reasons).length > 0) return { task: null, reasons };
      const { number, title = "", expectedResult = "", ...text } = textOf(cells);
      const { data } = await client.mutate({
        mutation: AddGridTask,
        variables: {
          input: {
            planId: plan.id,
            sectionId,
            ...{ number: number ?? null, title, expectedResult, ...dates, ...text },
            ...{ coordinatingAgencyIds: [], themeIds: [], groupIds: [] },
          },
        },
        context: { headers: { "idempotency-key": crypto.randomUUID() } },
      });
      const result = data?.addTask;
      if (result?.__typename === "Task") return { task: result, reasons: {} };
      return { task: null, reasons: result ? refusalOf(result, typed) : everyCell(typed, t`Chưa ghi được.`) };
    } catch (error) {
      return { task: null, reasons: everyCell(typed, failureWords(error)) };
    }
  }

  return { edit, add, suggestAgencies };
}

const everyCell = (typed: TypedCells, reason: string): TypedCells =>
  Object.fromEntries(Object.keys(typed).map((cell) => [cell, reason]));

/** An emptied number asks for the next one under the heading. */
const textOf = ({ number, ...cells }: ReadCells) => ({
  ...cells,
  ...(number !== undefined && { number: number || null }),
});
