import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { Section } from "@camket/ui/page";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useNames } from "../../names.ts";

export const MissingByName_round = graphql(`
  fragment MissingByName_round on ReportingRound {
    id
    missing: expectations(first: 100, orderBy: UNIT_CODE) {
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
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

/** Who has not reported, by name and not only by number. */
export function MissingByName({ round }: { round: FragmentOf<typeof MissingByName_round> }) {
  const { t } = useLingui();
  const { unitNameOf } = useNames();
  const { edges, pageInfo } = readFragment(MissingByName_round, round).missing;
  const missing = edges.map(({ node }) => node).filter(({ standing }) => !received.has(standing));
  if (missing.length === 0 || pageInfo.hasNextPage) return null;
  const isDue = missing.some(({ standing }) => standing === "MISSING");
  return (
    <Section title={isDue ? t`Chưa nộp` : t`Còn đợi`} count={missing.length}>
      <p style={{ margin: 0 }}>{missing.map(({ committee }) => unitNameOf(committee.unit)).join(", ")}</p>
      {!isDue && (
        <p style={{ margin: "8px 0 0", color: "var(--camket-ink3)" }}>
          <Trans>
            Chưa đến hạn nộp của <Plural value={missing.length} other="# ban" />.
          </Trans>
        </p>
      )}
    </Section>
  );
}

const received = new Set(["RECEIVED", "RECEIVED_LATE", "EXEMPT"]);
