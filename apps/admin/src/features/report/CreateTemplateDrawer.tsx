import { type AdministrativeLevel, graphql } from "@camket/schema";
import { FieldRow, FormDrawer } from "@camket/ui/form-layout";
import { useToast } from "@camket/ui/toast";
import { useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormDateField, FormTextField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { today } from "../../today.ts";
import { FormLevels } from "./FormLevels.tsx";
import { emptySection, everyKind } from "./template-content.ts";

const CreateTemplate = graphql(
  `
    mutation CreateTemplate($input: CreateReportTemplateInput!) {
      createReportTemplate(input: $input) {
        __typename
        ... on ReportTemplate {
          id
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

interface CreateTemplateDrawerProps {
  isOpen: boolean;
  onClose(): void;
}

export function CreateTemplateDrawer({ isOpen, onClose }: CreateTemplateDrawerProps) {
  const { t } = useLingui();
  return (
    <FormDrawer isOpen={isOpen} onClose={onClose} title={t`Lập mẫu báo cáo`}>
      <CreateTemplateForm onClose={onClose} />
    </FormDrawer>
  );
}

interface Values {
  code: string;
  name: string;
  nameEn: string;
  levels: AdministrativeLevel[];
  validFrom: string | null;
}

/** The new form begins with a section of each kind, to be filled on its page. */
function CreateTemplateForm({ onClose }: { onClose(): void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const showToast = useToast();
  const { send, isSending, failure } = useIntent(CreateTemplate, { refetchQueries: ["TemplatesPage"] });
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<Values>({ defaultValues: { code: "", name: "", nameEn: "", levels: [], validFrom: today() } });
  const { control } = form;

  async function create({ validFrom, ...values }: Values) {
    setRefusal(null);
    const sections = everyKind.map((kind) => ({ ...emptySection(kind), indicators: [] }));
    const answer = await send({ input: { ...values, validFrom: validFrom ?? "", sections } });
    const result = answer?.createReportTemplate;
    if (!result) return;
    if (result.__typename === "ReportTemplate") {
      showToast({ message: t`Đã lập mẫu ${values.code}. Thêm chỉ tiêu vào từng mục ngay tại trang này.` });
      await navigate({ to: "/forms/$id", params: { id: result.id }, search: { act: "edit" } });
    } else setRefusal(refuse(form, ["code", "name", "nameEn", "levels", "validFrom"], result));
  }

  return (
    <IntentForm
      label={t`Lập mẫu báo cáo`}
      form={form}
      onSubmit={create}
      submitLabel={t`Lập mẫu`}
      isSending={isSending}
      failure={failure ?? refusal}
      onCancel={onClose}
    >
      <FormTextField control={control} name="name" label={t`Tên`} required maxLength={200} />
      <FormTextField control={control} name="nameEn" label={t`Tên tiếng Anh`} required maxLength={200} />
      <FieldRow>
        <FormTextField
          control={control}
          name="code"
          label={t`Mã`}
          description={t`Chữ in hoa, số, gạch nối và gạch dưới: BC-XA-9T. Mã không đổi về sau.`}
          required
          maxLength={20}
        />
        <FormDateField
          control={control}
          name="validFrom"
          label={t`Dùng từ`}
          description={t`Kỳ kết thúc từ ngày này mới dùng được.`}
          required
        />
      </FieldRow>
      <FormLevels control={control} name="levels" label={t`Cấp dùng`} />
    </IntentForm>
  );
}
