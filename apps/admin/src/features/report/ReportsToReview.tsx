import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { dateInVietnam } from "@camket/ui/calendar";
import { type Entry, EntryList } from "@camket/ui/entry-list";
import { formatDayMonth } from "@camket/ui/format";
import { Section } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { useNames } from "../../names.ts";
import { reportHref, reviewHref } from "./hrefs.ts";
import { useRoundNames } from "./round-names.ts";

export const ReportsToReview_reports = graphql(`
  fragment ReportsToReview_reports on ReportConnection {
    totalCount
    edges {
      node {
        id
        isLate
        receivedAt
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
        round {
          id
          name
          periodKind
          year
          startsOn
          endsOn
        }
        latestRevision {
          id
          number
          isStale
        }
      }
    }
  }
`);

interface ReportsToReviewProps {
  reports: FragmentOf<typeof ReportsToReview_reports>;
  committeeId: string;
}

/** Reports submitted from below that wait for a decision, the last one first. */
export function ReportsToReview({ reports, committeeId }: ReportsToReviewProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { unitNameOf } = useNames();
  const { roundNameOf } = useRoundNames();
  const { totalCount, edges } = readFragment(ReportsToReview_reports, reports);
  if (totalCount === 0) return null;
  return (
    <Section
      title={t`Chờ duyệt`}
      count={totalCount}
      link={{ href: reviewHref({ committee: committeeId }), label: t`Duyệt lần lượt` }}
    >
      <EntryList
        entries={edges.map(({ node: { id, isLate, receivedAt, committee, round, latestRevision } }): Entry => {
          const marks = [isLate && t`nhận trễ`, latestRevision.isStale && t`nguồn đã sửa`].filter(Boolean);
          return {
            key: id,
            status: "submitted",
            title: unitNameOf(committee.unit),
            href: reportHref(id, { review: committeeId }),
            sources: [roundNameOf(round), t`lần nộp ${latestRevision.number}`],
            ...(marks.length > 0 && { remark: marks.join(", "), tone: "warn" }),
            ...(receivedAt && { date: t`nhận ${formatDayMonth(dateInVietnam(new Date(receivedAt)), locale)}` }),
          };
        })}
      />
    </Section>
  );
}
