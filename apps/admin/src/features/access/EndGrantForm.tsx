import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { addDays, type CalendarDate } from "@camket/ui/calendar";
import { useToast } from "@camket/ui/toast";
import { Trans, useLingui } from "@lingui/react/macro";
import { Text } from "@mantine/core";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormDateField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { useNames } from "../../names.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { today } from "../../today.ts";
import { useGrantRoleLabels } from "./grant-roles.ts";

export const EndGrantForm_grant = graphql(`
  fragment EndGrantForm_grant on Grant {
    id
    version
    role
    validFrom
    user {
      id
      name
    }
    committee {
      id
      name
      nameEn
    }
  }
`);

const EndGrant = graphql(
  `
    mutation EndGrant($input: EndGrantInput!) {
      endGrant(input: $input) {
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

interface EndGrantFormProps {
  grant: FragmentOf<typeof EndGrantForm_grant>;
  onDone(): void;
  onCancel(): void;
}

export function EndGrantForm({ grant, onDone, onCancel }: EndGrantFormProps) {
  const { t } = useLingui();
  const { nameOf } = useNames();
  const showToast = useToast();
  const roleLabels = useGrantRoleLabels();
  const { id, version, role, validFrom, user, committee } = readFragment(EndGrantForm_grant, grant);
  const form = useForm<{ validTo: CalendarDate | null }>({ defaultValues: { validTo: today() } });
  const { send, isSending, failure } = useIntent(EndGrant, {
    refetchQueries: ["UserPage", "UserList", "CommitteeGrants"],
  });
  const [refusal, setRefusal] = useState<string | null>(null);

  async function end({ validTo }: { validTo: CalendarDate | null }) {
    setRefusal(null);
    if (!validTo) return;
    const result = (await send({ input: { id, expectedVersion: version, validTo: addDays(validTo, 1) } }))?.endGrant;
    if (!result) return;
    if (result.__typename !== "User") return setRefusal(refuse(form, ["validTo"], result));
    showToast({ message: t`Đã ghi ngày kết thúc vai trò của ${result.name}.` });
    onDone();
  }

  return (
    <IntentForm
      label={t`Kết thúc vai trò`}
      form={form}
      onSubmit={end}
      submitLabel={t`Kết thúc vai trò`}
      isSending={isSending}
      failure={failure ?? refusal}
      onCancel={onCancel}
    >
      <Text>
        <Trans>
          {user.name}, {roleLabels[role]}, {nameOf(committee)}.
        </Trans>
      </Text>
      <FormDateField
        control={form.control}
        name="validTo"
        label={t`Ngày cuối của vai trò`}
        description={t`Phiên đang mở của người ấy kết thúc ngay. Vai trò vẫn giữ trong lịch sử.`}
        min={validFrom}
        required
      />
    </IntentForm>
  );
}
