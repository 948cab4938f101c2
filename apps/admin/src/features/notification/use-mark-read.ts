import { useApolloClient } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { useIntent } from "../../intent.ts";
import { Refusal_error } from "../../refusal.ts";

const MarkNotificationsRead = graphql(
  `
    mutation MarkNotificationsRead($input: MarkNotificationsReadInput!) {
      markNotificationsRead(input: $input) {
        __typename
        ... on Viewer {
          unreadNotifications
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

/** Marks notifications as read; without ids, all of them. */
export function useMarkRead() {
  const { cache } = useApolloClient();
  const { send, isSending } = useIntent(MarkNotificationsRead, { refetchQueries: ["NotificationList"] });

  async function markRead(ids?: string[]) {
    const result = await send({ input: ids ? { ids } : {} });
    if (result?.markNotificationsRead.__typename === "Viewer")
      cache.evict({ id: "ROOT_QUERY", fieldName: "notifications" });
  }
  return { markRead, isMarking: isSending };
}
