import { type FragmentOf, graphql, type ResultOf, readFragment } from "@camket/schema";
import { ConfirmDialog } from "@camket/ui/confirm-dialog";
import { Section } from "@camket/ui/page";
import { useToast } from "@camket/ui/toast";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useIntent } from "../../intent.ts";
import { Refusal_error } from "../../refusal.ts";
import classes from "./MergedPeople.module.css";

export const MergedPeople_person = graphql(`
  fragment MergedPeople_person on Person {
    id
    viewerCanMerge
    merged {
      id
      name
      version
    }
  }
`);

const SplitPerson = graphql(
  `
    mutation SplitPerson($input: SplitPersonInput!) {
      splitPerson(input: $input) {
        __typename
        ... on Person {
          id
          name
          version
          mergedInto {
            id
          }
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

type Merged = ResultOf<typeof MergedPeople_person>["merged"][number];

/** Under which other entries somebody stood, and the way back. Nothing where there were none. */
export function MergedPeople({ person }: { person: FragmentOf<typeof MergedPeople_person> }) {
  const { t } = useLingui();
  const showToast = useToast();
  const { merged, viewerCanMerge } = readFragment(MergedPeople_person, person);
  const [chosen, setChosen] = useState<Merged | null>(null);
  const { send, isSending, failure } = useIntent(SplitPerson, { refetchQueries: ["PersonPage"] });
  if (merged.length === 0) return null;

  async function split({ id, version }: Merged) {
    const answer = await send({ input: { id, expectedVersion: version } });
    const result = answer?.splitPerson;
    if (!result) return;
    setChosen(null);
    if (result.__typename === "Person") showToast({ message: t`Đã tách ${result.name}.` });
    else showToast({ tone: "late", message: readFragment(Refusal_error, result).message });
  }

  return (
    <Section title={t`Đã gộp`} count={merged.length}>
      <ul className={classes.merged}>
        {merged.map((each) => (
          <li key={each.id}>
            {each.name}
            {viewerCanMerge && (
              <Button variant="subtle" onClick={() => setChosen(each)}>
                <Trans>Tách lại</Trans>
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        isOpen={chosen !== null}
        title={t`Tách ${chosen?.name ?? ""}`}
        confirmLabel={t`Tách lại`}
        isBusy={isSending}
        onConfirm={() => chosen && split(chosen)}
        onCancel={() => setChosen(null)}
      >
        <Trans>Các nhiệm kỳ vốn của người này trở về như cũ. Nhiệm kỳ ghi sau khi gộp vẫn ở người được giữ.</Trans>
        {failure && <p role="alert">{failure}</p>}
      </ConfirmDialog>
    </Section>
  );
}
