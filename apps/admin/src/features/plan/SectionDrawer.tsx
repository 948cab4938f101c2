import { graphql } from "@camket/schema";
import { FormDrawer } from "@camket/ui/form-layout";
import { useToast } from "@camket/ui/toast";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Conflict } from "../../Conflict.tsx";
import { FormTextField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { Refusal_error, refuse } from "../../refusal.ts";

const AddSection = graphql(
  `
    mutation AddSection($input: AddPlanSectionInput!) {
      addPlanSection(input: $input) {
        __typename
        ... on Plan {
          id
          version
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

const EditSection = graphql(
  `
    mutation EditSection($input: EditPlanSectionInput!) {
      editPlanSection(input: $input) {
        __typename
        ... on Plan {
          id
          version
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

interface Section {
  id: string;
  number: string;
  title: string;
}

interface SectionDrawerProps {
  isOpen: boolean;
  onClose(): void;
  planId: string;
  planVersion: number;
  /** Null for a new one. */
  section: Section | null;
}

export function SectionDrawer({ isOpen, onClose, ...props }: SectionDrawerProps) {
  const { t } = useLingui();
  return (
    <FormDrawer isOpen={isOpen} onClose={onClose} title={props.section ? t`Sửa đề mục` : t`Thêm đề mục`}>
      <SectionForm {...props} onClose={onClose} />
    </FormDrawer>
  );
}

interface Values {
  number: string;
  title: string;
}

function SectionForm({ planId, planVersion, section, onClose }: Omit<SectionDrawerProps, "isOpen">) {
  const { t } = useLingui();
  const showToast = useToast();
  const options = { refetchQueries: ["PlanPage", "PlanTimeline", "PlanOutline", "PlanAmendment"] };
  const adding = useIntent(AddSection, options);
  const editing = useIntent(EditSection, options);
  const [refusal, setRefusal] = useState<string | null>(null);
  const theirs = { number: section?.number ?? "", title: section?.title ?? "" };
  const [base] = useState(theirs);
  const [mine, setMine] = useState<Values | null>(null);
  const form = useForm<Values>({ defaultValues: base });
  const { control } = form;

  async function save({ number, title }: Values) {
    setRefusal(null);
    setMine(null);
    const text = { number: number.trim() || null, title, expectedVersion: planVersion };
    const result = section
      ? (await editing.send({ input: { id: section.id, ...text } }))?.editPlanSection
      : (await adding.send({ input: { planId, ...text } }))?.addPlanSection;
    if (!result) return;
    if (result.__typename === "Plan") {
      onClose();
      showToast({ message: section ? t`Đã sửa đề mục “${title}”.` : t`Đã thêm đề mục “${title}”.` });
    } else if (result.__typename === "VersionConflictError") setMine({ number, title });
    else setRefusal(refuse(form, ["number", "title"], result));
  }

  return (
    <IntentForm
      label={t`Đề mục`}
      form={form}
      onSubmit={save}
      submitLabel={section ? t`Lưu` : t`Thêm đề mục`}
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
            { name: "title", label: t`Tên đề mục` },
            { name: "number", label: t`Số thứ tự` },
          ]}
        />
      )}
      <FormTextField control={control} name="title" label={t`Tên đề mục`} required maxLength={500} />
      <FormTextField
        control={control}
        name="number"
        label={t`Số thứ tự`}
        description={t`Để trống thì lấy số kế tiếp.`}
        w={160}
        maxLength={20}
      />
    </IntentForm>
  );
}
