import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import type { PickerOption } from "@camket/ui/entity-picker";
import { type ComponentProps, useState } from "react";
import type { FieldValues } from "react-hook-form";
import { FormEntitiesPicker, FormEntityPicker } from "../../FormFields.tsx";

const DocumentsPickerQuery = graphql(`
  query DocumentsPicker($where: DocumentWhere!) {
    documents(where: $where, first: 20) {
      edges {
        node {
          id
          reference
          subject
          issuer
        }
      }
    }
  }
`);

type DocumentsPickerProps<Values extends FieldValues> = Omit<
  ComponentProps<typeof FormEntitiesPicker<Values>>,
  "options" | "onSearch" | "isLoading"
>;

function useFoundDocuments() {
  const [subject, setSubject] = useState("");
  const { data, previousData, loading } = useQuery(DocumentsPickerQuery, {
    variables: { where: subject ? { subject } : { isByOthers: true } },
  });
  const options = (data ?? previousData)?.documents.edges.map(({ node }) => documentOption(node)) ?? [];
  return { options, onSearch: setSubject, isLoading: loading };
}

/** Documents of the committees and of others, found by their number or subject. */
export function DocumentsPicker<Values extends FieldValues>(props: DocumentsPickerProps<Values>) {
  return <FormEntitiesPicker {...props} {...useFoundDocuments()} />;
}

/** One of them. */
export function DocumentPicker<Values extends FieldValues>(
  props: Omit<ComponentProps<typeof FormEntityPicker<Values>>, "options" | "onSearch" | "isLoading">,
) {
  return <FormEntityPicker {...props} {...useFoundDocuments()} />;
}

interface NamedDocument {
  id: string;
  reference: string | null;
  subject: string;
  issuer: string;
}

export const documentOption = ({ id, reference, subject, issuer }: NamedDocument): PickerOption => ({
  id,
  label: reference ?? subject,
  detail: reference ? `${subject}, ${issuer}` : issuer,
});
