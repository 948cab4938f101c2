import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { formatDateTime } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { Section } from "@camket/ui/page";
import { StatusBadge } from "@camket/ui/status";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { reportHref } from "./hrefs.ts";
import classes from "./ReportReading.module.css";

export const ReportHistory_report = graphql(`
  fragment ReportHistory_report on Report {
    id
    history: revisions(first: 50) {
      edges {
        node {
          id
          number
          sealedAt
        }
      }
    }
    allDecisions: decisions(first: 20) {
      edges {
        node {
          id
          kind
          reason
          decidedAt
          revision {
            id
            number
          }
        }
      }
    }
  }
`);

interface ReportHistoryProps {
  report: FragmentOf<typeof ReportHistory_report>;
  /** Number of the revision shown. */
  current: number | undefined;
}

/** What was submitted when, and what was decided on it and why. */
export function ReportHistory({ report: masked, current }: ReportHistoryProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { id, history, allDecisions } = readFragment(ReportHistory_report, masked);
  return (
    <>
      <Section title={t`Các lần nộp`} count={history.edges.length}>
        <ul className={classes.revisions}>
          {history.edges.map(({ node: { id: revisionId, number, sealedAt } }) => (
            <li key={revisionId} aria-current={number === current || undefined}>
              {number === current ? (
                <span>{sealedAt ? t`Lần ${number}` : t`Bản nháp`}</span>
              ) : (
                <TextLink href={reportHref(id, { revision: number })}>
                  {sealedAt ? t`Lần ${number}` : t`Bản nháp`}
                </TextLink>
              )}
              <span className={classes.minor}>{sealedAt && formatDateTime(sealedAt, locale)}</span>
            </li>
          ))}
        </ul>
      </Section>
      {allDecisions.edges.length > 0 && (
        <Section title={t`Ý kiến của cấp trên`}>
          <ul className={classes.decisions}>
            {allDecisions.edges.map(({ node: { id: decisionId, kind, reason, decidedAt, revision } }) => (
              <li key={decisionId}>
                <StatusBadge status={kind === "APPROVED" ? "approved" : "returned"}>
                  {kind === "APPROVED" ? t`Duyệt lần ${revision.number}` : t`Trả lại lần ${revision.number}`}
                </StatusBadge>{" "}
                <span className={classes.minor}>{formatDateTime(decidedAt, locale)}</span>
                {reason && <p>{reason}</p>}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
