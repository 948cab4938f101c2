import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { ConfirmDialog } from "@camket/ui/confirm-dialog";
import { useToast } from "@camket/ui/toast";
import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useIntent } from "../../intent.ts";
import { Refusal_error } from "../../refusal.ts";
import { useForgetLists } from "./forget-lists.ts";

export const DeleteEventDialog_event = graphql(`
  fragment DeleteEventDialog_event on Event {
    id
    version
    title
    committee {
      id
    }
  }
`);

const DeleteEvent = graphql(
  `
    mutation DeleteEvent($input: DeleteEventInput!) {
      deleteEvent(input: $input) {
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

interface DeleteEventDialogProps {
  event: FragmentOf<typeof DeleteEventDialog_event>;
  isOpen: boolean;
  onClose(): void;
}

export function DeleteEventDialog({ event, isOpen, onClose }: DeleteEventDialogProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const showToast = useToast();
  const forgetLists = useForgetLists();
  const { send, isSending } = useIntent(DeleteEvent);
  const { id, version, title, committee } = readFragment(DeleteEventDialog_event, event);

  async function remove() {
    const answer = await send({ input: { id, expectedVersion: version } });
    onClose();
    const result = answer?.deleteEvent;
    if (result?.__typename === "Committee") {
      await navigate({ to: "/events" });
      forgetLists(committee.id);
      showToast({ message: t`Đã xóa “${title}”.` });
    } else
      showToast({
        tone: "late",
        message: result ? readFragment(Refusal_error, result).message : t`Chưa xóa được; sự kiện vẫn còn nguyên.`,
      });
  }

  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={t`Xóa sự kiện này?`}
      confirmLabel={t`Xóa sự kiện`}
      isBusy={isSending}
      onConfirm={remove}
      onCancel={onClose}
    >
      <Trans>“{title}” cùng chương trình, thành phần dự và các kết luận sẽ bị xóa hẳn, không lấy lại được.</Trans>
    </ConfirmDialog>
  );
}
