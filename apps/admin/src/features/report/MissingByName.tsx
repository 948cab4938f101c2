import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { Section } from "@camket/ui/page";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useNames } from "../../names.ts";
import { RemindAwaited, RemindAwaited_round } from "./RemindAwaited.tsx";

export const MissingByName_round = graphql(
  `
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
      ...RemindAwaited_round
    }
  `,
  [RemindAwaited_round],
);

/** Who has not reported, by name and not only by number: those still awaited apart from those given up. */
export function MissingByName({ round }: { round: FragmentOf<typeof MissingByName_round> }) {
  const { t } = useLingui();
  const { unitNameOf } = useNames();
  const read = readFragment(MissingByName_round, round);
  const { missing } = read;
  const expectations = missing.edges.map(({ node }) => node);
  const awaited = expectations.filter(({ standing }) => standing === "MISSING" || standing === "NOT_DUE");
  const declared = expectations.filter(({ standing }) => standing === "DECLARED_MISSING");
  // So many names stand in the table.
  if (missing.pageInfo.hasNextPage) return <RemindAwaited round={read} />;
  if (awaited.length + declared.length === 0) return null;
  const isDue = awaited.some(({ standing }) => standing === "MISSING");
  const namesOf = (these: typeof expectations) => these.map(({ committee }) => unitNameOf(committee.unit)).join(", ");

  return (
    <>
      {awaited.length > 0 && (
        <Section title={isDue ? t`Chưa nộp` : t`Còn đợi`} count={awaited.length}>
          <p style={{ margin: 0 }}>{namesOf(awaited)}</p>
          {!isDue && (
            <p style={{ margin: "8px 0 0", color: "var(--camket-ink3)" }}>
              <Trans>
                Chưa đến hạn nộp của <Plural value={awaited.length} other="# ban" />.
              </Trans>
            </p>
          )}
          <div style={{ marginTop: 12 }}>
            <RemindAwaited round={read} />
          </div>
        </Section>
      )}
      {declared.length > 0 && (
        <Section title={t`Đã ghi nhận là không nộp`} count={declared.length}>
          <p style={{ margin: 0 }}>{namesOf(declared)}</p>
        </Section>
      )}
    </>
  );
}
