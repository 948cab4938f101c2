import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { dateInVietnam } from "@camket/ui/calendar";
import { formatDate } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { Note, Section } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconRefreshAlert } from "@tabler/icons-react";
import { useNames } from "../../names.ts";
import { reportHref } from "./hrefs.ts";
import classes from "./ReportReading.module.css";

const RevisionSourcesQuery = graphql(`
  query RevisionSources($id: ID!) {
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
        sources(first: 100) {
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
  const { data } = useQuery(RevisionSourcesQuery, { variables: { id: revisionId } });
  if (data?.node?.__typename !== "ReportRevision" || data.node.sources.totalCount === 0) return null;
  const { sources, staleMarks } = data.node;
  const rows = sources.edges.map(({ node }) => node);
  const missing = rows.filter(({ sourceRevision }) => sourceRevision === null);
  const taken = sources.totalCount - missing.length;
  return (
    <Section title={t`Nguồn số liệu`} count={t`${taken} trên ${sources.totalCount}`}>
      {missing.length > 0 && (
        <p>
          <strong>
            <Trans>Thiếu:</Trans>
          </strong>{" "}
          {missing.map(({ committee }) => unitNameOf(committee.unit)).join(", ")}
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
        {rows.map(
          ({ id, committee, sourceRevision }) =>
            sourceRevision && (
              <li key={id}>
                <TextLink href={reportHref(sourceRevision.report.id, { revision: sourceRevision.number })}>
                  {unitNameOf(committee.unit)}
                </TextLink>
              </li>
            ),
        )}
      </ul>
    </Section>
  );
}
