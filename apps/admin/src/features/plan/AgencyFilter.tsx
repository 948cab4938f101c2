import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { EntityPicker } from "@camket/ui/entity-picker";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useNames } from "../../names.ts";
import { today } from "../../today.ts";

const AgencyFilter_agency = graphql(`
  fragment AgencyFilter_agency on Agency @_unmask {
    id
    name
    nameEn
    unit {
      id
      level
      kind
      name
      nameEn
    }
  }
`);

const AgencyFilterQuery = graphql(
  `
    query AgencyFilter($where: AgencyWhere!, $asOf: Date!) {
      agencies(where: $where, asOf: $asOf, first: 20) {
        edges {
          node {
            ...AgencyFilter_agency
          }
        }
      }
    }
  `,
  [AgencyFilter_agency],
);

const AgencyFilterChoiceQuery = graphql(
  `
    query AgencyFilterChoice($id: ID!) {
      node(id: $id) {
        id
        ... on Agency {
          ...AgencyFilter_agency
        }
      }
    }
  `,
  [AgencyFilter_agency],
);

interface AgencyFilterProps {
  agency: string | undefined;
  onChange(agency: string | undefined): void;
}

/** The agency in charge. */
export function AgencyFilter({ agency, onChange }: AgencyFilterProps) {
  const { t } = useLingui();
  const { nameOf, unitNameOf } = useNames();
  const [name, setName] = useState("");
  const { data, previousData, loading } = useQuery(AgencyFilterQuery, {
    variables: { where: name ? { name } : {}, asOf: today() },
  });
  const { data: chosen } = useQuery(AgencyFilterChoiceQuery, { variables: { id: agency ?? "" }, skip: !agency });
  const choice = chosen?.node && "unit" in chosen.node ? chosen.node : null;
  return (
    <EntityPicker
      label={t`Cơ quan chủ trì`}
      placeholder={t`Mọi cơ quan`}
      options={
        (data ?? previousData)?.agencies.edges.map(({ node }) => ({
          id: node.id,
          label: nameOf(node),
          detail: unitNameOf(node.unit),
        })) ?? []
      }
      onSearch={setName}
      isLoading={loading}
      value={agency && choice ? { id: agency, label: nameOf(choice) } : null}
      onChange={(option) => onChange(option?.id)}
    />
  );
}
