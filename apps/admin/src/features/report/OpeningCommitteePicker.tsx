import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { type ComponentProps, useState } from "react";
import type { FieldValues } from "react-hook-form";
import { FormEntityPicker } from "../../FormFields.tsx";
import { useNames } from "../../names.ts";
import { today } from "../../today.ts";

const OpeningCommitteePickerQuery = graphql(`
  query OpeningCommitteePicker($name: String!, $asOf: Date!) {
    committees(where: { name: $name }, asOf: $asOf, first: 20) {
      edges {
        node {
          id
          name
          nameEn
          viewerCanOpenRound
        }
      }
    }
  }
`);

type OpeningCommitteePickerProps<Values extends FieldValues> = Omit<
  ComponentProps<typeof FormEntityPicker<Values>>,
  "options" | "onSearch" | "isLoading"
>;

/** A committee that exists today and whose rounds the viewer may open, found by name. */
export function OpeningCommitteePicker<Values extends FieldValues>(props: OpeningCommitteePickerProps<Values>) {
  const { nameOf } = useNames();
  const [name, setName] = useState("");
  const { data, previousData, loading } = useQuery(OpeningCommitteePickerQuery, { variables: { name, asOf: today() } });
  const options = (data ?? previousData)?.committees.edges.flatMap(({ node }) =>
    node.viewerCanOpenRound ? [{ id: node.id, label: nameOf(node) }] : [],
  );
  return <FormEntityPicker {...props} options={options ?? []} onSearch={setName} isLoading={loading} />;
}
