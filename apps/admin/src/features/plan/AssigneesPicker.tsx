import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import type { PickerOption } from "@camket/ui/entity-picker";
import { useLingui } from "@lingui/react/macro";
import { type ComponentProps, useState } from "react";
import type { FieldValues } from "react-hook-form";
import { FormEntitiesPicker } from "../../FormFields.tsx";
import { useNames } from "../../names.ts";
import { today } from "../../today.ts";

// Both lists stand in one order, so that whoever is among the first of one is among the first of the other.
const AssigneesPickerQuery = graphql(`
  query AssigneesPicker($taskId: ID!, $name: String!, $underCommitteeId: ID!, $asOf: Date!) {
    committees(where: { name: $name, underCommitteeId: $underCommitteeId }, asOf: $asOf, first: 20) {
      edges {
        node {
          id
          name
          nameEn
        }
      }
    }
    taskAssignments(where: { taskId: $taskId, assigneeName: $name }, orderBy: ASSIGNEE, first: 40) {
      edges {
        node {
          id
          assignee {
            id
          }
        }
      }
    }
  }
`);

interface AssigneesPickerProps<Values extends FieldValues>
  extends Omit<ComponentProps<typeof FormEntitiesPicker<Values>>, "options" | "onSearch" | "isLoading"> {
  taskId: string;
  underCommitteeId: string;
}

/** Committees that exist today below another one, found by name; those that have the task already say so. */
export function AssigneesPicker<Values extends FieldValues>(props: AssigneesPickerProps<Values>) {
  const { taskId, underCommitteeId, ...field } = props;
  const { t } = useLingui();
  const { nameOf } = useNames();
  const [name, setName] = useState("");
  const { data, previousData, loading } = useQuery(AssigneesPickerQuery, {
    variables: { taskId, name, underCommitteeId, asOf: today() },
  });
  const found = data ?? previousData;
  const given = new Set(found?.taskAssignments.edges.map(({ node }) => node.assignee.id));
  const options = found?.committees.edges.flatMap(({ node }): PickerOption[] =>
    node.id === underCommitteeId
      ? []
      : [{ id: node.id, label: nameOf(node), ...(given.has(node.id) && { detail: t`đã được giao` }) }],
  );
  return <FormEntitiesPicker {...field} options={options ?? []} onSearch={setName} isLoading={loading} />;
}
