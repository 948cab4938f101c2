import { graphql } from "@camket/schema";
import { Note } from "@camket/ui/page";
import { useToast } from "@camket/ui/toast";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormTextField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { emptyGrant, GrantFields, type GrantValues, grantFieldNames, termsOf } from "./GrantFields.tsx";

const AddUser = graphql(
  `
    mutation AddUser($input: AddUserInput!) {
      addUser(input: $input) {
        __typename
        ... on User {
          id
          name
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

interface AddUserFormProps {
  /** Who administers the installation may leave the role for later. */
  isRoleRequired: boolean;
  onDone(id: string): void;
  onCancel(): void;
}

export function AddUserForm({ isRoleRequired, onDone, onCancel }: AddUserFormProps) {
  const { t } = useLingui();
  const showToast = useToast();
  const form = useForm<GrantValues>({ defaultValues: emptyGrant() });
  const { control } = form;
  const { send, isSending, failure } = useIntent(AddUser, { refetchQueries: ["UserList"] });
  const [refusal, setRefusal] = useState<string | null>(null);

  async function add(values: GrantValues) {
    setRefusal(null);
    const { email, name } = values;
    const result = (await send({ input: { email, name, grant: termsOf(values) } }))?.addUser;
    if (!result) return;
    if (result.__typename !== "User") return setRefusal(refuse(form, grantFieldNames, result));
    showToast({ message: t`Đã thêm người dùng ${result.name}.` });
    onDone(result.id);
  }

  return (
    <IntentForm
      label={t`Thêm người dùng`}
      form={form}
      onSubmit={add}
      submitLabel={t`Thêm người dùng`}
      isSending={isSending}
      failure={failure ?? refusal}
      onCancel={onCancel}
    >
      <FormTextField control={control} name="name" label={t`Tên hiển thị`} required maxLength={200} />
      <FormTextField control={control} name="email" label={t`Thư điện tử`} type="email" required maxLength={200} />
      <GrantFields form={form} isRequired={isRoleRequired} />
      <Note tone="quiet">
        <Trans>
          Camket không gửi thư. Mật khẩu đầu tiên đặt qua đường dẫn dùng một lần do người vận hành máy chủ tạo, bằng
          lệnh ghi ở trang của người dùng.
        </Trans>
      </Note>
    </IntentForm>
  );
}
