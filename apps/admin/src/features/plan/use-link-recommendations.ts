import { useApolloClient } from "@apollo/client/react";
import { graphql, readFragment } from "@camket/schema";
import { useToast } from "@camket/ui/toast";
import { useLingui } from "@lingui/react/macro";
import { useIntent } from "../../intent.ts";
import { Refusal_error } from "../../refusal.ts";

const LinkRecommendations = graphql(
  `
    mutation LinkRecommendations($input: LinkRecommendationsInput!) {
      linkRecommendations(input: $input) {
        __typename
        ... on Task {
          id
          version
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

interface Link {
  task: { id: string; version: number };
  recommendation: { id: string; reference: string };
}

const rootLists = ["recommendations", "recommendationCoverage"];

/** Ties a recommendation to a task or unties it, says so, and offers the way back. */
export function useLinkRecommendations() {
  const { t } = useLingui();
  const { cache } = useApolloClient();
  const showToast = useToast();
  const { send, isSending, failure } = useIntent(LinkRecommendations, {
    refetchQueries: ["RecommendationPage", "TaskRecommendations"],
  });

  async function change(link: Link, act: "add" | "remove", isUndo = false): Promise<void> {
    const { task, recommendation } = link;
    const input = {
      ...{ taskId: task.id, expectedVersion: task.version },
      ...{ addIds: act === "add" ? [recommendation.id] : [], removeIds: act === "remove" ? [recommendation.id] : [] },
    };
    const answer = (await send({ input }))?.linkRecommendations;
    if (answer?.__typename !== "Task")
      return showToast({
        tone: "late",
        message: answer
          ? readFragment(Refusal_error, answer).message
          : (failure ?? t`Chưa gửi được. Gửi lại sau ít phút.`),
      });
    for (const fieldName of rootLists) cache.evict({ id: "ROOT_QUERY", fieldName });
    const { reference } = recommendation;
    showToast({
      message:
        act === "add" ? t`Đã gắn khuyến nghị ${reference} với nhiệm vụ.` : t`Đã bỏ gắn khuyến nghị ${reference}.`,
      ...(!isUndo && {
        onUndo: () => change({ task: answer, recommendation }, act === "add" ? "remove" : "add", true),
      }),
    });
  }

  return {
    isSending,
    link: (link: Link) => change(link, "add"),
    unlink: (link: Link) => change(link, "remove"),
  };
}
