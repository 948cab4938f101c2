import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { formatDateTime } from "@camket/ui/format";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi } from "@tanstack/react-router";
import { AppPage } from "../../AppPage.tsx";
import { NotFoundPage } from "../../NotFoundPage.tsx";
import { jobsHref } from "./hrefs.ts";
import { JobProgress } from "./JobProgress.tsx";
import { useJobKindLabels } from "./job-words.ts";

const JobPageQuery = graphql(`
  query JobPage($id: ID!) {
    node(id: $id) {
      __typename
      ... on Job {
        id
        kind
        isPreview
        createdAt
      }
    }
  }
`);

const route = getRouteApi("/jobs/$id");

/** One piece of work in the background. */
export function JobPage() {
  const { t } = useLingui();
  const locale = useLocale();
  const kindLabels = useJobKindLabels();
  const { id } = route.useParams();
  const { data } = useSuspenseQuery(JobPageQuery, { variables: { id } });
  if (data.node?.__typename !== "Job") return <NotFoundPage />;
  const { kind, isPreview, createdAt } = data.node;
  return (
    <AppPage
      breadcrumbs={[{ label: t`Việc nền và đợt nhập`, href: jobsHref() }, { label: kindLabels[kind] }]}
      title={kindLabels[kind]}
      meta={
        <>
          {isPreview && (
            <span>
              <Trans>chỉ kiểm tra, không ghi gì</Trans>
            </span>
          )}
          <span>
            <Trans>giao việc lúc {formatDateTime(createdAt, locale)}</Trans>
          </span>
        </>
      }
      keys={[]}
    >
      <JobProgress id={id} />
    </AppPage>
  );
}
