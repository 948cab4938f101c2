import { useQuery } from "@apollo/client/react";
import { graphql, type PeriodKind } from "@camket/schema";
import { formatDate, formatRelativeDays } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { useLocale } from "@camket/ui/words";
import { Trans } from "@lingui/react/macro";
import { today } from "../../today.ts";
import { roundHref } from "./hrefs.ts";
import { RemindAwaited, RemindAwaited_round } from "./RemindAwaited.tsx";

const AwaitedBelowQuery = graphql(
  `
    query AwaitedBelow($where: ReportingRoundWhere!) {
      reportingRounds(where: $where, first: 20) {
        edges {
          node {
            id
            startsOn
            endsOn
            dueOn
            completeness {
              expected
              received
              declaredMissing
            }
            ...RemindAwaited_round
          }
        }
      }
    }
  `,
  [RemindAwaited_round],
);

interface AwaitedBelowProps {
  committeeId: string;
  period: { periodKind: PeriodKind; year: number; startsOn: string; endsOn: string };
}

/** The reports below that are consolidated, by when they were due, and a reminder to those who did not send theirs. */
export function AwaitedBelow({ committeeId, period }: AwaitedBelowProps) {
  const locale = useLocale();
  const { periodKind, year, startsOn, endsOn } = period;
  const { data } = useQuery(AwaitedBelowQuery, { variables: { where: { committeeId, periodKind, year } } });
  const asking = data?.reportingRounds.edges.find(({ node }) => node.startsOn === startsOn && node.endsOn === endsOn);
  if (!asking) return null;
  const { id, dueOn, completeness } = asking.node;
  const isAwaited = completeness.expected > completeness.received + completeness.declaredMissing;
  return (
    <>
      <p style={{ margin: "0 0 8px", color: "var(--camket-ink3)" }}>
        {isAwaited && (
          <Trans>
            Hạn nộp của cấp dưới: {formatDate(dueOn, locale)} ({formatRelativeDays(dueOn, today(), locale)}).
          </Trans>
        )}{" "}
        <TextLink href={roundHref(id, { shown: "expected" })}>
          <Trans>Xem từng báo cáo của cấp dưới</Trans>
        </TextLink>
      </p>
      {isAwaited && (
        <div style={{ marginBottom: 12 }}>
          <RemindAwaited round={asking.node} />
        </div>
      )}
    </>
  );
}
