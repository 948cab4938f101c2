import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { type ComponentProps, useState } from "react";
import type { FieldValues } from "react-hook-form";
import { FormEntitiesPicker } from "../../FormFields.tsx";
import { useNames } from "../../names.ts";
import { today } from "../../today.ts";

const AgenciesPickerQuery = graphql(`
  query AgenciesPicker($where: AgencyWhere!, $asOf: Date!) {
    agencies(where: $where, asOf: $asOf, first: 30) {
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

interface AgenciesPickerProps<Values extends FieldValues>
  extends Omit<ComponentProps<typeof FormEntitiesPicker<Values>>, "options" | "onSearch" | "isLoading"> {
  unitId: string;
}

/** Agencies of a unit that exist today, found by name or abbreviation. */
export function AgenciesPicker<Values extends FieldValues>({ unitId, ...props }: AgenciesPickerProps<Values>) {
  const { nameOf } = useNames();
  const [name, setName] = useState("");
  const { data, previousData, loading } = useQuery(AgenciesPickerQuery, {
    variables: { where: { unitId, ...(name && { name }) }, asOf: today() },
  });
  const options = (data ?? previousData)?.agencies.edges.map(({ node }) => ({ id: node.id, label: nameOf(node) }));
  return <FormEntitiesPicker {...props} options={options ?? []} onSearch={setName} isLoading={loading} />;
}
