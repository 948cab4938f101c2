import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type ResultOf } from "@camket/schema";
import { LoadingState } from "@camket/ui/states";
import { useEffect } from "react";
import { useNames } from "../../names.ts";
import { documentOption } from "./DocumentsPicker.tsx";
import { EventForm } from "./EventForm.tsx";
import { attendeeId, type EventValues } from "./event-values.ts";

const EventEditorQuery = graphql(`
  query EventEditor($id: ID!, $after: String) {
    viewer {
      id
    }
    event(id: $id) {
      id
      version
      kind
      title
      startsOn
      endsOn
      isDateApproximate
      place
      committee {
        id
        name
        nameEn
      }
      document {
        id
        reference
        subject
        issuer
      }
      themes {
        id
        name
        nameEn
      }
      agenda {
        position
        kind
        title
        speakerOffice
      }
      attendances(first: 100, after: $after) {
        edges {
          node {
            count
            agency {
              id
              name
              nameEn
            }
            committee {
              id
              name
              nameEn
            }
          }
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
      conclusions(first: 100) {
        edges {
          node {
            id
            text
            leadAgency {
              id
              name
              nameEn
            }
          }
        }
      }
    }
  }
`);

type Event = NonNullable<ResultOf<typeof EventEditorQuery>["event"]>;
type NameOf = (named: { name: string; nameEn: string }) => string;

function valuesOf(event: Event, nameOf: NameOf): EventValues {
  const { committee, kind, title, startsOn, endsOn, isDateApproximate, place, document, themes } = event;
  const option = (named: { id: string; name: string; nameEn: string }) => ({ id: named.id, label: nameOf(named) });
  return {
    ...{ kind, title, startsOn, isDateApproximate, place },
    endsOn: endsOn === startsOn ? null : endsOn,
    committeeId: option(committee),
    documentId: document && documentOption(document),
    themeIds: themes.map(option),
    agenda: event.agenda.map((item) => ({
      ...{ kind: item.kind, title: item.title, speakerOffice: item.speakerOffice ?? "" },
    })),
    attendances: event.attendances.edges.map(({ node: { agency, committee: attending, count } }) => ({
      attendee: agency
        ? { ...option(agency), id: attendeeId("Agency", agency.id) }
        : attending && { ...option(attending), id: attendeeId("Committee", attending.id) },
      count,
    })),
    conclusions: event.conclusions.edges.map(({ node: { id, text, leadAgency } }) => ({
      conclusionId: id,
      text,
      leadAgency: leadAgency && option(leadAgency),
    })),
  };
}

/** All of an event, to be changed. */
export function EventEditor({ id, onClose }: { id: string; onClose(): void }) {
  const { nameOf } = useNames();
  const { data, fetchMore } = useSuspenseQuery(EventEditorQuery, { variables: { id }, fetchPolicy: "network-only" });
  const { event, viewer } = data;
  const next = event?.attendances.pageInfo.hasNextPage ? event.attendances.pageInfo.endCursor : null;
  useEffect(() => {
    if (next) fetchMore({ variables: { after: next } });
  }, [next, fetchMore]);
  if (!event || next) return <LoadingState lines={12} />;
  const conclusionIds = new Set(event.conclusions.edges.map(({ node }) => node.id));
  return (
    <EventForm
      userId={viewer?.id ?? ""}
      event={{ id, version: event.version, conclusionIds }}
      values={valuesOf(event, nameOf)}
      onSaved={onClose}
      onCancel={onClose}
    />
  );
}
