import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import type { PickerOption } from "@camket/ui/entity-picker";
import { type ComponentProps, useState } from "react";
import type { FieldValues } from "react-hook-form";
import { FormEntityPicker } from "../../FormFields.tsx";
import { useNames } from "../../names.ts";
import { today } from "../../today.ts";
import { attendeeId } from "./event-values.ts";

const AttendeePickerQuery = graphql(`
  query AttendeePicker($name: String!, $asOf: Date!) {
    committees(where: { name: $name }, asOf: $asOf, first: 12) {
      edges {
        node {
          id
          name
          nameEn
        }
      }
    }
    agencies(where: { name: $name }, asOf: $asOf, first: 12) {
      edges {
        node {
          id
          name
          nameEn
          unit {
            id
            level
            kind
            name
            nameEn
          }
        }
      }
    }
  }
`);

type AttendeePickerProps<Values extends FieldValues> = Omit<
  ComponentProps<typeof FormEntityPicker<Values>>,
  "options" | "onSearch" | "isLoading"
>;

/** A committee or an agency that exists today, found by name. */
export function AttendeePicker<Values extends FieldValues>(props: AttendeePickerProps<Values>) {
  const { nameOf, unitNameOf } = useNames();
  const [name, setName] = useState("");
  const { data, previousData, loading } = useQuery(AttendeePickerQuery, { variables: { name, asOf: today() } });
  const found = data ?? previousData;
  const options: PickerOption[] = [
    ...(found?.agencies.edges ?? []).map(({ node }) => ({
      ...{ id: attendeeId("Agency", node.id), label: nameOf(node), detail: unitNameOf(node.unit) },
    })),
    ...(found?.committees.edges ?? []).map(({ node }) => ({
      ...{ id: attendeeId("Committee", node.id), label: nameOf(node) },
    })),
  ];
  return <FormEntityPicker {...props} options={options} onSearch={setName} isLoading={loading} />;
}
