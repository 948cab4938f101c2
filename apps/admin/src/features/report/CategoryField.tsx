import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { ChoiceField } from "@camket/ui/field";
import { useLingui } from "@lingui/react/macro";
import { useNames } from "../../names.ts";

const CategoryFieldQuery = graphql(`
  query CategoryField($versionId: ID!) {
    node(id: $versionId) {
      __typename
      ... on IndicatorVersion {
        id
        disaggregations {
          id
          name
          nameEn
          categories {
            id
            name
            nameEn
          }
        }
      }
    }
  }
`);

interface CategoryFieldProps {
  versionId: string;
  /** Undefined for the total. */
  categoryId: string | undefined;
  onChange(categoryId: string | undefined): void;
}

/** A part of an indicator, or its total. Nothing where the indicator has no parts. */
export function CategoryField({ versionId, categoryId, onChange }: CategoryFieldProps) {
  const { t } = useLingui();
  const { nameOf } = useNames();
  const { data } = useQuery(CategoryFieldQuery, { variables: { versionId } });
  const splits = data?.node?.__typename === "IndicatorVersion" ? data.node.disaggregations : [];
  const categories = splits.flatMap((split) =>
    split.categories.map((category) => [category.id, `${nameOf(split)}: ${nameOf(category)}`] as const),
  );
  if (categories.length === 0) return null;
  return (
    <ChoiceField
      label={t`Phân tổ`}
      labels={Object.fromEntries(categories)}
      emptyLabel={t`Tổng số`}
      value={categoryId ?? ""}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  );
}
