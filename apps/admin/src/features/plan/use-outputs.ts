import { skipToken, useSuspenseQuery } from "@apollo/client/react";
import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { useEffect } from "react";
import { outputKey, type SavedOutput } from "./output-cells.ts";

export const OutputCell_output = graphql(`
  fragment OutputCell_output on Output {
    id
    month
    count
    version
    isCounted
    kind {
      code
    }
    channel {
      code
    }
  }
`);

export function readOutput(masked: FragmentOf<typeof OutputCell_output>): [string, SavedOutput] {
  const { month, kind, channel, count, version, isCounted } = readFragment(OutputCell_output, masked);
  return [outputKey(month, { kind: kind.code, channel: channel.code }), { count, version, isCounted }];
}

const OutputsQuery = graphql(
  `
    query Outputs($committeeId: ID!, $from: Date!, $to: Date!, $after: String) {
      committee(id: $committeeId) {
        id
        name
        nameEn
        validTo
        viewerCanDraft
      }
      outputs(where: { committeeId: $committeeId, monthFrom: $from, monthTo: $to }, first: 100, after: $after) {
        edges {
          node {
            ...OutputCell_output
          }
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  `,
  [OutputCell_output],
);

/** Every count of a committee in a year, and in the half year before: what is usually published stands in the grid. */
export function useOutputs(committeeId: string | undefined, year: number) {
  const { data, fetchMore } = useSuspenseQuery(
    OutputsQuery,
    committeeId
      ? {
          variables: { committeeId, from: `${year - 1}-07-01`, to: `${year}-12-01` },
          // Others type too.
          fetchPolicy: "network-only",
        }
      : skipToken,
  );
  const next = data?.outputs.pageInfo.hasNextPage ? data.outputs.pageInfo.endCursor : null;
  useEffect(() => {
    if (next) fetchMore({ variables: { after: next } });
  }, [next, fetchMore]);
  return {
    committee: data?.committee,
    saved: new Map(data?.outputs.edges.map(({ node }) => readOutput(node))),
    /** False while further pages are on their way. */
    isComplete: !next,
  };
}
