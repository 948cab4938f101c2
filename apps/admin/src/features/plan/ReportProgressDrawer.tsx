import { useApolloClient, useQuery } from "@apollo/client/react";
import { graphql, type ResultOf } from "@camket/schema";
import { FieldRow, FormDrawer } from "@camket/ui/form-layout";
import { LoadingState } from "@camket/ui/states";
import { useToast } from "@camket/ui/toast";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { type ComponentProps, useState } from "react";
import { useForm } from "react-hook-form";
import { FormDateField, FormNumberField, FormTextAreaField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { today } from "../../today.ts";
import { ChosenFiles } from "./ChosenFiles.tsx";
import { useForgetLists } from "./forget-lists.ts";
import { TaskNow, TaskNow_task } from "./TaskNow.tsx";
import { type ChosenFile, useSending } from "./use-sending.ts";

const ReportProgressQuery = graphql(
  `
    query ReportProgressTask($id: ID!) {
      task(id: $id) {
        id
        version
        progress
        startsOn
        committee {
          id
        }
        ...TaskNow_task
      }
    }
  `,
  [TaskNow_task],
);

const ReportProgress = graphql(
  `
    mutation ReportProgress($input: ReportProgressInput!) {
      reportProgress(input: $input) {
        __typename
        ... on Task {
          id
          version
          state
          updates(first: 1, orderBy: WRITTEN) {
            edges {
              node {
                id
              }
            }
          }
          ...TaskNow_task
        }
        ...Refusal_error
      }
    }
  `,
  [TaskNow_task, Refusal_error],
);

interface ReportProgressDrawerProps {
  /** Null while the drawer is closed. */
  taskId: string | null;
  /** Percents to begin with, where the viewer said already how far it is. */
  suggested?: number;
  onClose(): void;
}

export function ReportProgressDrawer({ taskId, suggested, onClose }: ReportProgressDrawerProps) {
  const { t } = useLingui();
  const { data } = useQuery(ReportProgressQuery, { variables: { id: taskId ?? "" }, skip: !taskId });
  return (
    <FormDrawer isOpen={taskId !== null} onClose={onClose} title={t`Báo cáo tiến độ`}>
      {data?.task ? (
        <ReportProgressForm key={data.task.id} task={data.task} suggested={suggested} onClose={onClose} />
      ) : (
        <LoadingState />
      )}
    </FormDrawer>
  );
}

interface ReportProgressFormProps {
  task: NonNullable<ResultOf<typeof ReportProgressQuery>["task"]>;
  suggested: number | undefined;
  onClose(): void;
}

interface Values {
  date: string | null;
  progress: number | null;
  note: string;
  limitation: string;
}

const names = ["date", "progress", "note", "limitation"] as const satisfies (keyof Values)[];

function ReportProgressForm({ task, suggested, onClose }: ReportProgressFormProps) {
  const { t } = useLingui();
  const showToast = useToast();
  const forgetLists = useForgetLists();
  const { send, isSending, failure } = useIntent(ReportProgress, {
    refetchQueries: ["ReportProgressTask", "TaskPage", "PlanPage", "PlanTimeline", "PlanBoardColumn"],
  });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isChanged, setChanged] = useState(false);
  const { files, choose, sendAll, retry, cancel } = useSending();
  const [updateId, setUpdateId] = useState<string | null>(null);
  const client = useApolloClient();
  const form = useForm<Values>({
    defaultValues: { date: today(), progress: suggested ?? task.progress, note: "", limitation: "" },
  });
  const { control } = form;

  async function report({ date, progress, note, limitation }: Values) {
    setRefusal(null);
    setChanged(false);
    const answer = await send({
      input: {
        taskId: task.id,
        expectedVersion: task.version,
        // The form is only sent with both of them.
        date: date ?? "",
        progress: progress ?? 0,
        note,
        limitation: limitation.trim() || null,
      },
    });
    const result = answer?.reportProgress;
    if (!result) return;
    if (result.__typename === "Task") {
      forgetLists(task.committee.id);
      showToast({
        message: progress === 100 ? t`Đã ghi tiến độ 100%: nhiệm vụ đã xong.` : t`Đã ghi tiến độ ${progress}%.`,
      });
      const written = result.updates.edges[0]?.node.id;
      if (files.length === 0 || !written) return onClose();
      setUpdateId(written);
      if ((await attach(written, files)) === files.length) onClose();
    } else if (result.__typename === "VersionConflictError") setChanged(true);
    else setRefusal(refuse(form, names, result));
  }

  /** The report is written: what becomes of its files changes nothing of it. */
  async function attach(ownerId: string, chosen: readonly ChosenFile[]) {
    const kept = await sendAll(ownerId, chosen);
    if (kept > 0) {
      const isShown = [...client.getObservableQueries("active")].some(({ queryName }) => queryName === "TaskPage");
      if (isShown) await client.refetchQueries({ include: ["TaskPage"] });
    }
    return kept;
  }

  if (updateId)
    return (
      <FilesOfReport
        files={files}
        onChoose={(chosen) => attach(updateId, choose(chosen))}
        onCancel={cancel}
        onRetry={(failed) => attach(updateId, retry([failed]))}
        onClose={onClose}
      />
    );

  return (
    <IntentForm
      label={t`Báo cáo tiến độ`}
      form={form}
      onSubmit={report}
      submitLabel={t`Ghi tiến độ`}
      isSending={isSending}
      failure={failure ?? refusal}
      onCancel={onClose}
    >
      <TaskNow task={task} isChanged={isChanged} />
      <FieldRow>
        <FormDateField control={control} name="date" label={t`Tính đến ngày`} required max={today()} />
        <FormNumberField
          control={control}
          name="progress"
          label={t`Đã làm được`}
          unit="%"
          required
          min={0}
          max={100}
          description={t`Từ 0 đến 100; 100 là đã xong.`}
        />
      </FieldRow>
      <FormTextAreaField control={control} name="note" label={t`Việc đã làm`} required maxLength={5000} />
      <FormTextAreaField
        control={control}
        name="limitation"
        label={t`Khó khăn, vướng mắc`}
        description={t`Để trống nếu không có.`}
        maxLength={5000}
      />
      <ChosenFiles files={files} onChoose={choose} onCancel={cancel} />
    </IntentForm>
  );
}

/** Once the report is written: its files on their way, and those that were not taken. */
function FilesOfReport({ onClose, ...props }: ComponentProps<typeof ChosenFiles> & { onClose(): void }) {
  const { files } = props;
  const isSending = files.some(({ state }) => state === "CHOSEN" || state === "SENDING");
  return (
    <>
      <p role="status">
        {files.length === 0 ? (
          <Trans>Tiến độ đã ghi, các tệp đã đính kèm.</Trans>
        ) : isSending ? (
          <Trans>Tiến độ đã ghi. Đang gửi tệp…</Trans>
        ) : (
          <Trans>Tiến độ đã ghi. Những tệp dưới đây chưa được nhận; có thể chọn tệp khác, hoặc đóng lại.</Trans>
        )}
      </p>
      <ChosenFiles {...props} />
      <Button mt="lg" variant={isSending ? "default" : "filled"} onClick={onClose}>
        <Trans>Đóng</Trans>
      </Button>
    </>
  );
}
