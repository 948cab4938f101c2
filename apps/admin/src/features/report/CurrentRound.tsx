import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { formatDate, formatRelativeDays } from "@camket/ui/format";
import { Section } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { Trans } from "@lingui/react/macro";
import { Text } from "@mantine/core";
import { today } from "../../today.ts";
import { RoundCompleteness, RoundCompleteness_round } from "./RoundCompleteness.tsx";
import { useRoundNames } from "./round-names.ts";

const CurrentRoundQuery = graphql(
  `
    query CurrentRound($committeeId: ID!, $today: Date!) {
      reportingRounds(where: { committeeId: $committeeId, opensTo: $today }, first: 1) {
        edges {
          node {
            id
            name
            periodKind
            year
            startsOn
            endsOn
            dueOn
            ...RoundCompleteness_round
          }
        }
      }
    }
  `,
  [RoundCompleteness_round],
);

/** The round in which the committee asks for reports now. Nothing where it asks nobody. */
export function CurrentRound({ committeeId }: { committeeId: string }) {
  const locale = useLocale();
  const { roundNameOf, roundDatesOf } = useRoundNames();
  const now = today();
  const { data } = useSuspenseQuery(CurrentRoundQuery, { variables: { committeeId, today: now } });
  const round = data.reportingRounds.edges[0]?.node;
  if (!round) return null;
  return (
    <Section
      title={roundNameOf(round)}
      aside={
        <Text fz={14} fw={600} c={round.dueOn < now ? "var(--camket-late)" : "var(--camket-ink2)"}>
          {formatRelativeDays(round.dueOn, now, locale)}
        </Text>
      }
    >
      <Text fz={13.5} c="var(--camket-ink3)" mb={8}>
        {roundDatesOf(round)}, <Trans>hạn nộp {formatDate(round.dueOn, locale)}</Trans>
      </Text>
      <RoundCompleteness round={round} hasLink />
    </Section>
  );
}
