import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type ResultOf } from "@camket/schema";
import { dateInVietnam } from "@camket/ui/calendar";
import { EntryList } from "@camket/ui/entry-list";
import { formatDate, formatLongDate, formatRelativeDays } from "@camket/ui/format";
import { Section } from "@camket/ui/page";
import { EmptyState, LoadingState } from "@camket/ui/states";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, SegmentedControl } from "@mantine/core";
import { IconCheck, IconSettings } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { Suspense, useTransition } from "react";
import { AppPage } from "../../AppPage.tsx";
import { ButtonLink } from "../../ButtonLink.tsx";
import { today } from "../../today.ts";
import { useEntryKeys } from "../home/entry-keys.ts";
import { notificationHref, notificationSettingsHref } from "./hrefs.ts";
import { NotificationSubject_notification, topicStatus, useNotificationSubject } from "./notification-subject.ts";
import { useMarkRead } from "./use-mark-read.ts";

const NotificationListQuery = graphql(
  `
    query NotificationList($where: NotificationWhere!, $after: String) {
      notifications(first: 30, after: $after, where: $where) {
        totalCount
        edges {
          node {
            id
            topic
            message
            dueOn
            createdAt
            readAt
            settledAt
            ...NotificationSubject_notification
          }
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  `,
  [NotificationSubject_notification],
);

type Listed = ResultOf<typeof NotificationListQuery>["notifications"]["edges"][number]["node"];

const route = getRouteApi("/notifications");

/** What there is to know, the latest day first. */
export function NotificationsPage() {
  const { t } = useLingui();
  const { view = "unread" } = route.useSearch();
  const navigate = route.useNavigate();
  const { list, step } = useEntryKeys();
  const { markRead, isMarking } = useMarkRead();

  function markFocused() {
    const href = document.activeElement?.getAttribute("href") ?? "";
    const id = /^\/notifications\/(.+)$/.exec(href)?.[1];
    if (id) void markRead([decodeURIComponent(id)]);
  }

  return (
    <AppPage
      breadcrumbs={[{ label: t`Nhắc việc` }]}
      title={t`Nhắc việc`}
      meta={
        <span>
          <Trans>Việc đến hạn, quá hạn và đang chờ. Xong việc thì tự hết nhắc.</Trans>
        </span>
      }
      actions={
        <>
          <ButtonLink
            href={notificationSettingsHref()}
            leftSection={<IconSettings size={16} stroke={1.8} aria-hidden />}
          >
            <Trans>Cài đặt</Trans>
          </ButtonLink>
          <Button loading={isMarking} onClick={() => markRead()}>
            <Trans>Đánh dấu đã đọc tất cả</Trans>
          </Button>
        </>
      }
      keys={[
        { keys: ["J", "K"], label: t`xuống, lên`, onPress: { j: () => step(1), k: () => step(-1) } },
        { keys: "↵", label: t`mở` },
        { keys: "E", label: t`đã đọc`, onPress: { e: markFocused } },
      ]}
    >
      <SegmentedControl
        aria-label={t`Hiện`}
        mb="md"
        value={view}
        onChange={(chosen) => navigate({ search: chosen === "all" ? { view: "all" } : {} })}
        data={[
          { value: "unread", label: t`Chưa đọc` },
          { value: "all", label: t({ message: "Tất cả", context: "nhắc việc" }) },
        ]}
      />
      <div ref={list}>
        <Suspense fallback={<LoadingState lines={8} />}>
          <NotificationList isAll={view === "all"} onRead={(id) => markRead([id])} />
        </Suspense>
      </div>
    </AppPage>
  );
}

function NotificationList({ isAll, onRead }: { isAll: boolean; onRead(id: string): void }) {
  const { t } = useLingui();
  const locale = useLocale();
  const subjectOf = useNotificationSubject();
  const { data, fetchMore } = useSuspenseQuery(NotificationListQuery, {
    variables: { where: isAll ? {} : { isUnread: true } },
    fetchPolicy: "cache-and-network",
  });
  const [isLoadingMore, startLoading] = useTransition();
  const { edges, pageInfo, totalCount } = data.notifications;
  if (totalCount === 0)
    return isAll ? (
      <EmptyState tone="quiet" title={t`Chưa có việc nào phải nhắc`}>
        <Trans>Nhắc trước hạn 14, 7 và 1 ngày, khi quá hạn, và khi có việc chờ.</Trans>
      </EmptyState>
    ) : (
      <EmptyState icon={IconCheck} tone="ok" title={t`Không còn nhắc việc nào chưa đọc`} />
    );
  return (
    <>
      {daysOf(edges.map(({ node }) => node)).map(([day, ofDay]) => (
        <Section key={day} title={formatLongDate(day, locale)} count={ofDay.length}>
          <EntryList
            entries={ofDay.map((notification) => {
              const { id, topic, message, dueOn, readAt, settledAt } = notification;
              const subject = subjectOf(notification);
              return {
                key: id,
                status: settledAt ? "done" : topicStatus[topic],
                title: subject?.title ?? message,
                href: notificationHref(id),
                sources: [message, subject?.source, settledAt && t`Đã hết nhắc`].filter(
                  (source) => typeof source === "string",
                ),
                ...(dueOn && { date: formatDate(dueOn, locale) }),
                ...(dueOn && !settledAt && { remark: formatRelativeDays(dueOn, today(), locale) }),
                ...(topic === "LATE" && !settledAt && { tone: "late" as const }),
                ...(!readAt &&
                  !settledAt && {
                    actions: (
                      <Button
                        variant="subtle"
                        aria-label={t`Đánh dấu đã đọc: ${subject?.title ?? message}`}
                        onClick={() => onRead(id)}
                      >
                        <Trans>Đã đọc</Trans>
                      </Button>
                    ),
                  }),
              };
            })}
          />
        </Section>
      ))}
      {pageInfo.hasNextPage && (
        <Button
          variant="default"
          loading={isLoadingMore}
          onClick={() =>
            startLoading(async () => {
              await fetchMore({ variables: { after: pageInfo.endCursor } });
            })
          }
        >
          <Trans>Xem thêm</Trans>
        </Button>
      )}
    </>
  );
}

/** By the day in Viet Nam, in the order in which they come. */
function daysOf(notifications: Listed[]) {
  const days = new Map<ReturnType<typeof dateInVietnam>, Listed[]>();
  for (const notification of notifications) {
    const day = dateInVietnam(new Date(notification.createdAt));
    days.set(day, [...(days.get(day) ?? []), notification]);
  }
  return [...days];
}
