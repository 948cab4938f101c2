import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { formatDate } from "@camket/ui/format";
import { useToast } from "@camket/ui/toast";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Text } from "@mantine/core";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormDateField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { today } from "../../today.ts";
import { useRoleLabels } from "./roles.ts";

export const EndMembershipForm_membership = graphql(`
  fragment EndMembershipForm_membership on Membership {
    id
    version
    role
    startsOn
    endsOn
    person {
      id
      name
    }
  }
`);

const EndMembership = graphql(
  `
    mutation EndMembership($input: EndMembershipInput!) {
      endMembership(input: $input) {
        __typename
        ... on Membership {
          id
          version
          endsOn
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

interface EndMembershipFormProps {
  membership: FragmentOf<typeof EndMembershipForm_membership>;
  onDone(): void;
  onCancel(): void;
}

export function EndMembershipForm({ membership, onDone, onCancel }: EndMembershipFormProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const showToast = useToast();
  const roleLabels = useRoleLabels();
  const { id, version, role, startsOn, endsOn, person } = readFragment(EndMembershipForm_membership, membership);
  const form = useForm<{ endsOn: string | null }>({ defaultValues: { endsOn: endsOn ?? today() } });
  const { send, isSending, failure } = useIntent(EndMembership, {
    refetchQueries: ["CommitteePage", "CommitteeHistory", "PersonPage"],
  });
  const [refusal, setRefusal] = useState<string | null>(null);

  async function submit(values: { endsOn: string | null }) {
    setRefusal(null);
    if (!values.endsOn) return;
    const answer = await send({ input: { id, expectedVersion: version, endsOn: values.endsOn } });
    const result = answer?.endMembership;
    if (!result) return;
    switch (result.__typename) {
      case "Membership":
        showToast({ message: t`Đã ghi ngày kết thúc nhiệm kỳ của ${person.name}.` });
        return onDone();
      case "ForbiddenError":
      case "HeadAlreadyAppointedError":
      case "IdempotencyKeyReusedError":
      case "InvalidInputError":
      case "NotFoundError":
      case "TermOverlapsError":
      case "UnauthenticatedError":
      case "VersionConflictError":
        return setRefusal(refuse(form, ["endsOn"], result));
      default:
        return result satisfies never;
    }
  }

  return (
    <IntentForm
      label={t`Kết thúc nhiệm kỳ`}
      form={form}
      onSubmit={submit}
      submitLabel={t`Kết thúc nhiệm kỳ`}
      isSending={isSending}
      failure={failure ?? refusal}
      onCancel={onCancel}
    >
      <Text>
        <Trans>
          {person.name}, {roleLabels[role]}, từ ngày {formatDate(startsOn, locale)}.
        </Trans>
      </Text>
      <FormDateField
        control={form.control}
        name="endsOn"
        label={t`Ngày cuối của nhiệm kỳ`}
        description={t`Nhiệm kỳ vẫn giữ trong lịch sử của ban.`}
        required
      />
    </IntentForm>
  );
}
