import { type FragmentOf, graphql, type ResultOf, readFragment } from "@camket/schema";
import { formatDate } from "@camket/ui/format";
import { useToast } from "@camket/ui/toast";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Radio, Stack } from "@mantine/core";
import { useState } from "react";
import { useController, useForm } from "react-hook-form";
import { FormTextAreaField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { useNames } from "../../names.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { AssignmentNow, AssignmentNow_assignment } from "./AssignmentNow.tsx";
import { assignmentQueries, useForgetLists } from "./forget-lists.ts";
import classes from "./SettleChangeForm.module.css";

const SettleTaskChange = graphql(
  `
    mutation SettleTaskChange($input: SettleTaskChangeInput!) {
      settleTaskChange(input: $input) {
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

type Assignment = ResultOf<typeof AssignmentNow_assignment>;

interface SettleChangeFormProps {
  assignment: FragmentOf<typeof AssignmentNow_assignment>;
  onClose(): void;
}

interface Values {
  choice: "follow" | "decline";
  reason: string;
}

/** A change of the task above, beside the task of one's own, and what becomes of it. */
export function SettleChangeForm({ assignment: masked, onClose }: SettleChangeFormProps) {
  const { t } = useLingui();
  const { unitNameOf } = useNames();
  const showToast = useToast();
  const forgetLists = useForgetLists();
  const assignment = readFragment(AssignmentNow_assignment, masked);
  const { id, version, task, assignee } = assignment;
  const { send, isSending, failure } = useIntent(SettleTaskChange, { refetchQueries: assignmentQueries });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isChanged, setChanged] = useState(false);
  const form = useForm<Values>({ defaultValues: { choice: "follow", reason: "" } });
  const { field } = useController({ control: form.control, name: "choice" });
  const declines = field.value === "decline";

  async function settle({ choice, reason }: Values) {
    setRefusal(null);
    setChanged(false);
    const answer = await send({
      input: { id, expectedVersion: version, ...(choice === "decline" && { reason }) },
    });
    const result = answer?.settleTaskChange;
    if (!result) return;
    if (result.__typename === "TaskAssignment") {
      forgetLists(assignee.id);
      onClose();
      const above = unitNameOf(task.committee.unit);
      showToast({
        message:
          choice === "follow" ? t`Đã theo thay đổi của cấp trên.` : t`Đã gửi lý do không theo thay đổi tới ${above}.`,
      });
    } else if (result.__typename === "VersionConflictError") setChanged(true);
    else setRefusal(refuse(form, ["reason"], result));
  }

  return (
    <IntentForm
      label={t`Thay đổi của cấp trên`}
      form={form}
      onSubmit={settle}
      submitLabel={declines ? t`Gửi lý do` : t`Theo thay đổi`}
      isSending={isSending}
      failure={failure ?? refusal}
      onCancel={onClose}
    >
      <AssignmentNow assignment={masked} isChanged={isChanged} />
      <Differences assignment={assignment} />
      <Radio.Group label={t`Xử lý của ban`} {...field}>
        <Stack gap={8} mt={4}>
          <Radio value="follow" label={<Trans>Theo thay đổi</Trans>} description={<WhatFollows {...assignment} />} />
          <Radio
            value="decline"
            label={<Trans>Không theo</Trans>}
            description={<Trans>Nhiệm vụ của ban giữ nguyên. Cấp trên nhận được lý do và phản hồi.</Trans>}
          />
        </Stack>
      </Radio.Group>
      {declines && (
        <FormTextAreaField control={form.control} name="reason" label={t`Lý do không theo`} required maxLength={5000} />
      )}
    </IntentForm>
  );
}

/** What to follow does, which is less than what changed. */
function WhatFollows({ task, childTask }: Pick<Assignment, "task" | "childTask">) {
  const locale = useLocale();
  if (!childTask) return null;
  if (task.standing === "WITHDRAWN") return <Trans>Nhiệm vụ của ban cũng được rút.</Trans>;
  const wording = (task.title !== childTask.title || task.expectedResult !== childTask.expectedResult) && (
    <Trans>Tên và kết quả cần đạt chỉ đổi khi ban sửa kế hoạch của mình.</Trans>
  );
  if (task.dueOn === childTask.dueOn) return <Trans>Hạn của ban đã trùng với cấp trên. {wording}</Trans>;
  if (task.dueOn < childTask.startsOn)
    return <Trans>Hạn của ban giữ nguyên, vì hạn mới đứng trước ngày bắt đầu. {wording}</Trans>;
  return (
    <Trans>
      Hạn của ban đổi từ {formatDate(childTask.dueOn, locale)} thành {formatDate(task.dueOn, locale)}. {wording}
    </Trans>
  );
}

/** Field by field, the task of one's own and the one above; where they differ says so. */
function Differences({ assignment: { task, childTask } }: { assignment: Assignment }) {
  const { t } = useLingui();
  const locale = useLocale();
  if (!childTask) return null;
  const fields = [
    { label: t`Nhiệm vụ`, mine: childTask.title, above: task.title },
    { label: t`Kết quả cần đạt`, mine: childTask.expectedResult, above: task.expectedResult },
    { label: t`Hạn`, mine: formatDate(childTask.dueOn, locale), above: formatDate(task.dueOn, locale) },
    ...(task.standing === "WITHDRAWN" ? [{ label: t`Hiệu lực`, mine: t`đang thực hiện`, above: t`đã rút` }] : []),
  ];
  return (
    <table className={classes.differences}>
      <caption>
        <Trans>Nhiệm vụ của ban và của cấp trên hiện nay</Trans>
      </caption>
      <thead>
        <tr>
          <td />
          <th scope="col">
            <Trans>Của ban</Trans>
          </th>
          <th scope="col">
            <Trans>Cấp trên nay giao</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ label, mine, above }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{mine}</td>
            <td>
              {mine === above ? <span className={classes.same}>{t`như của ban`}</span> : <strong>{above}</strong>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
