import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { Section } from "@camket/ui/page";
import { useToast } from "@camket/ui/toast";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useIntent } from "../../intent.ts";
import { useNames } from "../../names.ts";
import { Refusal_error } from "../../refusal.ts";
import { lastDay, ReminderButton } from "../notification/ReminderButton.tsx";

export const MissingByName_round = graphql(`
  fragment MissingByName_round on ReportingRound {
    id
    viewerCanRemind
    missing: expectations(first: 100, orderBy: UNIT_CODE) {
      edges {
        node {
          id
          standing
          remindedOn
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

const RemindMissing = graphql(
  `
    mutation RemindMissing($input: RemindMissingInput!) {
      remindMissing(input: $input) {
        __typename
        ... on ReportingRound {
          id
          ...MissingByName_round
        }
        ...Refusal_error
      }
    }
  `,
  [MissingByName_round, Refusal_error],
);

/** Who has not reported, by name and not only by number: those still awaited apart from those given up. */
export function MissingByName({ round }: { round: FragmentOf<typeof MissingByName_round> }) {
  const { t } = useLingui();
  const { unitNameOf } = useNames();
  const showToast = useToast();
  const { send, isSending, failure } = useIntent(RemindMissing);
  const { id, viewerCanRemind, missing } = readFragment(MissingByName_round, round);
  const expectations = missing.edges.map(({ node }) => node);
  const awaited = expectations.filter(({ standing }) => standing === "MISSING" || standing === "NOT_DUE");
  const declared = expectations.filter(({ standing }) => standing === "DECLARED_MISSING");
  if (awaited.length + declared.length === 0 || missing.pageInfo.hasNextPage) return null;
  const isDue = awaited.some(({ standing }) => standing === "MISSING");
  const namesOf = (these: typeof expectations) => these.map(({ committee }) => unitNameOf(committee.unit)).join(", ");

  async function remind() {
    const result = (await send({ input: { roundId: id } }))?.remindMissing;
    if (result?.__typename === "ReportingRound") return showToast({ message: t`Đã nhắc các ban chưa nộp báo cáo.` });
    if (result) showToast({ tone: "late", message: readFragment(Refusal_error, result).message });
  }

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
          {viewerCanRemind && (
            <div style={{ marginTop: 12 }}>
              <ReminderButton
                count={awaited.length}
                remindedOn={lastDay(awaited.map(({ remindedOn }) => remindedOn))}
                isSending={isSending}
                onRemind={remind}
              />
            </div>
          )}
          {failure && <p role="alert">{failure}</p>}
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
