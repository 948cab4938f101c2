import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { EntityPicker, type PickerOption } from "@camket/ui/entity-picker";
import { type ReactNode, useState } from "react";
import { useNames } from "../../names.ts";

const IndicatorPickerQuery = graphql(`
  query IndicatorPicker($name: String!) {
    indicators(where: { name: $name }, first: 20) {
      edges {
        node {
          id
          code
          version {
            id
            name
            nameEn
          }
        }
      }
    }
  }
`);

interface IndicatorPickerProps {
  label: string;
  name?: string;
  error?: ReactNode;
  value: PickerOption | null;
  /** Ids of those that can't be chosen. */
  except?: ReadonlySet<string>;
  onChange(option: PickerOption | null): void;
}

/** An indicator, found by words of its name. */
export function IndicatorPicker({ except, ...props }: IndicatorPickerProps) {
  const { nameOf } = useNames();
  const [name, setName] = useState("");
  const { data, previousData, loading } = useQuery(IndicatorPickerQuery, { variables: { name } });
  const options = (data ?? previousData)?.indicators.edges.flatMap(({ node }) =>
    except?.has(node.id) ? [] : [{ id: node.id, label: `${node.code} · ${nameOf(node.version)}` }],
  );
  return <EntityPicker {...props} options={options ?? []} onSearch={setName} isLoading={loading} />;
}
