import { useApolloClient } from "@apollo/client/react";
import { graphql, readFragment } from "@camket/schema";
import { useToast } from "@camket/ui/toast";
import { useLingui } from "@lingui/react/macro";
import { useRef } from "react";
import { useIntent } from "../../intent.ts";
import { Refusal_error } from "../../refusal.ts";

const ExchangeTasks = graphql(
  `
    mutation ExchangeTasks($input: ExchangeTasksInput!) {
      exchangeTasks(input: $input) {
        __typename
        ... on Task {
          id
          version
          number
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

const PlacedTask = graphql(`
  query PlacedTask($id: ID!) {
    task(id: $id) {
      id
      version
      number
    }
  }
`);

export interface PlacedTask {
  id: string;
  version: number;
  number: string;
}

/** Lets two tasks under one heading of a draft change places; the last exchange can be taken back. */
export function useExchangeTasks() {
  const { t } = useLingui();
  const client = useApolloClient();
  const showToast = useToast();
  const { send } = useIntent(ExchangeTasks, { refetchQueries: ["PlanTimeline", "PlanAmendment"] });
  // A key held down sends the next one when the last is there.
  const isBusy = useRef(false);

  /** @returns the task as it is now; null where both stayed. */
  async function write(task: PlacedTask, other: PlacedTask): Promise<PlacedTask | null> {
    if (isBusy.current) return null;
    isBusy.current = true;
    try {
      const answer = await send({ input: { id: task.id, expectedVersion: task.version, withId: other.id } });
      const result = answer?.exchangeTasks;
      const isMoved = result?.__typename === "Task";
      if (!isMoved)
        showToast({
          tone: "late",
          message: result
            ? readFragment(Refusal_error, result).message
            : t`Chưa chuyển được; hai nhiệm vụ vẫn ở chỗ cũ.`,
        });
      // The lists sort by the numbers that the cache then holds.
      const read = isMoved ? [other] : [task, other];
      await Promise.allSettled(
        read.map(({ id }) => client.query({ query: PlacedTask, variables: { id }, fetchPolicy: "network-only" })),
      );
      return isMoved ? result : null;
    } finally {
      isBusy.current = false;
    }
  }

  /** @returns whether it was moved. */
  return async function exchange(task: PlacedTask, other: PlacedTask): Promise<boolean> {
    const moved = await write(task, other);
    if (moved)
      showToast({
        message: t`Nhiệm vụ ${task.number} nay là số ${moved.number}.`,
        onUndo: () => void write(moved, other),
      });
    return moved !== null;
  };
}
