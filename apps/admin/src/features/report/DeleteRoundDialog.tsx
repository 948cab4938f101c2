import { useApolloClient } from "@apollo/client/react";
import { graphql, readFragment } from "@camket/schema";
import { ConfirmDialog } from "@camket/ui/confirm-dialog";
import { useToast } from "@camket/ui/toast";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useIntent } from "../../intent.ts";
import { Refusal_error } from "../../refusal.ts";

const DeleteRound = graphql(
  `
    mutation DeleteRound($input: DeleteRoundInput!) {
      deleteRound(input: $input) {
        __typename
        ... on Committee {
          id
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

interface DeleteRoundDialogProps {
  round: { id: string; version: number; completeness: { expected: number } };
  /** Its name as the page shows it. */
  name: string;
  isOpen: boolean;
  onClose(): void;
}

export function DeleteRoundDialog({ round, name, isOpen, onClose }: DeleteRoundDialogProps) {
  const { t } = useLingui();
  const client = useApolloClient();
  const navigate = useNavigate();
  const showToast = useToast();
  const { send, isSending, failure } = useIntent(DeleteRound);
  const { id, version, completeness } = round;

  async function remove() {
    const result = (await send({ input: { id, expectedVersion: version } }))?.deleteRound;
    if (!result) return;
    onClose();
    if (result.__typename !== "Committee")
      return showToast({ tone: "late", message: readFragment(Refusal_error, result).message });
    await navigate({ to: "/reports" });
    client.cache.evict({ id: client.cache.identify({ __typename: "ReportingRound", id }) ?? id });
    client.cache.evict({ id: "ROOT_QUERY", fieldName: "reportingRounds" });
    client.cache.gc();
    showToast({ message: t`Đã xóa kỳ “${name}”.` });
  }

  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={t`Xóa kỳ “${name}”?`}
      confirmLabel={t`Xóa kỳ`}
      isBusy={isSending}
      onConfirm={remove}
      onCancel={onClose}
    >
      <p>
        <Trans>
          Chưa ban nào lập báo cáo trong kỳ này. Yêu cầu báo cáo của{" "}
          <Plural value={completeness.expected} other="# ban" /> và lời nhắc về kỳ này sẽ bị xóa hẳn, không lấy lại
          được; nhật ký vẫn ghi. Cần thì mở lại kỳ từ đầu.
        </Trans>
      </p>
      {failure && <p role="alert">{failure}</p>}
    </ConfirmDialog>
  );
}
