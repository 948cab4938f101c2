import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { useToast } from "@camket/ui/toast";
import { useLingui } from "@lingui/react/macro";
import { useIntent } from "../../intent.ts";
import { Refusal_error } from "../../refusal.ts";
import { ReminderButton } from "../notification/ReminderButton.tsx";

export const RemindAwaited_round = graphql(`
  fragment RemindAwaited_round on ReportingRound {
    id
    viewerCanRemind
    completeness {
      expected
      received
      declaredMissing
    }
    remindedOn
  }
`);

const RemindMissing = graphql(
  `
    mutation RemindMissing($input: RemindMissingInput!) {
      remindMissing(input: $input) {
        __typename
        ... on ReportingRound {
          id
          ...RemindAwaited_round
        }
        ...Refusal_error
      }
    }
  `,
  [RemindAwaited_round, Refusal_error],
);

/** One button reminds all whose reports a round waits for. */
export function RemindAwaited({ round }: { round: FragmentOf<typeof RemindAwaited_round> }) {
  const { t } = useLingui();
  const showToast = useToast();
  const { send, isSending, failure } = useIntent(RemindMissing);
  const { id, viewerCanRemind, completeness, remindedOn } = readFragment(RemindAwaited_round, round);
  const { expected, received, declaredMissing } = completeness;
  if (!viewerCanRemind) return null;

  async function remind() {
    const result = (await send({ input: { roundId: id } }))?.remindMissing;
    if (result?.__typename === "ReportingRound") return showToast({ message: t`Đã nhắc các ban chưa nộp báo cáo.` });
    if (result) showToast({ tone: "late", message: readFragment(Refusal_error, result).message });
  }

  return (
    <>
      <ReminderButton
        count={expected - received - declaredMissing}
        remindedOn={remindedOn}
        isSending={isSending}
        onRemind={remind}
      />
      {failure && <p role="alert">{failure}</p>}
    </>
  );
}
