import { useApolloClient } from "@apollo/client/react";
import { graphql, readFragment } from "@camket/schema";
import { formatDateRange } from "@camket/ui/format";
import type { BarDates } from "@camket/ui/timeline";
import { useToast } from "@camket/ui/toast";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { useHotkeys } from "@mantine/hooks";
import { useRef, useState } from "react";
import { useFailureWords } from "../../failure.ts";
import { useIntent } from "../../intent.ts";
import { Refusal_error } from "../../refusal.ts";
import { TaskDrawer_task, taskTextOf, valuesOfTask } from "./TaskDrawer.tsx";

const MovedTaskQuery = graphql(
  `
    query MovedTask($id: ID!) {
      task(id: $id) {
        id
        ...TaskDrawer_task
      }
    }
  `,
  [TaskDrawer_task],
);

const MoveTask = graphql(
  `
    mutation MoveTask($input: EditTaskInput!) {
      editTask(input: $input) {
        __typename
        ... on Task {
          ...TaskDrawer_task
        }
        ...Refusal_error
      }
    }
  `,
  [TaskDrawer_task, Refusal_error],
);

/** A bar before it is moved. */
export interface MovableTask {
  id: string;
  number: string;
  version: number;
  startsOn: string;
  dueOn: string;
}

/**
 * Writes other dates into a task of a draft. The bar moves at once and back where it is refused; what was moved last can
 * be taken back, which is a change of its own.
 */
export function useMoveTask() {
  const { t } = useLingui();
  const locale = useLocale();
  const client = useApolloClient();
  const failureWords = useFailureWords();
  const showToast = useToast();
  const { send } = useIntent(MoveTask);
  const [refusal, setRefusal] = useState<{ key: string; message: string } | null>(null);
  const moved = useRef<MovableTask[]>([]);

  /** Every place that shows the bar follows; to read 5,000 of them again would take long. */
  function draw({ id, ...dates }: Partial<MovableTask> & { id: string }) {
    client.cache.modify({
      id: client.cache.identify({ __typename: "TaskBar", id }) ?? id,
      fields: Object.fromEntries(Object.entries(dates).map(([name, value]) => [name, () => value])),
    });
  }

  /** @returns the task as it is now, or null where it stayed as it was. */
  async function write(task: MovableTask, { startsOn, endsOn }: BarDates): Promise<MovableTask | null> {
    setRefusal(null);
    draw({ id: task.id, startsOn, dueOn: endsOn });
    const stay = (message: string) => {
      draw(task);
      setRefusal({ key: task.id, message });
      return null;
    };
    const read = await client
      .query({ query: MovedTaskQuery, variables: { id: task.id }, fetchPolicy: "network-only" })
      .catch((error: unknown) => stay(failureWords(error)));
    if (!read) return null;
    if (!read.data?.task) return stay(t`Nhiệm vụ này không còn nữa.`);
    const text = taskTextOf({ ...valuesOfTask(read.data.task), startsOn, dueOn: endsOn });
    // The version that was seen: a task changed since then is not moved unseen.
    const answer = await send({ input: { id: task.id, expectedVersion: task.version, ...text } });
    if (!answer) return stay(t`Chưa ghi được; ngày của nhiệm vụ vẫn như cũ.`);
    if (answer.editTask.__typename !== "Task") {
      const error = readFragment(Refusal_error, answer.editTask);
      if (error.__typename === "VersionConflictError") await client.refetchQueries({ include: ["PlanTimeline"] });
      return stay(
        error.__typename === "InvalidInputError"
          ? error.fields
              .map(({ path, message }) => `${path === "startsOn" ? t`Bắt đầu` : t`Hạn`}: ${message}`)
              .join(" ")
          : error.message,
      );
    }
    const { id, number, version, startsOn: begun, dueOn } = readFragment(TaskDrawer_task, answer.editTask);
    const now = { id, number, version, startsOn: begun, dueOn };
    draw(now);
    moved.current = moved.current.map((each) => (each.id === id ? { ...each, version } : each));
    return now;
  }

  async function move(task: MovableTask, dates: BarDates) {
    const now = await write(task, dates);
    if (!now) return;
    moved.current.push({ ...task, version: now.version });
    showToast({
      message: t`Đã dời nhiệm vụ ${now.number}: ${formatDateRange(now.startsOn, now.dueOn, locale)}.`,
      onUndo: () => void undo(),
    });
  }

  async function undo() {
    const before = moved.current.pop();
    if (!before) return;
    const now = await write(before, { startsOn: before.startsOn, endsOn: before.dueOn });
    if (now)
      showToast({
        message: t`Nhiệm vụ ${now.number} trở lại ${formatDateRange(now.startsOn, now.dueOn, locale)}.`,
      });
  }
  useHotkeys([["mod+Z", () => void undo()]]);

  return { move, refusal };
}
