import { useQuery } from "@apollo/client/react";
import { type AdministrativeLevel, graphql } from "@camket/schema";
import type { CalendarDate } from "@camket/ui/calendar";
import { EntitiesPicker, EntityPicker, type PickerOption } from "@camket/ui/entity-picker";
import { useState } from "react";
import { useNames } from "../../names.ts";
import type { PickedUnit } from "./mapping-draft.ts";

const UnitsFieldQuery = graphql(`
  query UnitsField($where: AdministrativeUnitWhere!, $asOf: Date!) {
    administrativeUnits(where: $where, asOf: $asOf, first: 50) {
      edges {
        node {
          id
          code
          level
          kind(asOf: $asOf)
          name(asOf: $asOf)
          nameEn(asOf: $asOf)
          parent(asOf: $asOf) {
            id
            code
            level
            kind(asOf: $asOf)
            name(asOf: $asOf)
            nameEn(asOf: $asOf)
          }
        }
      }
    }
  }
`);

/** A unit that was found, as a picker shows it. */
export interface UnitOption extends PickerOption {
  unit: PickedUnit;
}

interface SearchProps {
  /** Only units that exist on this day. */
  asOf: CalendarDate;
  /** Only the units below this one. */
  parentId?: string | undefined;
  level?: AdministrativeLevel | undefined;
}

/** Units found by the words of their name, or by their code. */
function useUnitOptions({ asOf, parentId, level }: SearchProps) {
  const { unitNameOf } = useNames();
  const [text, setText] = useState("");
  const { data, previousData, loading } = useQuery(UnitsFieldQuery, {
    variables: {
      where: {
        ...(text && (/^\d+$/.test(text) ? { code: text } : { name: text })),
        ...(parentId && { parentId }),
        ...(level && { level }),
      },
      asOf,
    },
  });
  const options = ((data ?? previousData)?.administrativeUnits.edges ?? [])
    .filter(({ node }) => node.level !== "NATION")
    .map(({ node: { id, parent, ...unit } }): UnitOption => {
      const province = parent && parent.level !== "NATION" ? parent : null;
      return {
        id,
        label: unitNameOf(unit),
        detail: [unit.code, ...(province ? [unitNameOf(province)] : [])].join(", "),
        unit: { ...unit, parentCode: province?.code ?? "" },
      };
    });
  return { options, onSearch: setText, isLoading: loading };
}

interface FieldProps extends SearchProps {
  label: string;
  description?: string;
  name: string;
  error?: string | undefined;
  required?: boolean;
}

export function UnitsField({
  value,
  onChange,
  ...props
}: FieldProps & { value: readonly UnitOption[]; onChange(units: UnitOption[]): void }) {
  const { asOf, parentId, level, ...field } = props;
  const search = useUnitOptions({ asOf, parentId, level });
  const known = new Map([...search.options, ...value].map((option) => [option.id, option]));
  return (
    <EntitiesPicker
      {...field}
      {...search}
      value={value}
      onChange={(chosen) => onChange(chosen.flatMap(({ id }) => known.get(id) ?? []))}
    />
  );
}

export function UnitField({
  value,
  onChange,
  ...props
}: FieldProps & { value: UnitOption | null; onChange(unit: UnitOption | null): void }) {
  const { asOf, parentId, level, ...field } = props;
  const search = useUnitOptions({ asOf, parentId, level });
  return (
    <EntityPicker
      {...field}
      {...search}
      value={value}
      onChange={(chosen) => onChange(search.options.find(({ id }) => id === chosen?.id) ?? null)}
    />
  );
}
