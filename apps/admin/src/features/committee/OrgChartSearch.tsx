import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import type { CalendarDate } from "@camket/ui/calendar";
import { EntityPicker, type PickerOption } from "@camket/ui/entity-picker";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useNames } from "../../names.ts";
import { useRoleLabels } from "./roles.ts";

const OrgChartSearchQuery = graphql(`
  query OrgChartSearch($name: String!, $asOf: Date!, $isAsked: Boolean!) {
    committees(where: { name: $name }, asOf: $asOf, first: 10) @include(if: $isAsked) {
      edges {
        node {
          id
          unit {
            id
            level
            kind(asOf: $asOf)
            name(asOf: $asOf)
            nameEn(asOf: $asOf)
          }
          parent {
            id
            unit {
              id
              level
              kind(asOf: $asOf)
              name(asOf: $asOf)
              nameEn(asOf: $asOf)
            }
            parent {
              id
              parent {
                id
              }
            }
          }
        }
      }
    }
    memberships(where: { name: $name }, asOf: $asOf, first: 10) @include(if: $isAsked) {
      edges {
        node {
          id
          role
          person {
            id
            name
          }
          committee {
            id
            unit {
              id
              level
              kind(asOf: $asOf)
              name(asOf: $asOf)
              nameEn(asOf: $asOf)
            }
            parent {
              id
              parent {
                id
                parent {
                  id
                }
              }
            }
          }
        }
      }
    }
  }
`);

interface Above {
  id: string;
  parent?: Above | null;
}

/** From the root down. */
const ancestorsOf = (above: Above | null | undefined): string[] =>
  above ? [...ancestorsOf(above.parent), above.id] : [];

interface OrgChartSearchProps {
  /** Only what stands in its branch is found. */
  committeeId: string;
  asOf: CalendarDate;
  onFound(key: string, ancestorIds: string[], committeeId: string): void;
}

/** Leads to a committee or a member of the drawing, opened or not. */
export function OrgChartSearch({ committeeId, asOf, onFound }: OrgChartSearchProps) {
  const { t } = useLingui();
  const { unitNameOf } = useNames();
  const roleLabels = useRoleLabels();
  const [name, setName] = useState("");
  const { data, previousData, loading } = useQuery(OrgChartSearchQuery, {
    variables: { name, asOf, isAsked: name.trim() !== "" },
  });
  const found = data ?? previousData;
  const options = [
    ...(found?.committees?.edges ?? []).map(({ node: { id, unit, parent } }) => ({
      option: {
        id,
        label: unitNameOf(unit),
        ...(parent && { detail: unitNameOf(parent.unit) }),
      } satisfies PickerOption,
      ancestorIds: ancestorsOf(parent),
      committeeId: id,
    })),
    ...(found?.memberships?.edges ?? []).map(({ node: { id, role, person, committee } }) => ({
      option: {
        id,
        label: person.name,
        detail: `${roleLabels[role]}, ${unitNameOf(committee.unit)}`,
      } satisfies PickerOption,
      ancestorIds: ancestorsOf(committee.parent),
      committeeId: committee.id,
    })),
  ].filter((each) => each.committeeId === committeeId || each.ancestorIds.includes(committeeId));
  return (
    <EntityPicker
      label={t`Tìm trong sơ đồ`}
      placeholder={t`Ban hoặc người`}
      value={null}
      options={name ? options.map(({ option }) => option) : []}
      onSearch={setName}
      isLoading={loading}
      onChange={(chosen) => {
        const target = options.find(({ option }) => option.id === chosen?.id);
        if (target) onFound(target.option.id, target.ancestorIds, target.committeeId);
      }}
    />
  );
}
