import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import type { PickerOption } from "@camket/ui/entity-picker";
import { matchesFolded } from "@camket/ui/fold";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { Control, FieldPathByValue, FieldValues } from "react-hook-form";
import { FormEntitiesPicker } from "../../FormFields.tsx";
import { useNames } from "../../names.ts";

const RightsPickersQuery = graphql(`
  query RightsPickers {
    themes(first: 100) {
      edges {
        node {
          id
          name
          nameEn
        }
      }
    }
    groups(first: 100) {
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

interface RightsPickersProps<Values extends FieldValues> {
  control: Control<Values>;
  themes: FieldPathByValue<Values, PickerOption[]>;
  /** Without it, the fields of rights alone. */
  groups?: FieldPathByValue<Values, PickerOption[]>;
}

/** The fields of rights and the groups of rights-holders that a task serves. */
export function RightsPickers<Values extends FieldValues>({ control, themes, groups }: RightsPickersProps<Values>) {
  const { t } = useLingui();
  const { nameOf } = useNames();
  const { data, loading } = useQuery(RightsPickersQuery);
  const [typedTheme, setTypedTheme] = useState("");
  const [typedGroup, setTypedGroup] = useState("");
  const optionsOf = (edges: { node: { id: string; name: string; nameEn: string } }[] = [], typed: string) =>
    edges
      .map(({ node }): PickerOption => ({ id: node.id, label: nameOf(node) }))
      .filter(({ label }) => matchesFolded(label, typed));
  return (
    <>
      <FormEntitiesPicker
        control={control}
        name={themes}
        label={t`Lĩnh vực`}
        options={optionsOf(data?.themes.edges, typedTheme)}
        onSearch={setTypedTheme}
        isLoading={loading}
      />
      {groups && (
        <FormEntitiesPicker
          control={control}
          name={groups}
          label={t`Nhóm chủ thể quyền`}
          options={optionsOf(data?.groups.edges, typedGroup)}
          onSearch={setTypedGroup}
          isLoading={loading}
        />
      )}
    </>
  );
}
