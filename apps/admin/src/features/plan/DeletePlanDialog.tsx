import { useApolloClient } from "@apollo/client/react";
import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { ConfirmDialog } from "@camket/ui/confirm-dialog";
import { useToast } from "@camket/ui/toast";
import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useIntent } from "../../intent.ts";
import { Refusal_error } from "../../refusal.ts";
import { useForgetLists } from "./forget-lists.ts";

export const DeletePlanDialog_plan = graphql(`
  fragment DeletePlanDialog_plan on Plan {
    id
    version
    title
    committee {
      id
    }
    amends {
      id
    }
    taskCounts {
      total
    }
  }
`);

const DeletePlanDraft = graphql(
  `
    mutation DeletePlanDraft($input: DeletePlanDraftInput!) {
      deletePlanDraft(input: $input) {
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

interface DeletePlanDialogProps {
  plan: FragmentOf<typeof DeletePlanDialog_plan>;
  isOpen: boolean;
  onClose(): void;
}

export function DeletePlanDialog({ plan, isOpen, onClose }: DeletePlanDialogProps) {
  const { t } = useLingui();
  const client = useApolloClient();
  const navigate = useNavigate();
  const showToast = useToast();
  const forgetLists = useForgetLists();
  const { send, isSending } = useIntent(DeletePlanDraft);
  const { id, version, title, committee, amends, taskCounts } = readFragment(DeletePlanDialog_plan, plan);

  async function remove() {
    const answer = await send({ input: { id, expectedVersion: version } });
    onClose();
    const result = answer?.deletePlanDraft;
    if (result?.__typename === "Committee") {
      if (amends) {
        await navigate({ to: "/plans/$id", params: { id: amends.id } });
        await client.refetchQueries({ include: ["PlanPage"] });
      } else await navigate({ to: "/plans" });
      forgetLists(committee.id);
      showToast({ message: t`Đã xóa dự thảo “${title}”.` });
    } else
      showToast({
        tone: "late",
        message: result ? readFragment(Refusal_error, result).message : t`Chưa xóa được; dự thảo vẫn còn nguyên.`,
      });
  }

  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={amends ? t`Xóa dự thảo sửa đổi này?` : t`Xóa dự thảo kế hoạch này?`}
      confirmLabel={t`Xóa dự thảo`}
      isBusy={isSending}
      onConfirm={remove}
      onCancel={onClose}
    >
      <Trans>
        “{title}” và {taskCounts.total} nhiệm vụ trong đó sẽ bị xóa hẳn, không lấy lại được. Văn bản làm căn cứ vẫn giữ
        nguyên.
      </Trans>{" "}
      {amends && <Trans>Kế hoạch đang có hiệu lực không thay đổi.</Trans>}
    </ConfirmDialog>
  );
}
