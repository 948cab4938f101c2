import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import type { PickerOption } from "@camket/ui/entity-picker";
import { type ComponentProps, useState } from "react";
import type { FieldValues } from "react-hook-form";
import { FormEntityPicker } from "../../FormFields.tsx";
import { useNames } from "../../names.ts";
import { today } from "../../today.ts";

const AgencyPickerQuery = graphql(`
  query AgencyPicker($where: AgencyWhere!, $asOf: Date!) {
    agencies(where: $where, asOf: $asOf, first: 20) {
      edges {
        node {
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
      }
    }
  }
`);

interface AgencyPickerProps<Values extends FieldValues>
  extends Omit<ComponentProps<typeof FormEntityPicker<Values>>, "options" | "onSearch" | "isLoading"> {
  /** Only the agencies of this unit. */
  unitId?: string;
}

/** An agency that exists today, found by name or abbreviation. */
export function AgencyPicker<Values extends FieldValues>({ unitId, ...props }: AgencyPickerProps<Values>) {
  const { nameOf, unitNameOf } = useNames();
  const [name, setName] = useState("");
  const { data, previousData, loading } = useQuery(AgencyPickerQuery, {
    variables: { where: { ...(name && { name }), ...(unitId && { unitId }) }, asOf: today() },
  });
  const options = (data ?? previousData)?.agencies.edges.map(
    ({ node }): PickerOption => ({ id: node.id, label: nameOf(node), detail: unitNameOf(node.unit) }),
  );
  return <FormEntityPicker {...props} options={options ?? []} onSearch={setName} isLoading={loading} />;
}
