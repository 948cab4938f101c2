import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import type { PickerOption } from "@camket/ui/entity-picker";
import { type ComponentProps, useState } from "react";
import type { FieldValues } from "react-hook-form";
import { FormEntityPicker } from "../../FormFields.tsx";

const DocumentPickerQuery = graphql(`
  query DocumentPicker($where: DocumentWhere!) {
    documents(where: $where, first: 20) {
      edges {
        node {
          id
          reference
          subject
        }
      }
    }
  }
`);

type DocumentPickerProps<Values extends FieldValues> = Omit<
  ComponentProps<typeof FormEntityPicker<Values>>,
  "options" | "onSearch" | "isLoading"
>;

/** A document, found by its number or subject. */
export function DocumentPicker<Values extends FieldValues>(props: DocumentPickerProps<Values>) {
  const [subject, setSubject] = useState("");
  const { data, previousData, loading } = useQuery(DocumentPickerQuery, {
    variables: { where: subject ? { subject } : {} },
  });
  const options = (data ?? previousData)?.documents.edges.map(
    ({ node: { id, reference, subject } }): PickerOption =>
      reference ? { id, label: reference, detail: subject } : { id, label: subject },
  );
  return <FormEntityPicker {...props} options={options ?? []} onSearch={setSubject} isLoading={loading} />;
}
