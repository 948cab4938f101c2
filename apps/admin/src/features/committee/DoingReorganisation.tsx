import { useApolloClient, useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { Trans, useLingui } from "@lingui/react/macro";
import { Group } from "@mantine/core";
import { AppPage } from "../../AppPage.tsx";
import { ButtonLink } from "../../ButtonLink.tsx";
import { JobProgress } from "../access/JobProgress.tsx";
import type { FollowedJob } from "../access/use-job.ts";
import { committeesHref, reorganisationHref, reorganisationsHref } from "./hrefs.ts";
import { keepReorganisation } from "./kept-reorganisation.ts";
import { useNewReorganisationCrumbs } from "./new-reorganisation-crumbs.ts";

const DoneReorganisation = graphql(`
  query DoneReorganisation($batchId: ID!) {
    node(id: $batchId) {
      __typename
      ... on ImportBatch {
        id
        reorganisation {
          id
          effectiveOn
        }
      }
    }
  }
`);

/** The batch alone doesn't tell: who administers no installation may not see it. */
const isWritten = ({ state, entryCounts, batch }: FollowedJob) =>
  state === "DONE" && !batch?.undoneAt && !entryCounts.some(({ kind }) => kind === "PROBLEM");

/** A reorganisation that is being done; what was prepared is kept until it is. */
export function DoingReorganisation({ jobId, userId }: { jobId: string; userId: string }) {
  const { t } = useLingui();
  const client = useApolloClient();
  return (
    <AppPage breadcrumbs={useNewReorganisationCrumbs()} title={t`Sắp xếp đơn vị và ban chỉ đạo`}>
      <JobProgress
        id={jobId}
        onEnd={(job) => {
          if (!isWritten(job)) return;
          keepReorganisation(userId, null);
          // Every list of committees is another one now.
          client.cache.evict({ id: "ROOT_QUERY", fieldName: "committees" });
          client.cache.evict({ id: "ROOT_QUERY", fieldName: "reorganisations" });
        }}
      >
        {(job) =>
          isWritten(job) ? (
            <DoneLinks batchId={job.batch?.id ?? null} />
          ) : job.state === "DONE" || job.state === "FAILED" ? (
            <Group my="sm">
              <ButtonLink href={reorganisationsHref({ isNew: true })}>
                <Trans>Trở lại bảng chuyển đổi</Trans>
              </ButtonLink>
            </Group>
          ) : null
        }
      </JobProgress>
    </AppPage>
  );
}

function DoneLinks({ batchId }: { batchId: string | null }) {
  const { data } = useQuery(DoneReorganisation, { variables: { batchId: batchId ?? "" }, skip: batchId === null });
  const done = data?.node?.__typename === "ImportBatch" ? data.node.reorganisation : null;
  return (
    <Group my="sm" gap="sm">
      {done ? (
        <ButtonLink href={reorganisationHref(done.id)} variant="filled">
          <Trans>Xem các ban mới</Trans>
        </ButtonLink>
      ) : (
        batchId === null && (
          <ButtonLink href={reorganisationsHref()} variant="filled">
            <Trans>Xem các cuộc sắp xếp</Trans>
          </ButtonLink>
        )
      )}
      <ButtonLink href={committeesHref(done ? { asOf: done.effectiveOn } : {})}>
        <Trans>Cây ban chỉ đạo từ ngày ấy</Trans>
      </ButtonLink>
    </Group>
  );
}
