import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import type { PickerOption } from "@camket/ui/entity-picker";
import { matchesFolded } from "@camket/ui/fold";
import { useLingui } from "@lingui/react/macro";
import { type ComponentProps, useState } from "react";
import type { FieldValues } from "react-hook-form";
import { FormEntityPicker } from "../../FormFields.tsx";

const ParentPlanPickerQuery = graphql(`
  query ParentPlanPicker($committeeId: ID!) {
    committee(id: $committeeId) {
      id
      parent {
        id
        plans(first: 50, where: { state: [ISSUED, CLOSED] }) {
          edges {
            node {
              id
              title
              document {
                id
                reference
              }
            }
          }
        }
      }
    }
  }
`);

interface ParentPlanPickerProps<Values extends FieldValues>
  extends Omit<ComponentProps<typeof FormEntityPicker<Values>>, "options" | "onSearch" | "isLoading"> {
  /** Whose parent committee issued it. */
  committeeId: string | undefined;
}

/** An issued plan of the committee above. Nothing where there is none above. */
export function ParentPlanPicker<Values extends FieldValues>({ committeeId, ...props }: ParentPlanPickerProps<Values>) {
  const { t } = useLingui();
  const [typed, setTyped] = useState("");
  const { data, loading } = useQuery(ParentPlanPickerQuery, {
    variables: { committeeId: committeeId ?? "" },
    skip: !committeeId,
  });
  const parent = data?.committee?.parent;
  if (!parent) return null;
  const options = parent.plans.edges
    .map(({ node }) => planOption(node))
    .filter(({ label, detail = "" }) => matchesFolded(`${label} ${detail}`, typed));
  return (
    <FormEntityPicker
      {...props}
      options={options}
      onSearch={setTyped}
      isLoading={loading}
      emptyText={t`Ban cấp trên chưa có kế hoạch nào như vậy.`}
    />
  );
}

interface NamedPlan {
  id: string;
  title: string;
  document: { reference: string | null } | null;
}

export const planOption = ({ id, title, document }: NamedPlan): PickerOption => ({
  id,
  label: document?.reference ?? title,
  ...(document?.reference && { detail: title }),
});
