import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { dateInVietnam } from "@camket/ui/calendar";
import { formatDate } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { Section } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { FigureButton } from "./FigureButton.tsx";
import classes from "./FigureLineage.module.css";
import { type FigureMeasure, useFigureWords } from "./figure-words.ts";
import { reportHref } from "./hrefs.ts";
import { LineageFigure_figure, readLineageFigure } from "./lineage-branches.ts";

const FigureRevisionsQuery = graphql(
  `
    query FigureRevisions($where: FigureWhere!) {
      figures(where: $where, orderBy: LATEST, first: 20) {
        edges {
          node {
            id
            revision {
              id
              number
              sealedAt
              approvedAt
              report {
                id
              }
            }
            ...LineageFigure_figure
          }
        }
      }
    }
  `,
  [LineageFigure_figure],
);

interface FigureRevisionsProps {
  committeeId: string;
  roundId: string;
  indicatorId: string;
  /** Null for the total. */
  categoryId: string | null;
  currentRevisionId: string;
  measure: FigureMeasure;
}

/** The same cell in every submission of its report, the last one first; of the committee, never of who typed. */
export function FigureRevisions({ currentRevisionId, measure, categoryId, indicatorId, ...of }: FigureRevisionsProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { shownText, differenceText } = useFigureWords();
  const cell = categoryId === null ? { totalsOnly: true } : { categoryId };
  const { data } = useQuery(FigureRevisionsQuery, {
    variables: { where: { ...of, indicatorIds: [indicatorId], ...cell } },
  });
  const figures = (data?.figures.edges ?? [])
    .map(({ node }) => ({ revision: node.revision, figure: readLineageFigure(node) }))
    .sort((a, b) => b.revision.number - a.revision.number);
  if (figures.length === 0) return null;
  const day = (instant: string) => formatDate(dateInVietnam(new Date(instant)), locale);
  return (
    <Section title={t`Qua các lần nộp`} count={figures.length}>
      <table className={classes.history}>
        <caption hidden>{t`Qua các lần nộp`}</caption>
        <tbody>
          {figures.map(({ revision, figure }, index) => {
            const before = figures[index + 1]?.figure;
            const isCurrent = revision.id === currentRevisionId;
            const text = shownText(figure, measure);
            const difference = before && !before.hiddenBecause ? differenceText(before, figure, measure) : "";
            return (
              <tr key={figure.id} aria-current={isCurrent || undefined}>
                <th scope="row">
                  <TextLink href={reportHref(revision.report.id, { revision: revision.number })}>
                    {revision.sealedAt ? t`Lần ${revision.number}` : t`Bản nháp`}
                  </TextLink>
                </th>
                <td className={classes.quiet}>
                  {revision.sealedAt && t`nộp ${day(revision.sealedAt)}`}
                  {revision.approvedAt && `, ${t`duyệt ${day(revision.approvedAt)}`}`}
                </td>
                <td className={classes.quiet}>{difference !== "0" && difference}</td>
                <td>
                  {isCurrent ? (
                    text
                  ) : (
                    <FigureButton figureId={figure.id} name={t`Lần ${revision.number}`}>
                      {text}
                    </FigureButton>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}
