import { type FragmentOf, graphql, type ResultOf, readFragment } from "@camket/schema";
import { ConfirmDialog } from "@camket/ui/confirm-dialog";
import { formatDate } from "@camket/ui/format";
import { Note } from "@camket/ui/page";
import { useToast } from "@camket/ui/toast";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Radio, Stack } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useIntent } from "../../intent.ts";
import { useNames } from "../../names.ts";
import { Refusal_error } from "../../refusal.ts";
import classes from "./PersonOverlaps.module.css";

export const MergePeopleDialog_person = graphql(`
  fragment MergePeopleDialog_person on Person {
    id
    name
    version
    memberships(first: 5) {
      edges {
        node {
          id
          position
        }
      }
    }
  }
`);

const MergePeople = graphql(
  `
    mutation MergePeople($input: MergePeopleInput!) {
      mergePeople(input: $input) {
        __typename
        ... on Person {
          id
          name
          version
        }
        ... on PeopleSatTogetherError {
          conflicts {
            id
            startsOn
            endsOn
            committee {
              id
              name
              nameEn
            }
          }
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

interface MergePeopleDialogProps {
  people: readonly FragmentOf<typeof MergePeopleDialog_person>[];
  keptId: string;
  onClose(): void;
}

export function MergePeopleDialog({ people, keptId, onClose }: MergePeopleDialogProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const showToast = useToast();
  const { nameOf } = useNames();
  const all = people.map((person) => readFragment(MergePeopleDialog_person, person));
  const kept = all.find(({ id }) => id === keptId);
  const others = all.filter(({ id }) => id !== keptId);
  const [mergedId, setMergedId] = useState(others[0]?.id ?? "");
  const merged = others.find(({ id }) => id === mergedId);
  const { send, isSending, failure } = useIntent(MergePeople, { refetchQueries: ["Namesakes", "PeoplePage"] });
  const [refusal, setRefusal] = useState<ReactNode>(null);

  async function merge() {
    if (!kept || !merged) return;
    setRefusal(null);
    const answer = await send({
      input: {
        keptId,
        expectedKeptVersion: kept.version,
        mergedId,
        expectedMergedVersion: merged.version,
      },
    });
    const result = answer?.mergePeople;
    if (!result) return;
    if (result.__typename === "Person") {
      showToast({ message: t`Đã gộp vào ${result.name}.` });
      return onClose();
    }
    setRefusal(
      <>
        {readFragment(Refusal_error, result).message}
        {result.__typename === "PeopleSatTogetherError" && (
          <ul className={classes.overlaps}>
            {result.conflicts.map(({ id, startsOn, endsOn, committee }) => (
              <li key={id}>
                {nameOf(committee)},{" "}
                {endsOn
                  ? `${formatDate(startsOn, locale)} – ${formatDate(endsOn, locale)}`
                  : t`từ ${formatDate(startsOn, locale)}`}
              </li>
            ))}
          </ul>
        )}
      </>,
    );
  }

  const describe = ({ name, memberships }: ResultOf<typeof MergePeopleDialog_person>) =>
    [name, memberships.edges[0]?.node.position].filter(Boolean).join(", ");
  return (
    <ConfirmDialog
      isOpen
      title={t`Gộp vào ${kept?.name ?? ""}`}
      confirmLabel={t`Gộp`}
      isBusy={isSending}
      onConfirm={merge}
      onCancel={onClose}
    >
      <Stack gap="xs">
        {others.length > 1 ? (
          <Radio.Group label={t`Người được gộp`} value={mergedId} onChange={setMergedId}>
            <Stack gap={6} mt={4}>
              {others.map((person) => (
                <Radio key={person.id} value={person.id} label={describe(person)} />
              ))}
            </Stack>
          </Radio.Group>
        ) : (
          merged && <div>{describe(merged)}</div>
        )}
        <div>
          <Trans>
            Mọi nhiệm kỳ chuyển sang người được giữ, với tên của người đó. Liên kết cũ vẫn dẫn tới đúng người. Có thể
            tách lại ở trang của người đó.
          </Trans>
        </div>
        {(failure ?? refusal) && (
          <div role="alert">
            <Note tone="late">{failure ?? refusal}</Note>
          </div>
        )}
      </Stack>
    </ConfirmDialog>
  );
}
