import { graphql } from "@camket/schema";
import { FormDrawer } from "@camket/ui/form-layout";
import { useToast } from "@camket/ui/toast";
import { Trans, useLingui } from "@lingui/react/macro";
import { Text } from "@mantine/core";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormTextAreaField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { today } from "../../today.ts";

const RefreshExpectations = graphql(
  `
    mutation RefreshExpectations($input: RefreshExpectationsInput!) {
      refreshExpectations(input: $input) {
        __typename
        ... on ReportingRound {
          id
          version
          completeness {
            expected
          }
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

interface RefreshExpectationsDrawerProps {
  round: { id: string; version: number; endsOn: string };
  isOpen: boolean;
  onClose(): void;
}

export function RefreshExpectationsDrawer({ isOpen, ...props }: RefreshExpectationsDrawerProps) {
  const { t } = useLingui();
  return (
    <FormDrawer isOpen={isOpen} onClose={props.onClose} title={t`Rà soát danh sách phải báo cáo`}>
      <RefreshExpectationsForm {...props} />
    </FormDrawer>
  );
}

function RefreshExpectationsForm({ round, onClose }: Omit<RefreshExpectationsDrawerProps, "isOpen">) {
  const { t } = useLingui();
  const showToast = useToast();
  const { send, isSending, failure } = useIntent(RefreshExpectations, {
    refetchQueries: ["RoundPage", "ExpectationTable"],
  });
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<{ reason: string }>({ defaultValues: { reason: "" } });
  const isFixed = round.endsOn < today();

  async function refresh({ reason }: { reason: string }) {
    setRefusal(null);
    const { id, version } = round;
    const answer = await send({ input: { id, expectedVersion: version, reason: isFixed ? reason : null } });
    const result = answer?.refreshExpectations;
    if (!result) return;
    if (result.__typename === "ReportingRound") {
      onClose();
      showToast({ message: t`Đã rà lại: ${result.completeness.expected} ban phải nộp.` });
    } else setRefusal(refuse(form, ["reason"], result));
  }

  return (
    <IntentForm
      label={t`Rà soát danh sách phải báo cáo`}
      form={form}
      onSubmit={refresh}
      submitLabel={t`Rà soát`}
      isSending={isSending}
      failure={failure ?? refusal}
      onCancel={onClose}
    >
      <Text>
        {isFixed ? (
          <Trans>
            Kỳ đã kết thúc nên danh sách đã chốt. Ban thành lập trước ngày cuối kỳ được thêm vào, ban kết thúc trước
            ngày đó được miễn; mỗi thay đổi mang lý do dưới đây.
          </Trans>
        ) : (
          <Trans>
            Ban mới thành lập được thêm vào, ban đã kết thúc và chưa soạn báo cáo được đưa ra. Danh sách chốt vào ngày
            cuối kỳ.
          </Trans>
        )}
      </Text>
      {isFixed && <FormTextAreaField control={form.control} name="reason" label={t`Lý do`} required maxLength={1000} />}
    </IntentForm>
  );
}
