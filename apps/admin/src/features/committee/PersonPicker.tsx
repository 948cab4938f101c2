import { useQuery } from "@apollo/client/react";
import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import type { PickerOption } from "@camket/ui/entity-picker";
import { Note } from "@camket/ui/page";
import { useToast } from "@camket/ui/toast";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, UnstyledButton } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { type ComponentProps, useState } from "react";
import type { FieldValues } from "react-hook-form";
import { FormEntityPicker } from "../../FormFields.tsx";
import { useIntent } from "../../intent.ts";
import { Refusal_error } from "../../refusal.ts";

const PersonPicker_person = graphql(`
  fragment PersonPicker_person on Person {
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
`);

const PersonPickerQuery = graphql(
  `
  query PersonPicker($where: PersonWhere!, $name: String!) {
    people(where: $where, first: 20) {
      edges {
        node {
          ...PersonPicker_person
        }
      }
    }
    namesakes: people(where: { sameNameAs: $name }, first: 5) {
      edges {
        node {
          ...PersonPicker_person
        }
      }
    }
  }
`,
  [PersonPicker_person],
);

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
  /** Somebody was added, or found among those of the same name. */
  onChoose(person: PickerOption): void;
}

function optionOf(person: FragmentOf<typeof PersonPicker_person>): PickerOption {
  const { id, name, memberships } = readFragment(PersonPicker_person, person);
  const position = memberships.edges[0]?.node.position;
  return { id, label: name, ...(position && { detail: position }) };
}

/** Somebody known, found by name, or added on the spot. */
export function PersonPicker<Values extends FieldValues>({ onChoose, ...props }: PersonPickerProps<Values>) {
  const { t } = useLingui();
  const showToast = useToast();
  const [typed, setTyped] = useState("");
  const name = typed.trim();
  const { data, previousData, loading } = useQuery(PersonPickerQuery, {
    variables: { where: name ? { name } : {}, name },
  });
  const { send, isSending, failure } = useIntent(CreatePerson);
  const options = (data ?? previousData)?.people.edges.map(({ node }) => optionOf(node));
  const namesakes = data?.namesakes.edges.map(({ node }) => optionOf(node)) ?? [];

  async function create() {
    const answer = await send({ input: { name } });
    const created = answer?.createPerson;
    if (!created) return;
    if (created.__typename === "Person") {
      onChoose({ id: created.id, label: created.name });
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
      {namesakes.length > 0 && (
        <div role="status">
          <Note tone="warn">
            <Trans>Có người trùng tên:</Trans>
            {namesakes.map((person) => (
              <div key={person.id}>
                <UnstyledButton
                  className="camket-link"
                  onClick={() => {
                    onChoose(person);
                    setTyped("");
                  }}
                >
                  {[person.label, person.detail].filter(Boolean).join(", ")}
                </UnstyledButton>
              </div>
            ))}
          </Note>
        </div>
      )}
      {name && !loading && (
        <Button
          mt={6}
          variant="subtle"
          leftSection={<IconUserPlus size={16} stroke={1.8} aria-hidden />}
          loading={isSending}
          onClick={create}
        >
          {namesakes.length > 0 ? (
            <Trans>Là người khác: thêm “{name}” vào danh sách người</Trans>
          ) : (
            <Trans>Thêm “{name}” vào danh sách người</Trans>
          )}
        </Button>
      )}
      {failure && <p role="alert">{failure}</p>}
    </div>
  );
}
