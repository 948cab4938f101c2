import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { addDays, type CalendarDate } from "@camket/ui/calendar";
import type { PickerOption } from "@camket/ui/entity-picker";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormDateField, FormEntityPicker, FormTextField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { useNames } from "../../names.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { today } from "../../today.ts";

const CreateToken = graphql(
  `
    mutation CreateToken($input: CreateApiTokenInput!) {
      createApiToken(input: $input) {
        __typename
        ... on NewApiToken {
          token
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

const TokenCommitteesQuery = graphql(`
  query TokenCommittees($name: String!) {
    committees(where: { name: $name }, first: 20) {
      edges {
        node {
          id
          name
          nameEn
        }
      }
    }
  }
`);

interface TokenValues {
  name: string;
  committeeId: PickerOption | null;
  expiresOn: CalendarDate | null;
}

interface CreateTokenFormProps {
  onDone(token: string): void;
  onCancel(): void;
}

const longestDays = 365;
const usualDays = 90;

export function CreateTokenForm({ onDone, onCancel }: CreateTokenFormProps) {
  const { t } = useLingui();
  const { nameOf } = useNames();
  const [searched, setSearched] = useState("");
  const { data, previousData, loading } = useQuery(TokenCommitteesQuery, { variables: { name: searched } });
  const form = useForm<TokenValues>({
    defaultValues: { name: "", committeeId: null, expiresOn: addDays(today(), usualDays) },
  });
  const { control } = form;
  const { send, isSending, failure } = useIntent(CreateToken, { refetchQueries: ["TokensPage"] });
  const [refusal, setRefusal] = useState<string | null>(null);

  async function create({ name, committeeId, expiresOn }: TokenValues) {
    setRefusal(null);
    const result =
      expiresOn && (await send({ input: { name, committeeId: committeeId?.id ?? null, expiresOn } }))?.createApiToken;
    if (!result) return;
    if (result.__typename !== "NewApiToken")
      return setRefusal(refuse(form, ["name", "committeeId", "expiresOn"], result));
    if (result.token) onDone(result.token);
    else setRefusal(t`Mã đã được tạo ở lần gửi trước nhưng không hiện lại được. Thu hồi mã ấy rồi tạo mã khác.`);
  }

  return (
    <IntentForm
      label={t`Tạo mã`}
      form={form}
      onSubmit={create}
      submitLabel={t`Tạo mã`}
      isSending={isSending}
      failure={failure ?? refusal}
      onCancel={onCancel}
    >
      <FormTextField
        control={control}
        name="name"
        label={t`Dùng cho`}
        description={t`Tên chương trình hoặc việc cần đọc, để sau này biết mã nào thu hồi được.`}
        required
        maxLength={100}
      />
      <FormEntityPicker
        control={control}
        name="committeeId"
        label={t`Chỉ đọc của một ban và cấp dưới`}
        description={t`Để trống thì đọc mọi thứ mà người tạo được đọc.`}
        options={
          (data ?? previousData)?.committees.edges.map(({ node }) => ({ id: node.id, label: nameOf(node) })) ?? []
        }
        onSearch={setSearched}
        isLoading={loading}
      />
      <FormDateField
        control={control}
        name="expiresOn"
        label={t`Hết hạn ngày`}
        description={t`Lâu nhất một năm.`}
        min={addDays(today(), 1)}
        max={addDays(today(), longestDays)}
        required
      />
    </IntentForm>
  );
}
