import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { type Entry, EntryList } from "@camket/ui/entry-list";
import { formatDate, formatRelativeDays } from "@camket/ui/format";
import { Section } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { useNames } from "../../names.ts";
import { today } from "../../today.ts";
import { reportHref, roundHref } from "./hrefs.ts";
import { useReportStateLabels } from "./ReportStatus.tsx";
import { useRoundNames } from "./round-names.ts";
import { StartReport } from "./StartReport.tsx";

const OwnReportsQuery = graphql(`
  query OwnReports($committeeId: ID!) {
    expectations(where: { committeeId: $committeeId, state: EXPECTED }, orderBy: LATEST, first: 5) {
      edges {
        node {
          id
          dueOn
          standing
          committee {
            id
            viewerCanDraft
          }
          report {
            id
            state
          }
          round {
            id
            name
            periodKind
            year
            startsOn
            endsOn
            opensOn
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
    }
  }
`);

/** Reports that the committee itself still has to send, or to send again. */
export function OwnReports({ committeeId }: { committeeId: string }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { unitNameOf } = useNames();
  const { roundNameOf } = useRoundNames();
  const stateLabels = useReportStateLabels();
  const now = today();
  const { data } = useSuspenseQuery(OwnReportsQuery, { variables: { committeeId } });
  const open = data.expectations.edges
    .map(({ node }) => node)
    .filter(({ round, report }) => round.opensOn <= now && (!report || isOpen[report.state]));
  if (open.length === 0) return null;
  return (
    <Section title={t`Báo cáo phải nộp`} count={open.length}>
      <EntryList
        entries={open.map(
          ({ id, dueOn, report, round, committee }): Entry => ({
            key: id,
            status: report?.state === "RETURNED" ? "returned" : dueOn < now ? "late" : report ? "draft" : "notBegun",
            title: roundNameOf(round),
            href: report ? reportHref(report.id) : roundHref(round.id),
            sources: [t`Gửi ${unitNameOf(round.committee.unit)}`, report ? stateLabels[report.state] : t`Chưa lập`],
            remark: formatRelativeDays(dueOn, now, locale),
            tone: dueOn < now ? "late" : "quiet",
            date: formatDate(dueOn, locale),
            ...(!report &&
              committee.viewerCanDraft && { actions: <StartReport roundId={round.id} committeeId={committee.id} /> }),
          }),
        )}
      />
    </Section>
  );
}

const isOpen = { DRAFT: true, RETURNED: true, SUBMITTED: false, APPROVED: false };
