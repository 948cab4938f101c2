import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { ChoiceField } from "@camket/ui/field";
import { useLingui } from "@lingui/react/macro";
import { useNames } from "../../names.ts";

const RightsFiltersQuery = graphql(`
  query RightsFilters {
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

/** Stands in the address for tasks that name no field, or no group. */
export const none = "none";

interface RightsFiltersProps {
  theme: string | undefined;
  group: string | undefined;
  /** Whether one may ask for tasks that name none. */
  hasNone?: boolean;
  onChange(changes: { theme?: string | undefined; group?: string | undefined }): void;
}

/** The field of rights and the group of rights-holders that tasks serve. */
export function RightsFilters({ theme, group, hasNone = false, onChange }: RightsFiltersProps) {
  const { t } = useLingui();
  const { nameOf } = useNames();
  const { data } = useQuery(RightsFiltersQuery);
  const labelsOf = (
    edges: { node: { id: string; name: string; nameEn: string } }[] = [],
    noneLabel: string,
  ): Record<string, string> => ({
    ...Object.fromEntries(edges.map(({ node }) => [node.id, nameOf(node)])),
    ...(hasNone && { [none]: noneLabel }),
  });
  return (
    <>
      <ChoiceField
        label={t`Lĩnh vực`}
        labels={labelsOf(data?.themes.edges, t`Chưa nêu lĩnh vực`)}
        emptyLabel={t`Mọi lĩnh vực`}
        value={theme ?? ""}
        onChange={(event) => onChange({ theme: event.currentTarget.value || undefined })}
      />
      <ChoiceField
        label={t`Nhóm chủ thể quyền`}
        labels={labelsOf(data?.groups.edges, t`Chưa nêu nhóm`)}
        emptyLabel={t`Mọi nhóm`}
        value={group ?? ""}
        onChange={(event) => onChange({ group: event.currentTarget.value || undefined })}
      />
    </>
  );
}
