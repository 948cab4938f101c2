import { useQuery } from "@apollo/client/react";
import { graphql, readFragment } from "@camket/schema";
import type { PickerOption } from "@camket/ui/entity-picker";
import { useToast } from "@camket/ui/toast";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { type ComponentProps, useState } from "react";
import type { FieldValues } from "react-hook-form";
import { FormEntityPicker } from "../../FormFields.tsx";
import { useIntent } from "../../intent.ts";
import { Refusal_error } from "../../refusal.ts";

const PersonPickerQuery = graphql(`
  query PersonPicker($where: PersonWhere!) {
    people(where: $where, first: 20) {
      edges {
        node {
          id
          name
          memberships(first: 1) {
            edges {
              node {
                id
                position
              }
            }
          }
        }
      }
    }
  }
`);

const CreatePerson = graphql(
  `
    mutation CreatePerson($input: CreatePersonInput!) {
      createPerson(input: $input) {
        __typename
        ... on Person {
          id
          name
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

interface PersonPickerProps<Values extends FieldValues>
  extends Omit<ComponentProps<typeof FormEntityPicker<Values>>, "options" | "onSearch" | "isLoading"> {
  onCreate(person: PickerOption): void;
}

/** Somebody known, found by name, or added on the spot. */
export function PersonPicker<Values extends FieldValues>({ onCreate, ...props }: PersonPickerProps<Values>) {
  const { t } = useLingui();
  const showToast = useToast();
  const [typed, setTyped] = useState("");
  const name = typed.trim();
  const { data, previousData, loading } = useQuery(PersonPickerQuery, { variables: { where: name ? { name } : {} } });
  const { send, isSending, failure } = useIntent(CreatePerson);
  const options = (data ?? previousData)?.people.edges.map(({ node }): PickerOption => {
    const position = node.memberships.edges[0]?.node.position;
    return { id: node.id, label: node.name, ...(position && { detail: position }) };
  });

  async function create() {
    const answer = await send({ input: { name } });
    const created = answer?.createPerson;
    if (!created) return;
    if (created.__typename === "Person") {
      onCreate({ id: created.id, label: created.name });
      showToast({ message: t`Đã thêm ${created.name}.` });
      setTyped("");
    } else showToast({ tone: "late", message: readFragment(Refusal_error, created).message });
  }

  return (
    <div>
      <FormEntityPicker
        {...props}
        options={options ?? []}
        onSearch={setTyped}
        isLoading={loading}
        emptyText={t`Chưa có ai tên như vậy.`}
      />
      {name && !loading && (
        <Button
          mt={6}
          variant="subtle"
          leftSection={<IconUserPlus size={16} stroke={1.8} aria-hidden />}
          loading={isSending}
          onClick={create}
        >
          <Trans>Thêm “{name}” vào danh sách người</Trans>
        </Button>
      )}
      {failure && <p role="alert">{failure}</p>}
    </div>
  );
}
