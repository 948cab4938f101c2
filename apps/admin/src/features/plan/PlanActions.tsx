import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { ConfirmDialog } from "@camket/ui/confirm-dialog";
import { useToast } from "@camket/ui/toast";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useNavigate } from "@tanstack/react-router";
import { useIntent } from "../../intent.ts";
import { Refusal_error } from "../../refusal.ts";
import { EditPlanDrawer, EditPlanDrawer_plan } from "./EditPlanDrawer.tsx";
import { useForgetLists } from "./forget-lists.ts";

export const PlanActions_plan = graphql(
  `
    fragment PlanActions_plan on Plan {
      id
      version
      title
      state
      committee {
        id
      }
      taskCounts {
        total
      }
      ...EditPlanDrawer_plan
    }
  `,
  [EditPlanDrawer_plan],
);

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

/** What can be done with the text of a plan as long as it may change. */
export function PlanActions({ plan }: { plan: FragmentOf<typeof PlanActions_plan> }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const showToast = useToast();
  const forgetLists = useForgetLists();
  const [isEditing, editing] = useDisclosure();
  const [isDeleting, deleting] = useDisclosure();
  const { send, isSending } = useIntent(DeletePlanDraft);
  const read = readFragment(PlanActions_plan, plan);
  const { id, version, title, state, committee, taskCounts } = read;

  async function remove() {
    const answer = await send({ input: { id, expectedVersion: version } });
    deleting.close();
    const result = answer?.deletePlanDraft;
    if (result?.__typename === "Committee") {
      await navigate({ to: "/plans" });
      forgetLists(committee.id);
      showToast({ message: t`Đã xóa dự thảo “${title}”.` });
    } else
      showToast({
        tone: "late",
        message: result ? readFragment(Refusal_error, result).message : t`Chưa xóa được; dự thảo vẫn còn nguyên.`,
      });
  }

  return (
    <>
      {state === "DRAFT" && (
        <Button variant="default" onClick={deleting.open}>
          <Trans>Xóa dự thảo</Trans>
        </Button>
      )}
      <Button variant="default" onClick={editing.open}>
        <Trans>Sửa kế hoạch</Trans>
      </Button>
      <EditPlanDrawer plan={read} isOpen={isEditing} onClose={editing.close} />
      <ConfirmDialog
        isOpen={isDeleting}
        title={t`Xóa dự thảo kế hoạch này?`}
        confirmLabel={t`Xóa dự thảo`}
        isBusy={isSending}
        onConfirm={remove}
        onCancel={deleting.close}
      >
        <Trans>
          “{title}” và {taskCounts.total} nhiệm vụ trong đó sẽ bị xóa hẳn, không lấy lại được. Văn bản làm căn cứ vẫn
          giữ nguyên.
        </Trans>
      </ConfirmDialog>
    </>
  );
}
