import { graphql } from "@camket/schema";
import { FormDrawer } from "@camket/ui/form-layout";
import { useToast } from "@camket/ui/toast";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormDateField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { today } from "../../today.ts";

const AddTemplateVersion = graphql(
  `
    mutation AddTemplateVersion($input: AddReportTemplateVersionInput!) {
      addReportTemplateVersion(input: $input) {
        __typename
        ... on ReportTemplate {
          id
          edition
          versions {
            id
            number
            levels
            validFrom
            isUsed
          }
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

interface AddTemplateVersionDrawerProps {
  template: { id: string; edition: number };
  isOpen: boolean;
  onClose(): void;
  onAdded(): void;
}

export function AddTemplateVersionDrawer({ isOpen, ...props }: AddTemplateVersionDrawerProps) {
  const { t } = useLingui();
  return (
    <FormDrawer isOpen={isOpen} onClose={props.onClose} title={t`Lập bản mới của mẫu`}>
      <AddTemplateVersionForm {...props} />
    </FormDrawer>
  );
}

function AddTemplateVersionForm({ template, onClose, onAdded }: Omit<AddTemplateVersionDrawerProps, "isOpen">) {
  const { t } = useLingui();
  const showToast = useToast();
  const { send, isSending, failure } = useIntent(AddTemplateVersion);
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<{ validFrom: string | null }>({ defaultValues: { validFrom: today() } });

  async function add({ validFrom }: { validFrom: string | null }) {
    setRefusal(null);
    const { id, edition } = template;
    const answer = await send({ input: { id, expectedEdition: edition, validFrom: validFrom ?? "" } });
    const result = answer?.addReportTemplateVersion;
    if (!result) return;
    if (result.__typename === "ReportTemplate") {
      onClose();
      onAdded();
      showToast({ message: t`Đã lập bản mới, chép từ bản trước. Báo cáo đã lập giữ bản cũ.` });
    } else setRefusal(refuse(form, ["validFrom"], result));
  }

  return (
    <IntentForm
      label={t`Lập bản mới của mẫu`}
      form={form}
      onSubmit={add}
      submitLabel={t`Lập bản mới`}
      isSending={isSending}
      failure={failure ?? refusal}
      onCancel={onClose}
    >
      <FormDateField
        control={form.control}
        name="validFrom"
        label={t`Dùng từ`}
        description={t`Kỳ kết thúc từ ngày này mới dùng được. Bản mới chép nguyên bản trước để sửa tiếp.`}
        required
      />
    </IntentForm>
  );
}
