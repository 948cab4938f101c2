import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import type { PickerOption } from "@camket/ui/entity-picker";
import { type ComponentProps, useState } from "react";
import type { FieldValues } from "react-hook-form";
import { FormEntityPicker } from "../../FormFields.tsx";
import { useNames } from "../../names.ts";
import { today } from "../../today.ts";

const UnitPickerQuery = graphql(`
  query UnitPicker($where: AdministrativeUnitWhere!, $asOf: Date!) {
    administrativeUnits(where: $where, asOf: $asOf, first: 20) {
      edges {
        node {
          id
          code
          level
          kind
          name
          nameEn
        }
      }
    }
  }
`);

interface UnitPickerProps<Values extends FieldValues>
  extends Omit<ComponentProps<typeof FormEntityPicker<Values>>, "options" | "onSearch" | "isLoading"> {
  /** Only the units below this one. */
  parentId?: string;
}

/** A unit that exists today, found by name. */
export function UnitPicker<Values extends FieldValues>({ parentId, ...props }: UnitPickerProps<Values>) {
  const { unitNameOf } = useNames();
  const [name, setName] = useState("");
  const { data, previousData, loading } = useQuery(UnitPickerQuery, {
    variables: { where: { ...(name && { name }), ...(parentId && { parentId }) }, asOf: today() },
  });
  const options = (data ?? previousData)?.administrativeUnits.edges.map(
    ({ node }): PickerOption => ({ id: node.id, label: unitNameOf(node), detail: node.code }),
  );
  return <FormEntityPicker {...props} options={options ?? []} onSearch={setName} isLoading={loading} />;
}
