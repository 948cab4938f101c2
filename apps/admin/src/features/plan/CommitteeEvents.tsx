import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { TextLink } from "@camket/ui/link";
import { EmptyState } from "@camket/ui/states";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Group } from "@mantine/core";
import { EventTable, EventTable_event } from "./EventTable.tsx";
import { eventsHref, outputsHref, recordEventHref } from "./hrefs.ts";

const CommitteeEventsQuery = graphql(
  `
    query CommitteeEvents($id: ID!) {
      committee(id: $id) {
        id
        viewerCanDraft
        openEvents: events(first: 1, where: { hasOpenConclusions: true }) {
          totalCount
        }
        latestEvents: events(first: 20) {
          totalCount
          edges {
            node {
              ...EventTable_event
            }
          }
        }
      }
    }
  `,
  [EventTable_event],
);

/** The newest conferences, trainings and visits of a committee. */
export function CommitteeEvents({ committeeId: id }: { committeeId: string }) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(CommitteeEventsQuery, { variables: { id } });
  if (!data.committee) return null;
  const { latestEvents, openEvents, viewerCanDraft } = data.committee;
  return (
    <>
      <Group gap="md" mb="xs" className="camket-no-print">
        {viewerCanDraft && <TextLink href={recordEventHref(id)}>{t`Ghi nhận sự kiện`}</TextLink>}
        {openEvents.totalCount > 0 && (
          <TextLink href={eventsHref({ committee: id, reach: "alone", open: "yes" })}>
            <Plural value={openEvents.totalCount} other="# sự kiện còn kết luận chưa có nhiệm vụ" />
          </TextLink>
        )}
        <TextLink href={outputsHref({ committee: id })}>{t`Sản phẩm truyền thông`}</TextLink>
      </Group>
      <EventTable
        isOfOneCommittee
        rows={latestEvents.edges.map(({ node }) => node)}
        totalCount={latestEvents.totalCount}
        empty={<EmptyState tone="quiet" title={t`Ban chưa ghi hội nghị, tập huấn nào`} />}
      />
      {latestEvents.totalCount > latestEvents.edges.length && (
        <TextLink href={eventsHref({ committee: id, reach: "alone" })}>
          <Trans>Xem cả {latestEvents.totalCount} hội nghị, tập huấn</Trans>
        </TextLink>
      )}
    </>
  );
}
