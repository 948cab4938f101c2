import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { useToast } from "@camket/ui/toast";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Conflict } from "../../Conflict.tsx";
import { FormTextField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { Refusal_error, refuse } from "../../refusal.ts";

export const RenamePersonForm_person = graphql(`
  fragment RenamePersonForm_person on Person {
    id
    name
    version
  }
`);

const RenamePerson = graphql(
  `
    mutation RenamePerson($input: RenamePersonInput!) {
      renamePerson(input: $input) {
        __typename
        ... on Person {
          id
          name
          version
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

interface RenamePersonFormProps {
  person: FragmentOf<typeof RenamePersonForm_person>;
  onDone(): void;
  onCancel(): void;
}

export function RenamePersonForm({ person, onDone, onCancel }: RenamePersonFormProps) {
  const { t } = useLingui();
  const showToast = useToast();
  const { id, name, version } = readFragment(RenamePersonForm_person, person);
  const [base] = useState({ name });
  const [mine, setMine] = useState<typeof base | null>(null);
  const form = useForm({ defaultValues: base });
  const { send, isSending, failure } = useIntent(RenamePerson, { refetchQueries: ["PersonPage"] });
  const [refusal, setRefusal] = useState<string | null>(null);

  async function submit(values: { name: string }) {
    setRefusal(null);
    setMine(null);
    const answer = await send({ input: { id, expectedVersion: version, name: values.name } });
    const result = answer?.renamePerson;
    if (!result) return;
    switch (result.__typename) {
      case "Person":
        showToast({ message: t`Đã sửa tên thành ${result.name}.` });
        return onDone();
      case "ForbiddenError":
      case "IdempotencyKeyReusedError":
      case "InvalidInputError":
      case "NotFoundError":
      case "UnauthenticatedError":
        return setRefusal(refuse(form, ["name"], result));
      case "VersionConflictError":
        return setMine(values);
      default:
        return result satisfies never;
    }
  }

  return (
    <IntentForm
      label={t`Sửa tên`}
      form={form}
      onSubmit={submit}
      submitLabel={t`Ghi tên mới`}
      isSending={isSending}
      failure={failure ?? refusal}
      onCancel={onCancel}
    >
      {mine && (
        <Conflict
          form={form}
          base={base}
          mine={mine}
          theirs={{ name }}
          fields={[{ name: "name", label: t`Họ và tên` }]}
        />
      )}
      <FormTextField
        control={form.control}
        name="name"
        label={t`Họ và tên`}
        description={t`Tên mới hiện ở mọi nhiệm kỳ của người này.`}
        required
      />
    </IntentForm>
  );
}
