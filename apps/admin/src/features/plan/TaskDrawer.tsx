import { type FragmentOf, graphql, type Recurrence, type ResultOf, readFragment } from "@camket/schema";
import type { CalendarDate } from "@camket/ui/calendar";
import type { PickerOption } from "@camket/ui/entity-picker";
import { ChoiceField } from "@camket/ui/field";
import { FieldRow, FormDrawer } from "@camket/ui/form-layout";
import { formatDateRange } from "@camket/ui/format";
import { useToast } from "@camket/ui/toast";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Text } from "@mantine/core";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Conflict } from "../../Conflict.tsx";
import { FormDateField, FormTextAreaField, FormTextField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { useNames } from "../../names.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { HistoryButton } from "../audit/HistoryButton.tsx";
import { AgencyPicker } from "../committee/AgencyPicker.tsx";
import { AgenciesPicker } from "./AgenciesPicker.tsx";
import { useForgetLists } from "./forget-lists.ts";
import { RightsPickers } from "./RightsPickers.tsx";
import { useRecurrenceNames } from "./recurrences.ts";

export const TaskDrawer_task = graphql(`
  fragment TaskDrawer_task on Task {
    id
    version
    number
    title
    expectedResult
    startsOn
    dueOn
    recurrence
    section {
      id
    }
    leadAgency {
      id
      name
      nameEn
    }
    coordinatingAgencies {
      id
      name
      nameEn
    }
    themes {
      id
      name
      nameEn
    }
    groups {
      id
      name
      nameEn
    }
  }
`);

export const AddTask = graphql(
  `
    mutation AddTask($input: AddTaskInput!) {
      addTask(input: $input) {
        __typename
        ... on Task {
          ...TaskDrawer_task
        }
        ...Refusal_error
      }
    }
  `,
  [TaskDrawer_task, Refusal_error],
);

const EditTask = graphql(
  `
    mutation EditTask($input: EditTaskInput!) {
      editTask(input: $input) {
        __typename
        ... on Task {
          ...TaskDrawer_task
        }
        ...Refusal_error
      }
    }
  `,
  [TaskDrawer_task, Refusal_error],
);

type MaskedTask = FragmentOf<typeof TaskDrawer_task>;

interface TaskDrawerProps {
  isOpen: boolean;
  onClose(): void;
  plan: {
    id: string;
    startsOn: CalendarDate;
    endsOn: CalendarDate;
    committee: { id: string; unit: { id: string } };
    sections: readonly { id: string; number: string; title: string }[];
  };
  /** Null for a new one. */
  task: MaskedTask | null;
  /** The heading that a new one stands under. */
  sectionId: string | null;
}

interface Values {
  sectionId: string;
  number: string;
  title: string;
  expectedResult: string;
  leadAgencyId: PickerOption | null;
  coordinatingAgencyIds: PickerOption[];
  themeIds: PickerOption[];
  groupIds: PickerOption[];
  startsOn: CalendarDate | null;
  dueOn: CalendarDate | null;
  recurrence: Recurrence | "";
}

const fieldNames = [
  "sectionId",
  "number",
  "title",
  "expectedResult",
  "leadAgencyId",
  "coordinatingAgencyIds",
  "themeIds",
  "groupIds",
  "startsOn",
  "dueOn",
  "recurrence",
] as const satisfies (keyof Values)[];

/** What the form holds of a task. */
export function valuesOfTask(task: MaskedTask, nameOf = ({ name }: { name: string; nameEn: string }) => name): Values {
  const { section, leadAgency, coordinatingAgencies, themes, groups, recurrence, ...text } = readFragment(
    TaskDrawer_task,
    task,
  );
  const option = (named: { id: string; name: string; nameEn: string }) => ({ id: named.id, label: nameOf(named) });
  return {
    ...text,
    sectionId: section?.id ?? "",
    leadAgencyId: leadAgency && option(leadAgency),
    coordinatingAgencyIds: coordinatingAgencies.map(option),
    themeIds: themes.map(option),
    groupIds: groups.map(option),
    recurrence: recurrence ?? "",
  };
}

const ids = (options: readonly PickerOption[]) => options.map(({ id }) => id);

/** What both adding and editing a task send. */
export const taskTextOf = (values: Values) => ({
  sectionId: values.sectionId || null,
  number: values.number.trim() || null,
  title: values.title,
  expectedResult: values.expectedResult,
  leadAgencyId: values.leadAgencyId?.id ?? null,
  coordinatingAgencyIds: ids(values.coordinatingAgencyIds),
  themeIds: ids(values.themeIds),
  groupIds: ids(values.groupIds),
  // The form is only sent with both of them.
  startsOn: values.startsOn ?? "",
  dueOn: values.dueOn ?? "",
  recurrence: values.recurrence || null,
});

export function TaskDrawer({ isOpen, onClose, task, ...props }: TaskDrawerProps) {
  const { t } = useLingui();
  return (
    <FormDrawer isOpen={isOpen} onClose={onClose} title={task ? t`Sửa nhiệm vụ` : t`Thêm nhiệm vụ`} width={680}>
      <TaskForm {...props} task={task && readFragment(TaskDrawer_task, task)} masked={task} onClose={onClose} />
    </FormDrawer>
  );
}

interface TaskFormProps extends Omit<TaskDrawerProps, "isOpen" | "task"> {
  task: ResultOf<typeof TaskDrawer_task> | null;
  masked: MaskedTask | null;
}

function TaskForm({ plan, task, masked, sectionId, onClose }: TaskFormProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useNames();
  const showToast = useToast();
  const forgetLists = useForgetLists();
  const recurrenceNames = useRecurrenceNames();
  const options = { refetchQueries: ["PlanPage", "PlanTimeline", "PlanOutline", "PlanAmendment"] };
  const adding = useIntent(AddTask, options);
  const editing = useIntent(EditTask, options);
  const [refusal, setRefusal] = useState<string | null>(null);
  const theirs: Values = masked
    ? valuesOfTask(masked, nameOf)
    : {
        sectionId: sectionId ?? "",
        number: "",
        title: "",
        expectedResult: "",
        leadAgencyId: null,
        coordinatingAgencyIds: [],
        themeIds: [],
        groupIds: [],
        startsOn: null,
        dueOn: null,
        recurrence: "",
      };
  const [base] = useState(theirs);
  const [mine, setMine] = useState<Values | null>(null);
  const form = useForm<Values>({ defaultValues: base });
  const sectionNames = Object.fromEntries(plan.sections.map(({ id, number, title }) => [id, `${number}. ${title}`]));
  const { control, register } = form;

  async function save(values: Values) {
    setRefusal(null);
    setMine(null);
    const text = taskTextOf(values);
    const result = task
      ? (await editing.send({ input: { id: task.id, expectedVersion: task.version, ...text } }))?.editTask
      : (await adding.send({ input: { planId: plan.id, ...text } }))?.addTask;
    if (!result) return;
    if (result.__typename === "Task") {
      const { number } = readFragment(TaskDrawer_task, result);
      forgetLists(plan.committee.id);
      onClose();
      showToast({ message: task ? t`Đã sửa nhiệm vụ ${number}.` : t`Đã thêm nhiệm vụ ${number}.` });
    } else if (result.__typename === "VersionConflictError") setMine(values);
    else setRefusal(refuse(form, fieldNames, result));
  }

  return (
    <IntentForm
      label={task ? t`Sửa nhiệm vụ` : t`Thêm nhiệm vụ`}
      form={form}
      onSubmit={save}
      submitLabel={task ? t`Lưu` : t`Thêm nhiệm vụ`}
      isSending={adding.isSending || editing.isSending}
      failure={adding.failure ?? editing.failure ?? refusal}
      onCancel={onClose}
    >
      {mine && (
        <Conflict
          form={form}
          base={base}
          mine={mine}
          theirs={theirs}
          fields={[
            { name: "title", label: t`Nhiệm vụ` },
            { name: "expectedResult", label: t`Kết quả cần đạt` },
            { name: "sectionId", label: t`Đề mục`, labels: { "": t`Nhiệm vụ chung`, ...sectionNames } },
            { name: "number", label: t`Số thứ tự` },
            { name: "leadAgencyId", label: t`Cơ quan chủ trì` },
            { name: "coordinatingAgencyIds", label: t`Cơ quan phối hợp` },
            { name: "startsOn", label: t`Bắt đầu` },
            { name: "dueOn", label: t`Hạn` },
            { name: "recurrence", label: t`Lặp lại`, labels: { "": t`Làm một lần`, ...recurrenceNames } },
            { name: "themeIds", label: t`Lĩnh vực` },
            { name: "groupIds", label: t`Nhóm chủ thể quyền` },
          ]}
        />
      )}
      {task && (
        <HistoryButton
          where={{ subjectIds: [task.id] }}
          restore={{
            model: "Task",
            fields: ["title", "expectedResult", "number", "startsOn", "dueOn"],
            onRestore: (values) => form.reset({ ...form.getValues(), ...values }, { keepDefaultValues: true }),
          }}
        />
      )}
      <FormTextField control={control} name="title" label={t`Nhiệm vụ`} required maxLength={500} />
      <FormTextAreaField control={control} name="expectedResult" label={t`Kết quả cần đạt`} required maxLength={2000} />
      <FieldRow>
        <ChoiceField
          {...register("sectionId")}
          label={t`Đề mục`}
          labels={sectionNames}
          emptyLabel={t`Nhiệm vụ chung`}
        />
        <FormTextField
          control={control}
          name="number"
          label={t`Số thứ tự`}
          placeholder={t`số kế tiếp`}
          maxLength={20}
        />
      </FieldRow>
      <AgencyPicker control={control} name="leadAgencyId" label={t`Cơ quan chủ trì`} unitId={plan.committee.unit.id} />
      <AgenciesPicker
        control={control}
        name="coordinatingAgencyIds"
        label={t`Cơ quan phối hợp`}
        unitId={plan.committee.unit.id}
      />
      <div>
        <FieldRow>
          <FormDateField
            control={control}
            name="startsOn"
            label={t`Bắt đầu`}
            required
            min={plan.startsOn}
            max={plan.endsOn}
          />
          <FormDateField control={control} name="dueOn" label={t`Hạn`} required min={plan.startsOn} max={plan.endsOn} />
        </FieldRow>
        <Text fz={13} c="var(--camket-ink3)" mt={4}>
          <Trans>Trong thời gian của kế hoạch: {formatDateRange(plan.startsOn, plan.endsOn, locale)}.</Trans>
        </Text>
      </div>
      <ChoiceField
        {...register("recurrence")}
        label={t`Lặp lại`}
        labels={recurrenceNames}
        emptyLabel={t`Làm một lần`}
      />
      <RightsPickers control={control} themes="themeIds" groups="groupIds" />
    </IntentForm>
  );
}
