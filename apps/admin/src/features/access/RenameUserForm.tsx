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

export const RenameUserForm_user = graphql(`
  fragment RenameUserForm_user on User {
    id
    version
    name
  }
`);

const RenameUser = graphql(
  `
    mutation RenameUser($input: RenameUserInput!) {
      renameUser(input: $input) {
        __typename
        ... on User {
          ...RenameUserForm_user
        }
        ...Refusal_error
      }
    }
  `,
  [RenameUserForm_user, Refusal_error],
);

interface RenameUserFormProps {
  user: FragmentOf<typeof RenameUserForm_user>;
  onDone(): void;
  onCancel(): void;
}

export function RenameUserForm({ user, onDone, onCancel }: RenameUserFormProps) {
  const { t } = useLingui();
  const showToast = useToast();
  const { id, version, name } = readFragment(RenameUserForm_user, user);
  const [base] = useState({ name });
  const [mine, setMine] = useState<typeof base | null>(null);
  const form = useForm({ defaultValues: base });
  const { send, isSending, failure } = useIntent(RenameUser, { refetchQueries: ["UserPage"] });
  const [refusal, setRefusal] = useState<string | null>(null);

  async function rename(values: { name: string }) {
    setRefusal(null);
    setMine(null);
    const result = (await send({ input: { id, expectedVersion: version, name: values.name } }))?.renameUser;
    if (!result) return;
    if (result.__typename === "VersionConflictError") return setMine(values);
    if (result.__typename !== "User") return setRefusal(refuse(form, ["name"], result));
    showToast({ message: t`Đã sửa tên.` });
    onDone();
  }

  return (
    <IntentForm
      label={t`Sửa tên`}
      form={form}
      onSubmit={rename}
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
          fields={[{ name: "name", label: t`Tên hiển thị` }]}
        />
      )}
      <FormTextField control={form.control} name="name" label={t`Tên hiển thị`} required maxLength={200} />
    </IntentForm>
  );
}
