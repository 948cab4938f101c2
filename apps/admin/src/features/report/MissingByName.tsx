import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { Section } from "@camket/ui/page";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useNames } from "../../names.ts";
import { roundHref } from "./hrefs.ts";
import { NameList } from "./NameList.tsx";
import { RemindAwaited, RemindAwaited_round } from "./RemindAwaited.tsx";

export const MissingByName_round = graphql(
  `
    fragment MissingByName_round on ReportingRound {
      id
      completeness {
        expected
        received
        notDue
        declaredMissing
      }
      awaited {
        id
        unit {
          id
          level
          kind
          name
          nameEn
        }
      }
      declaredMissing {
        id
        unit {
          id
          level
          kind
          name
          nameEn
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
  const { id, completeness, awaited, declaredMissing } = read;
  const awaitedCount = completeness.expected - completeness.received - completeness.declaredMissing;
  const isDue = awaitedCount > completeness.notDue;
  const namesOf = (committees: typeof awaited) => committees.map(({ unit }) => unitNameOf(unit));
  return (
    <>
      {awaitedCount > 0 && (
        <Section title={t`Chưa nộp`} count={awaitedCount}>
          <p style={{ margin: 0 }}>
            <NameList
              names={namesOf(awaited)}
              count={awaitedCount}
              others={{ href: roundHref(id, { shown: "awaited" }) }}
            />
          </p>
          {!isDue && (
            <p style={{ margin: "8px 0 0", color: "var(--camket-ink3)" }}>
              <Trans>
                Chưa đến hạn nộp của <Plural value={awaitedCount} other="# ban" />.
              </Trans>
            </p>
          )}
          <div style={{ marginTop: 12 }}>
            <RemindAwaited round={read} />
          </div>
        </Section>
      )}
      {completeness.declaredMissing > 0 && (
        <Section title={t`Đã ghi nhận là không nộp`} count={completeness.declaredMissing}>
          <p style={{ margin: 0 }}>
            <NameList
              names={namesOf(declaredMissing)}
              count={completeness.declaredMissing}
              others={{ href: roundHref(id, { shown: "declared" }) }}
            />
          </p>
        </Section>
      )}
    </>
  );
}
