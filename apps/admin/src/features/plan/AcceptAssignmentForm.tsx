import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { useToast } from "@camket/ui/toast";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { AssignmentNow, AssignmentNow_assignment } from "./AssignmentNow.tsx";
import { assignmentQueries, useForgetLists } from "./forget-lists.ts";
import { OwnTaskFields, type OwnTaskValues, ownTaskNames, ownTaskTextOf } from "./OwnTaskFields.tsx";

const AcceptTaskAssignment = graphql(
  `
    mutation AcceptTaskAssignment($input: AcceptTaskAssignmentInput!) {
      acceptTaskAssignment(input: $input) {
        __typename
        ... on TaskAssignment {
          ...AssignmentNow_assignment
          childTask {
            id
            number
          }
        }
        ...Refusal_error
      }
    }
  `,
  [AssignmentNow_assignment, Refusal_error],
);

interface AcceptAssignmentFormProps {
  assignment: FragmentOf<typeof AssignmentNow_assignment>;
  onClose(): void;
}

/** Takes a task from above on, in its words and dates until they are changed here. */
export function AcceptAssignmentForm({ assignment: masked, onClose }: AcceptAssignmentFormProps) {
  const { t } = useLingui();
  const showToast = useToast();
  const forgetLists = useForgetLists();
  const { id, version, task, assignee } = readFragment(AssignmentNow_assignment, masked);
  const { send, isSending, failure } = useIntent(AcceptTaskAssignment, {
    refetchQueries: [...assignmentQueries, "PlanPage", "PlanTimeline", "PlanOutline"],
  });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isChanged, setChanged] = useState(false);
  const form = useForm<OwnTaskValues>({
    defaultValues: {
      ...{ planId: "", sectionId: "", leadAgencyId: null },
      ...{ title: task.title, expectedResult: task.expectedResult, startsOn: task.startsOn, dueOn: task.dueOn },
    },
  });
  async function accept(values: OwnTaskValues) {
    setRefusal(null);
    setChanged(false);
    const answer = await send({ input: { id, expectedVersion: version, ...ownTaskTextOf(values) } });
    const result = answer?.acceptTaskAssignment;
    if (!result) return;
    if (result.__typename === "TaskAssignment") {
      forgetLists(assignee.id);
      onClose();
      const { childTask } = result;
      showToast({
        message: childTask ? t`Đã tiếp nhận thành nhiệm vụ ${childTask.number} của ban.` : t`Đã tiếp nhận.`,
      });
    } else if (result.__typename === "VersionConflictError") setChanged(true);
    else setRefusal(refuse(form, ownTaskNames, result));
  }

  return (
    <IntentForm
      label={t`Tiếp nhận nhiệm vụ`}
      form={form}
      onSubmit={accept}
      submitLabel={t`Tiếp nhận`}
      isSending={isSending}
      failure={failure ?? refusal}
      onCancel={onClose}
    >
      <AssignmentNow assignment={masked} isChanged={isChanged} />
      <OwnTaskFields form={form} committee={assignee} lastDay={task.dueOn} />
    </IntentForm>
  );
}
