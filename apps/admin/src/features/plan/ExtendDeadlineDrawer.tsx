import { useQuery } from "@apollo/client/react";
import { graphql, type ResultOf } from "@camket/schema";
import { addDays, type CalendarDate } from "@camket/ui/calendar";
import { FormDrawer } from "@camket/ui/form-layout";
import { formatDate } from "@camket/ui/format";
import { LoadingState } from "@camket/ui/states";
import { useToast } from "@camket/ui/toast";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormDateField, FormTextAreaField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { useForgetLists } from "./forget-lists.ts";
import { TaskNow, TaskNow_task } from "./TaskNow.tsx";

const ExtendDeadlineQuery = graphql(
  `
    query ExtendDeadlineTask($id: ID!) {
      task(id: $id) {
        id
        version
        dueOn
        committee {
          id
        }
        ...TaskNow_task
      }
    }
  `,
  [TaskNow_task],
);

const ExtendDeadline = graphql(
  `
    mutation ExtendDeadline($input: ExtendDeadlineInput!) {
      extendDeadline(input: $input) {
        __typename
        ... on Task {
          id
          version
          ...TaskNow_task
        }
        ...Refusal_error
      }
    }
  `,
  [TaskNow_task, Refusal_error],
);

interface ExtendDeadlineDrawerProps {
  /** Null while the drawer is closed. */
  taskId: string | null;
  /** The new day, where it was chosen already. */
  dueOn?: CalendarDate | undefined;
  onClose(): void;
}

export function ExtendDeadlineDrawer({ taskId, dueOn, onClose }: ExtendDeadlineDrawerProps) {
  const { t } = useLingui();
  const { data } = useQuery(ExtendDeadlineQuery, { variables: { id: taskId ?? "" }, skip: !taskId });
  return (
    <FormDrawer isOpen={taskId !== null} onClose={onClose} title={t`Gia hạn`}>
      {data?.task ? (
        <ExtendDeadlineForm key={data.task.id} task={data.task} dueOn={dueOn} onClose={onClose} />
      ) : (
        <LoadingState />
      )}
    </FormDrawer>
  );
}

interface ExtendDeadlineFormProps {
  task: NonNullable<ResultOf<typeof ExtendDeadlineQuery>["task"]>;
  dueOn: CalendarDate | undefined;
  onClose(): void;
}

interface Values {
  dueOn: string | null;
  reason: string;
}

const names = ["dueOn", "reason"] as const satisfies (keyof Values)[];

function ExtendDeadlineForm({ task, dueOn: chosen, onClose }: ExtendDeadlineFormProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const showToast = useToast();
  const forgetLists = useForgetLists();
  const { send, isSending, failure } = useIntent(ExtendDeadline, {
    refetchQueries: ["ExtendDeadlineTask", "TaskPage", "PlanPage", "PlanTimeline"],
  });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isChanged, setChanged] = useState(false);
  const form = useForm<Values>({ defaultValues: { dueOn: chosen ?? null, reason: "" } });
  const { control } = form;

  async function extend({ dueOn, reason }: Values) {
    setRefusal(null);
    setChanged(false);
    const day = dueOn ?? ""; // the form is only sent with a day
    const answer = await send({ input: { taskId: task.id, expectedVersion: task.version, dueOn: day, reason } });
    const result = answer?.extendDeadline;
    if (!result) return;
    if (result.__typename === "Task") {
      forgetLists(task.committee.id);
      onClose();
      showToast({ message: t`Đã gia hạn đến ${formatDate(day, locale)}. Hạn ban đầu vẫn được giữ để đối chiếu.` });
    } else if (result.__typename === "VersionConflictError") setChanged(true);
    else setRefusal(refuse(form, names, result));
  }

  return (
    <IntentForm
      label={t`Gia hạn`}
      form={form}
      onSubmit={extend}
      submitLabel={t`Gia hạn`}
      isSending={isSending}
      failure={failure ?? refusal}
      onCancel={onClose}
    >
      <TaskNow task={task} isChanged={isChanged} />
      <FormDateField
        control={control}
        name="dueOn"
        label={t`Hạn mới`}
        description={t`Sau ${formatDate(task.dueOn, locale)}.`}
        required
        min={addDays(task.dueOn, 1)}
      />
      <FormTextAreaField control={control} name="reason" label={t`Lý do`} required maxLength={2000} />
    </IntentForm>
  );
}
