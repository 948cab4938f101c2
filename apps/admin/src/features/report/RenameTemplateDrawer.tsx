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

const RenameTemplate = graphql(
  `
    mutation RenameTemplate($input: RenameReportTemplateInput!) {
      renameReportTemplate(input: $input) {
        __typename
        ... on ReportTemplate {
          id
          name
          nameEn
          edition
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

interface RenameTemplateDrawerProps {
  template: { id: string; name: string; nameEn: string; edition: number };
  isOpen: boolean;
  onClose(): void;
}

export function RenameTemplateDrawer({ isOpen, ...props }: RenameTemplateDrawerProps) {
  const { t } = useLingui();
  return (
    <FormDrawer isOpen={isOpen} onClose={props.onClose} title={t`Đổi tên mẫu`}>
      <RenameTemplateForm {...props} />
    </FormDrawer>
  );
}

interface Values {
  name: string;
  nameEn: string;
}

function RenameTemplateForm({ template, onClose }: Omit<RenameTemplateDrawerProps, "isOpen">) {
  const { t } = useLingui();
  const showToast = useToast();
  const { send, isSending, failure } = useIntent(RenameTemplate, { refetchQueries: ["TemplatePage"] });
  const [refusal, setRefusal] = useState<string | null>(null);
  const theirs: Values = { name: template.name, nameEn: template.nameEn };
  const [base] = useState(theirs);
  const [mine, setMine] = useState<Values | null>(null);
  const form = useForm<Values>({ defaultValues: base });

  async function rename(values: Values) {
    setRefusal(null);
    setMine(null);
    const answer = await send({ input: { id: template.id, expectedEdition: template.edition, ...values } });
    const result = answer?.renameReportTemplate;
    if (!result) return;
    if (result.__typename === "ReportTemplate") {
      onClose();
      showToast({ message: t`Đã đổi tên mẫu.` });
    } else if (result.__typename === "VersionConflictError") setMine(values);
    else setRefusal(refuse(form, ["name", "nameEn"], result));
  }

  return (
    <IntentForm
      label={t`Đổi tên mẫu`}
      form={form}
      onSubmit={rename}
      submitLabel={t`Đổi tên`}
      isSending={isSending}
      failure={failure ?? refusal}
      onCancel={onClose}
    >
      {mine && (
        <Conflict
          form={form}
          base={base}
          mine={mine}
          theirs={theirs}
          fields={[
            { name: "name", label: t`Tên` },
            { name: "nameEn", label: t`Tên tiếng Anh` },
          ]}
        />
      )}
      <FormTextField
        control={form.control}
        name="name"
        label={t`Tên`}
        description={t`Báo cáo đã làm theo mẫu này cũng mang tên mới; nội dung các bản giữ nguyên.`}
        required
        maxLength={200}
      />
      <FormTextField control={form.control} name="nameEn" label={t`Tên tiếng Anh`} required maxLength={200} />
    </IntentForm>
  );
}
