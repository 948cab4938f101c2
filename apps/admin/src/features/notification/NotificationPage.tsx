import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { useEffect, useEffectEvent } from "react";
import { NotFoundPage } from "../../NotFoundPage.tsx";
import { PageSkeleton } from "../../PageSkeleton.tsx";
import { NotificationSubject_notification, useNotificationSubject } from "./notification-subject.ts";
import { useMarkRead } from "./use-mark-read.ts";

const NotificationPageQuery = graphql(
  `
    query NotificationPage($id: ID!) {
      node(id: $id) {
        __typename
        ... on Notification {
          id
          ...NotificationSubject_notification
        }
      }
    }
  `,
  [NotificationSubject_notification],
);

const route = getRouteApi("/notifications/$id");

/** Nothing to look at: the notification is read, and what it is about opens. */
export function NotificationPage() {
  const router = useRouter();
  const { id } = route.useParams();
  const { data } = useSuspenseQuery(NotificationPageQuery, { variables: { id } });
  const subjectOf = useNotificationSubject();
  const { markRead } = useMarkRead();
  const href = data.node?.__typename === "Notification" ? subjectOf(data.node)?.href : undefined;
  const goOn = useEffectEvent((to: string) => {
    void markRead([id]);
    router.history.replace(to);
  });
  useEffect(() => {
    if (href) goOn(href);
  }, [href]);
  return href ? <PageSkeleton /> : <NotFoundPage />;
}
