import { graphql } from "@camket/schema";
import type { PickerOption } from "@camket/ui/entity-picker";
import { useToast } from "@camket/ui/toast";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormTextField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { emptyGrant, GrantFields, type GrantValues, grantFieldNames, termsOf } from "./GrantFields.tsx";
import { useGrantRoleLabels } from "./grant-roles.ts";

const GrantRole = graphql(
  `
    mutation GrantRole($input: GrantRoleInput!) {
      grantRole(input: $input) {
        __typename
        ... on Grant {
          id
          role
          user {
            id
            name
          }
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

interface GrantRoleFormProps {
  /** Who is given it; without it, whoever has the address that is typed. */
  email?: string;
  /** Where it is held; without it, at the committee chosen. */
  committee?: PickerOption;
  onDone(): void;
  onCancel(): void;
}

export function GrantRoleForm({ email, committee, onDone, onCancel }: GrantRoleFormProps) {
  const { t } = useLingui();
  const showToast = useToast();
  const roleLabels = useGrantRoleLabels();
  const form = useForm<GrantValues>({
    defaultValues: { ...emptyGrant(), ...(email && { email }), ...(committee && { committeeId: committee }) },
  });
  const { send, isSending, failure } = useIntent(GrantRole, {
    refetchQueries: ["UserPage", "UserList", "CommitteeGrants"],
  });
  const [refusal, setRefusal] = useState<string | null>(null);

  async function grant(values: GrantValues) {
    setRefusal(null);
    const terms = termsOf(values);
    const result = terms && (await send({ input: { email: values.email, terms } }))?.grantRole;
    if (!result) return;
    if (result.__typename !== "Grant") return setRefusal(refuse(form, grantFieldNames, result));
    showToast({ message: t`Đã cấp vai trò ${roleLabels[result.role]} cho ${result.user.name}.` });
    onDone();
  }

  return (
    <IntentForm
      label={t`Cấp vai trò`}
      form={form}
      onSubmit={grant}
      submitLabel={t`Cấp vai trò`}
      isSending={isSending}
      failure={failure ?? refusal}
      onCancel={onCancel}
    >
      {!email && (
        <FormTextField
          control={form.control}
          name="email"
          label={t`Thư điện tử`}
          description={t`Của người đã có tài khoản.`}
          type="email"
          required
          maxLength={200}
        />
      )}
      <GrantFields form={form} isOfOneCommittee={committee !== undefined} />
    </IntentForm>
  );
}
