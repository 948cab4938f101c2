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

interface RightsFiltersProps {
  theme: string | undefined;
  group: string | undefined;
  onChange(changes: { theme?: string | undefined; group?: string | undefined }): void;
}

/** The field of rights and the group of rights-holders that tasks serve. */
export function RightsFilters({ theme, group, onChange }: RightsFiltersProps) {
  const { t } = useLingui();
  const { nameOf } = useNames();
  const { data } = useQuery(RightsFiltersQuery);
  const labelsOf = (edges: { node: { id: string; name: string; nameEn: string } }[] = []) =>
    Object.fromEntries(edges.map(({ node }) => [node.id, nameOf(node)]));
  return (
    <>
      <ChoiceField
        label={t`Lĩnh vực`}
        labels={labelsOf(data?.themes.edges)}
        emptyLabel={t`Mọi lĩnh vực`}
        value={theme ?? ""}
        onChange={(event) => onChange({ theme: event.currentTarget.value || undefined })}
      />
      <ChoiceField
        label={t`Nhóm quyền`}
        labels={labelsOf(data?.groups.edges)}
        emptyLabel={t`Mọi nhóm`}
        value={group ?? ""}
        onChange={(event) => onChange({ group: event.currentTarget.value || undefined })}
      />
    </>
  );
}
