import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { CompletenessTiles, type TileState } from "@camket/ui/completeness-tiles";
import { formatNumber } from "@camket/ui/format";
import { NumberTrio } from "@camket/ui/number-trio";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { useNames } from "../../names.ts";
import { roundHref } from "./hrefs.ts";

export const RoundCompleteness_round = graphql(`
  fragment RoundCompleteness_round on ReportingRound {
    id
    completeness {
      expected
      received
      onTime
    }
    tiles: expectations(first: 100) {
      edges {
        node {
          id
          standing
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
          report {
            id
            state
          }
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

type Round = FragmentOf<typeof RoundCompleteness_round>;
const readRound = (round: Round) => readFragment(RoundCompleteness_round, round);

interface RoundCompletenessProps {
  round: Round;
  /** Leads to the same as a table. */
  hasLink?: boolean;
  size?: "large" | "small";
}

/** Three facts that are never merged into one, and a tile for each committee. */
export function RoundCompleteness({ round, hasLink = false, size = "large" }: RoundCompletenessProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { unitNameOf } = useNames();
  const { id, completeness, tiles } = readRound(round);
  const numberOf = (shown: "expected" | "received" | "onTime") => ({
    value: formatNumber(completeness[shown], locale),
    href: roundHref(id, { shown }),
  });
  return (
    <>
      <NumberTrio
        size={size}
        figures={[
          { ...numberOf("expected"), label: t`phải nộp` },
          { ...numberOf("received"), label: t`đã nhận` },
          { ...numberOf("onTime"), label: t`đúng hạn` },
        ]}
      />
      {/* Beyond a hundred committees a tile says nothing that the table does not say better. */}
      {!tiles.pageInfo.hasNextPage && (
        <CompletenessTiles
          tiles={tiles.edges.flatMap(({ node }) => {
            const state = tileState(node);
            return state ? [{ name: unitNameOf(node.committee.unit), state }] : [];
          })}
          labels={{ received: t`đã nhận`, waiting: t`chờ duyệt`, late: t`nhận trễ`, missing: t`chưa nộp` }}
          hasLegend
          {...(hasLink && { table: { href: roundHref(id), label: t`xem dạng bảng` } })}
        />
      )}
    </>
  );
}

type Expectation = ReturnType<typeof readRound>["tiles"]["edges"][number]["node"];

function tileState({ standing, report }: Expectation): TileState | null {
  if (standing === "EXEMPT") return null;
  if (report?.state === "SUBMITTED") return "waiting";
  if (standing === "RECEIVED_LATE") return "late";
  return standing === "RECEIVED" ? "received" : "missing";
}
