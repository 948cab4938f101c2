import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { dateInVietnam } from "@camket/ui/calendar";
import { type Entry, EntryList } from "@camket/ui/entry-list";
import { formatDayMonth } from "@camket/ui/format";
import { Section } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { useNames } from "../../names.ts";
import { reportHref, reportsHref } from "./hrefs.ts";
import { useRoundNames } from "./round-names.ts";

export const ReportsToReview_report = graphql(`
  fragment ReportsToReview_report on Report {
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
`);

const mostShown = 10;

interface ReportsToReviewProps {
  reports: readonly FragmentOf<typeof ReportsToReview_report>[];
  committeeId: string;
}

/** Reports submitted from below that wait for a decision, the last one first. */
export function ReportsToReview({ reports, committeeId }: ReportsToReviewProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { unitNameOf } = useNames();
  const { roundNameOf } = useRoundNames();
  if (reports.length === 0) return null;
  const shown = reports.slice(0, mostShown).map((report) => readFragment(ReportsToReview_report, report));
  return (
    <Section
      title={t`Chờ thẩm định`}
      count={reports.length}
      {...(reports.length > mostShown && {
        link: {
          href: reportsHref({ view: "reports", committee: committeeId, state: "SUBMITTED" }),
          label: t`Xem tất cả`,
        },
      })}
    >
      <EntryList
        entries={shown.map(({ id, isLate, receivedAt, committee, round, latestRevision }): Entry => {
          const marks = [isLate && t`nhận trễ`, latestRevision.isStale && t`nguồn đã sửa`].filter(Boolean);
          return {
            key: id,
            status: "submitted",
            title: unitNameOf(committee.unit),
            href: reportHref(id),
            sources: [roundNameOf(round), t`lần nộp ${latestRevision.number}`],
            ...(marks.length > 0 && { remark: marks.join(", "), tone: "warn" }),
            ...(receivedAt && { date: t`nhận ${formatDayMonth(dateInVietnam(new Date(receivedAt)), locale)}` }),
          };
        })}
      />
    </Section>
  );
}
