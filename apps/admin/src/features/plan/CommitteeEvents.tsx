import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { TextLink } from "@camket/ui/link";
import { EmptyState } from "@camket/ui/states";
import { Trans, useLingui } from "@lingui/react/macro";
import { EventTable, EventTable_event } from "./EventTable.tsx";
import { eventsHref } from "./hrefs.ts";

const CommitteeEventsQuery = graphql(
  `
    query CommitteeEvents($id: ID!) {
      committee(id: $id) {
        id
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
  const { latestEvents } = data.committee;
  return (
    <>
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
