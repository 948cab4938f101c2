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

const EndIndicator = graphql(
  `
    mutation EndIndicator($input: EndIndicatorInput!) {
      endIndicator(input: $input) {
        __typename
        ... on Indicator {
          id
          edition
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

interface EndIndicatorDrawerProps {
  indicator: { id: string; code: string; edition: number };
  isOpen: boolean;
  onClose(): void;
}

export function EndIndicatorDrawer({ isOpen, ...props }: EndIndicatorDrawerProps) {
  const { t } = useLingui();
  return (
    <FormDrawer isOpen={isOpen} onClose={props.onClose} title={t`Thôi dùng chỉ tiêu`}>
      <EndIndicatorForm {...props} />
    </FormDrawer>
  );
}

function EndIndicatorForm({ indicator, onClose }: Omit<EndIndicatorDrawerProps, "isOpen">) {
  const { t } = useLingui();
  const showToast = useToast();
  const { send, isSending, failure } = useIntent(EndIndicator, { refetchQueries: ["IndicatorPage"] });
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<{ validTo: string | null }>({ defaultValues: { validTo: null } });
  const { id, code, edition } = indicator;

  async function end({ validTo }: { validTo: string | null }) {
    setRefusal(null);
    const result = (await send({ input: { id, expectedEdition: edition, validTo: validTo ?? "" } }))?.endIndicator;
    if (!result) return;
    if (result.__typename === "Indicator") {
      onClose();
      showToast({ message: t`Chỉ tiêu ${code} thôi dùng từ ngày đã chọn. Số liệu cũ vẫn giữ.` });
    } else setRefusal(refuse(form, ["validTo"], result));
  }

  return (
    <IntentForm
      label={t`Thôi dùng chỉ tiêu`}
      form={form}
      onSubmit={end}
      submitLabel={t`Thôi dùng`}
      isSending={isSending}
      failure={failure ?? refusal}
      onCancel={onClose}
    >
      <FormDateField
        control={form.control}
        name="validTo"
        label={t`Thôi dùng từ ngày`}
        description={t`Kỳ kết thúc từ ngày này không hỏi chỉ tiêu này nữa.`}
        required
      />
    </IntentForm>
  );
}
