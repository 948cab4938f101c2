import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { useToast } from "@camket/ui/toast";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormTextAreaField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { useNames } from "../../names.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { AssignmentNow, AssignmentNow_assignment } from "./AssignmentNow.tsx";
import { assignmentQueries, useForgetLists } from "./forget-lists.ts";

const AnswerTaskAssignment = graphql(
  `
    mutation AnswerTaskAssignment($input: AnswerTaskAssignmentInput!) {
      answerTaskAssignment(input: $input) {
        __typename
        ... on TaskAssignment {
          ...AssignmentNow_assignment
        }
        ...Refusal_error
      }
    }
  `,
  [AssignmentNow_assignment, Refusal_error],
);

const AskTaskChange = graphql(
  `
    mutation AskTaskChange($input: AskTaskChangeInput!) {
      askTaskChange(input: $input) {
        __typename
        ... on TaskAssignment {
          ...AssignmentNow_assignment
        }
        ...Refusal_error
      }
    }
  `,
  [AssignmentNow_assignment, Refusal_error],
);

const ReplyToAssignee = graphql(
  `
    mutation ReplyToAssignee($input: ReplyToAssigneeInput!) {
      replyToAssignee(input: $input) {
        __typename
        ... on TaskAssignment {
          ...AssignmentNow_assignment
        }
        ...Refusal_error
      }
    }
  `,
  [AssignmentNow_assignment, Refusal_error],
);

interface AssignmentWordsFormProps {
  act: "answer" | "ask" | "reply";
  assignment: FragmentOf<typeof AssignmentNow_assignment>;
  onClose(): void;
}

/** What one side has to say to the other about a task that was given. */
export function AssignmentWordsForm({ act, assignment: masked, onClose }: AssignmentWordsFormProps) {
  const { t } = useLingui();
  const { unitNameOf } = useNames();
  const showToast = useToast();
  const forgetLists = useForgetLists();
  const { id, version, task, assignee, childTask } = readFragment(AssignmentNow_assignment, masked);
  const options = { refetchQueries: assignmentQueries };
  const answering = useIntent(AnswerTaskAssignment, options);
  const asking = useIntent(AskTaskChange, options);
  const replying = useIntent(ReplyToAssignee, options);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isChanged, setChanged] = useState(false);
  const form = useForm({ defaultValues: { answer: "" } });
  const above = unitNameOf(task.committee.unit);
  const below = unitNameOf(assignee.unit);
  const { title, label, hint, sent } = {
    answer: {
      title: t`Trả lời cấp trên`,
      label: t`Nội dung trả lời`,
      hint: t`Ban trả lời mà không lập nhiệm vụ riêng: nêu việc đã có, hoặc vì sao không làm.`,
      sent: t`Đã gửi trả lời tới ${above}.`,
    },
    ask: {
      title: t`Đề nghị điều chỉnh`,
      label: t`Nội dung đề nghị`,
      hint: childTask
        ? t`Nêu điều cần thay đổi và lý do. Nhiệm vụ của ban vẫn giữ nguyên trong khi chờ.`
        : t`Nêu điều cần thay đổi và lý do.`,
      sent: t`Đã gửi đề nghị điều chỉnh tới ${above}.`,
    },
    reply: {
      title: t`Phản hồi cấp dưới`,
      label: t`Nội dung phản hồi`,
      hint: childTask
        ? t`Sau phản hồi, nhiệm vụ lại là đã tiếp nhận. Muốn đổi hạn hoặc nội dung, sửa nhiệm vụ trước rồi phản hồi.`
        : t`Sau phản hồi, nhiệm vụ lại chờ ${below} tiếp nhận. Muốn đổi hạn hoặc nội dung, sửa nhiệm vụ trước rồi phản hồi.`,
      sent: t`Đã gửi phản hồi tới ${below}.`,
    },
  }[act];

  async function say({ answer }: { answer: string }) {
    setRefusal(null);
    setChanged(false);
    const asked = { id, expectedVersion: version };
    const result = await {
      answer: async () => (await answering.send({ input: { ...asked, answer } }))?.answerTaskAssignment,
      ask: async () => (await asking.send({ input: { ...asked, answer } }))?.askTaskChange,
      reply: async () => (await replying.send({ input: { ...asked, reply: answer } }))?.replyToAssignee,
    }[act]();
    if (!result) return;
    if (result.__typename === "TaskAssignment") {
      forgetLists(assignee.id);
      onClose();
      showToast({ message: sent });
    } else if (result.__typename === "VersionConflictError") setChanged(true);
    else setRefusal(refuse(form, ["answer"], result));
  }

  return (
    <IntentForm
      label={title}
      form={form}
      onSubmit={say}
      submitLabel={t`Gửi`}
      isSending={answering.isSending || asking.isSending || replying.isSending}
      failure={answering.failure ?? asking.failure ?? replying.failure ?? refusal}
      onCancel={onClose}
    >
      <AssignmentNow assignment={masked} isChanged={isChanged} />
      <FormTextAreaField
        control={form.control}
        name="answer"
        label={label}
        description={hint}
        required
        maxLength={5000}
        minRows={5}
      />
    </IntentForm>
  );
}
