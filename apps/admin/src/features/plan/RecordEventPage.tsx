import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { useLingui } from "@lingui/react/macro";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { AppPage } from "../../AppPage.tsx";
import { useNames } from "../../names.ts";
import { EventForm } from "./EventForm.tsx";
import { noEvent } from "./event-values.ts";
import { eventsHref } from "./hrefs.ts";

const RecordEventPageQuery = graphql(`
  query RecordEventPage($committeeId: ID!, $isNamed: Boolean!) {
    viewer {
      id
      homeCommittee {
        id
        name
        nameEn
        viewerCanDraft
      }
    }
    committee(id: $committeeId) @include(if: $isNamed) {
      id
      name
      nameEn
      viewerCanDraft
    }
  }
`);

const route = getRouteApi("/events/new");

export function RecordEventPage() {
  const { t } = useLingui();
  const { nameOf } = useNames();
  const navigate = useNavigate();
  const { committee: committeeId } = route.useSearch();
  const { data } = useSuspenseQuery(RecordEventPageQuery, {
    variables: { committeeId: committeeId ?? "", isNamed: committeeId !== undefined },
  });
  const { viewer } = data;
  const committee = [data.committee, viewer?.homeCommittee].find((each) => each?.viewerCanDraft);
  return (
    <AppPage
      breadcrumbs={[
        { label: t({ message: "Hội nghị, tập huấn", context: "danh sách" }), href: eventsHref() },
        { label: t`Ghi nhận sự kiện` },
      ]}
      title={t`Ghi nhận sự kiện`}
    >
      <EventForm
        userId={viewer?.id ?? ""}
        event={null}
        values={{ ...noEvent, committeeId: committee ? { id: committee.id, label: nameOf(committee) } : null }}
        onSaved={(id) => navigate({ to: "/events/$id", params: { id } })}
        onCancel={() => navigate({ to: "/events" })}
      />
    </AppPage>
  );
}
