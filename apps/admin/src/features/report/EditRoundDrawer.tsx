import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { FieldRow, FormDrawer } from "@camket/ui/form-layout";
import { useToast } from "@camket/ui/toast";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Conflict } from "../../Conflict.tsx";
import { FormDateField, FormTextField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { Refusal_error, refuse } from "../../refusal.ts";

export const EditRoundDrawer_round = graphql(`
  fragment EditRoundDrawer_round on ReportingRound {
    id
    version
    name
    opensOn
    dueOn
    endsOn
  }
`);

const EditRound = graphql(
  `
    mutation EditRound($input: EditRoundInput!) {
      editRound(input: $input) {
        __typename
        ... on ReportingRound {
          ...EditRoundDrawer_round
        }
        ...Refusal_error
      }
    }
  `,
  [EditRoundDrawer_round, Refusal_error],
);

interface EditRoundDrawerProps {
  round: FragmentOf<typeof EditRoundDrawer_round>;
  isOpen: boolean;
  onClose(): void;
}

export function EditRoundDrawer({ isOpen, ...props }: EditRoundDrawerProps) {
  const { t } = useLingui();
  return (
    <FormDrawer isOpen={isOpen} onClose={props.onClose} title={t`Sửa kỳ báo cáo`}>
      <EditRoundForm {...props} />
    </FormDrawer>
  );
}

interface Values {
  name: string;
  opensOn: string | null;
  dueOn: string | null;
}

function EditRoundForm({ round, onClose }: Omit<EditRoundDrawerProps, "isOpen">) {
  const { t } = useLingui();
  const showToast = useToast();
  const { send, isSending, failure } = useIntent(EditRound, { refetchQueries: ["RoundPage", "ExpectationTable"] });
  const [refusal, setRefusal] = useState<string | null>(null);
  const present = readFragment(EditRoundDrawer_round, round);
  const theirs: Values = { name: present.name, opensOn: present.opensOn, dueOn: present.dueOn };
  const [base] = useState(theirs);
  const [mine, setMine] = useState<Values | null>(null);
  const form = useForm<Values>({ defaultValues: base });
  const { control } = form;

  async function edit(values: Values) {
    setRefusal(null);
    setMine(null);
    const { id, version } = present;
    const answer = await send({
      input: {
        id,
        expectedVersion: version,
        name: values.name,
        opensOn: values.opensOn ?? "",
        dueOn: values.dueOn ?? "",
      },
    });
    const result = answer?.editRound;
    if (!result) return;
    if (result.__typename === "ReportingRound") {
      onClose();
      showToast({ message: t`Đã sửa kỳ báo cáo. Ban được gia hạn riêng giữ hạn của mình.` });
    } else if (result.__typename === "VersionConflictError") setMine(values);
    else setRefusal(refuse(form, ["name", "opensOn", "dueOn"], result));
  }

  return (
    <IntentForm
      label={t`Sửa kỳ báo cáo`}
      form={form}
      onSubmit={edit}
      submitLabel={t`Lưu`}
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
            { name: "name", label: t`Tên kỳ` },
            { name: "opensOn", label: t`Soạn từ ngày` },
            { name: "dueOn", label: t`Hạn nộp` },
          ]}
        />
      )}
      <FormTextField control={control} name="name" label={t`Tên kỳ`} required maxLength={200} />
      <FieldRow>
        <FormDateField control={control} name="opensOn" label={t`Soạn từ ngày`} required />
        <FormDateField control={control} name="dueOn" label={t`Hạn nộp`} required />
      </FieldRow>
    </IntentForm>
  );
}
