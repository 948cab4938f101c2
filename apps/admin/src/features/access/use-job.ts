import { useQuery } from "@apollo/client/react";
import { graphql, type ResultOf } from "@camket/schema";
import { useEffect, useEffectEvent, useRef } from "react";

const JobQuery = graphql(`
  query JobProgress($id: ID!) {
    node(id: $id) {
      __typename
      ... on Job {
        id
        kind
        isPreview
        state
        stage
        createdAt
        finishedAt
        refusal
        counts {
          measure
          count
        }
        entryCounts {
          kind
          count
        }
        batch {
          id
          number
          undoneAt
        }
      }
    }
  }
`);

type Node = NonNullable<ResultOf<typeof JobQuery>["node"]>;
export type FollowedJob = Extract<Node, { __typename: "Job" }>;

const everySecond = 1000;

/**
 * Follows a job until it ends.
 *
 * @param onEnd called once, when it is seen to have ended.
 * @returns undefined until it is read, null where there is none.
 */
export function useJob(id: string, onEnd?: (job: FollowedJob) => void): FollowedJob | null | undefined {
  const { data, stopPolling } = useQuery(JobQuery, { variables: { id }, pollInterval: everySecond });
  const job = data?.node?.__typename === "Job" ? data.node : null;
  const isOver = data !== undefined && (job === null || job.finishedAt !== null);
  const ended = useRef<string>(undefined);
  const tell = useEffectEvent(() => {
    if (!job?.finishedAt || ended.current === job.id) return;
    ended.current = job.id;
    onEnd?.(job);
  });
  useEffect(() => {
    if (!isOver) return;
    stopPolling();
    tell();
  }, [isOver, stopPolling]);
  return data && job;
}
