import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { dateInVietnam } from "@camket/ui/calendar";
import { formatDate } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { Note, Section } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconRefreshAlert } from "@tabler/icons-react";
import { useState, useTransition } from "react";
import { useNames } from "../../names.ts";
import { reportHref } from "./hrefs.ts";
import { NameList } from "./NameList.tsx";
import classes from "./ReportReading.module.css";

const RevisionSourcesQuery = graphql(`
  query RevisionSources($id: ID!, $after: String, $mostMissing: Int!) {
    node(id: $id) {
      __typename
      ... on ReportRevision {
        id
        staleMarks {
          markedAt
          sourceRevision {
            id
            number
            report {
              id
              committee {
                id
                unit {
                  id
                  level
                  kind
                  name
                  nameEn
                }
              }
            }
          }
        }
        sources(first: 1) {
          totalCount
        }
        missingSources(most: $mostMissing) {
          id
          unit {
            id
            level
            kind
            name
            nameEn
          }
        }
        taken: sources(isMissing: false, first: 20, after: $after) {
          totalCount
          edges {
            node {
              id
              committee {
                id
                unit {
                  id
                  level
                  kind
                  name
                  nameEn
                }
              }
              sourceRevision {
                id
                number
                report {
                  id
                }
              }
            }
          }
          pageInfo {
            endCursor
            hasNextPage
          }
        }
      }
    }
  }
`);

/** Which reports a consolidation rests on, which were missing, and which were corrected since. */
export function RevisionSources({ revisionId }: { revisionId: string }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { unitNameOf } = useNames();
  const [areAllNamed, setAllNamed] = useState(false);
  const [isLoadingMore, startLoading] = useTransition();
  const { data, previousData, fetchMore } = useQuery(RevisionSourcesQuery, {
    variables: { id: revisionId, mostMissing: areAllNamed ? 200 : 10 },
  });
  const node = (data ?? previousData)?.node;
  if (node?.__typename !== "ReportRevision" || node.sources.totalCount === 0) return null;
  const { sources, taken, missingSources, staleMarks } = node;
  const missingCount = sources.totalCount - taken.totalCount;
  return (
    <Section title={t`Nguồn số liệu`} count={t`${taken.totalCount} trên ${sources.totalCount}`}>
      {missingCount > 0 && (
        <p>
          <strong>
            <Trans>Thiếu:</Trans>
          </strong>{" "}
          <NameList
            names={missingSources.map(({ unit }) => unitNameOf(unit))}
            count={missingCount}
            {...(!areAllNamed && { others: { onShow: () => setAllNamed(true) } })}
          />
        </p>
      )}
      {staleMarks.length > 0 && (
        <Note tone="stale" icon={<IconRefreshAlert size={16} stroke={1.9} />}>
          <Trans>Nguồn đã sửa sau khi tổng hợp; số ở đây giữ nguyên.</Trans>
          <ul className={classes.decisions}>
            {staleMarks.map(({ markedAt, sourceRevision }) => (
              <li key={sourceRevision.id}>
                <TextLink href={reportHref(sourceRevision.report.id, { revision: sourceRevision.number })}>
                  {unitNameOf(sourceRevision.report.committee.unit)}
                </TextLink>
                , {formatDate(dateInVietnam(new Date(markedAt)), locale)}
              </li>
            ))}
          </ul>
        </Note>
      )}
      <ul className={classes.sources}>
        {taken.edges.map(
          ({ node: { id, committee, sourceRevision } }) =>
            sourceRevision && (
              <li key={id}>
                <TextLink href={reportHref(sourceRevision.report.id, { revision: sourceRevision.number })}>
                  {unitNameOf(committee.unit)}
                </TextLink>
              </li>
            ),
        )}
      </ul>
      {taken.pageInfo.hasNextPage && (
        <Button
          variant="default"
          loading={isLoadingMore}
          onClick={() =>
            startLoading(async () => {
              await fetchMore({ variables: { after: taken.pageInfo.endCursor } });
            })
          }
        >
          <Trans>Xem thêm</Trans>
        </Button>
      )}
    </Section>
  );
}
