import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { formatDate, formatNumber } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { Section } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { UnstyledButton } from "@mantine/core";
import { useNames } from "../../names.ts";
import { eventHref, outputsHref, taskHref } from "../plan/hrefs.ts";
import classes from "./FigureLineage.module.css";

const FigureEvidenceQuery = graphql(`
  query FigureEvidence($id: ID!, $after: String) {
    node(id: $id) {
      __typename
      ... on Figure {
        id
        evidence(first: 20, after: $after) {
          totalCount
          edges {
            node {
              task {
                id
                title
                dueOn
              }
              event {
                id
                title
                startsOn
              }
              output {
                id
                count
                month
                committee {
                  id
                }
                kind {
                  name
                  nameEn
                }
                channel {
                  name
                  nameEn
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

/** What a counted figure counted: the committee's own tasks, events or outputs. */
export function FigureEvidence({ figureId }: { figureId: string }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useNames();
  const { data, fetchMore } = useQuery(FigureEvidenceQuery, { variables: { id: figureId } });
  if (data?.node?.__typename !== "Figure" || data.node.evidence.totalCount === 0) return null;
  const { evidence } = data.node;
  const left = evidence.totalCount - evidence.edges.length;
  return (
    <Section title={t`Đếm từ`} count={evidence.totalCount}>
      <ul className={classes.evidence}>
        {evidence.edges.map(({ node: { task, event, output } }, index) => {
          const [of] = [
            task && {
              href: taskHref(task.id),
              title: task.title,
              detail: task.dueOn && t`hạn ${formatDate(task.dueOn, locale)}`,
            },
            event && { href: eventHref(event.id), title: event.title, detail: formatDate(event.startsOn, locale) },
            output && {
              href: outputsHref({ committee: output.committee.id, year: output.month.slice(0, 4) }),
              title: t`${nameOf(output.kind)}, ${nameOf(output.channel)}`,
              detail: t`${formatNumber(output.count, locale)} sản phẩm, tháng ${output.month.slice(5, 7)}/${output.month.slice(0, 4)}`,
            },
          ].filter((each) => each !== null);
          const key = of?.href ?? "";
          return (
            <li key={`${index} ${key}`}>
              {of ? <TextLink href={of.href}>{of.title}</TextLink> : <Trans>Nằm ngoài phạm vi của ban mình</Trans>}
              <span className={classes.quiet}>{of?.detail}</span>
            </li>
          );
        })}
      </ul>
      {left > 0 && (
        <UnstyledButton
          className="camket-link"
          onClick={() => fetchMore({ variables: { after: evidence.pageInfo.endCursor } })}
        >
          <Plural value={left} other="Xem thêm # mục" />
        </UnstyledButton>
      )}
    </Section>
  );
}
