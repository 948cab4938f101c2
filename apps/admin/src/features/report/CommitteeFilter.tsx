import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { EntityPicker } from "@camket/ui/entity-picker";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useNames } from "../../names.ts";

const CommitteeFilterQuery = graphql(`
  query CommitteeFilter($name: String!) {
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

const ChosenCommitteeQuery = graphql(`
  query ChosenCommittee($id: ID!) {
    committee(id: $id) {
      id
      name
      nameEn
    }
  }
`);

interface CommitteeFilterProps {
  committeeId: string | undefined;
  onChange(committeeId: string | undefined): void;
}

/** The committee whose subtree is listed, found by its name. */
export function CommitteeFilter({ committeeId, onChange }: CommitteeFilterProps) {
  const { t } = useLingui();
  const { nameOf } = useNames();
  const [name, setName] = useState("");
  const { data, loading } = useQuery(CommitteeFilterQuery, { variables: { name } });
  const { data: chosen } = useQuery(ChosenCommitteeQuery, {
    variables: { id: committeeId ?? "" },
    skip: !committeeId,
  });
  const options = data?.committees.edges.map(({ node }) => ({ id: node.id, label: nameOf(node) })) ?? [];
  const value = committeeId && chosen?.committee ? { id: committeeId, label: nameOf(chosen.committee) } : null;
  return (
    <EntityPicker
      label={t`Ban chỉ đạo`}
      placeholder={t`Mọi ban trong phạm vi`}
      options={options}
      onSearch={setName}
      isLoading={loading}
      value={value}
      onChange={(option) => onChange(option?.id)}
    />
  );
}
