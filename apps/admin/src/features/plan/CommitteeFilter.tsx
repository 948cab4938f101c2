import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { EntityPicker } from "@camket/ui/entity-picker";
import { Trans, useLingui } from "@lingui/react/macro";
import { Checkbox } from "@mantine/core";
import { useState } from "react";
import { useNames } from "../../names.ts";

const WorkCommitteeFilterQuery = graphql(`
  query WorkCommitteeFilter($name: String!) {
    committees(where: { name: $name }, first: 20) {
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

const WorkCommitteeFilterChoiceQuery = graphql(`
  query WorkCommitteeFilterChoice($id: ID!) {
    committee(id: $id) {
      id
      name
      nameEn
    }
  }
`);

interface CommitteeChoiceProps {
  committee: string | undefined;
  placeholder?: string;
  onChange(committee: string | undefined): void;
}

/** A committee by name. */
export function CommitteeChoice({ committee, placeholder, onChange }: CommitteeChoiceProps) {
  const { t } = useLingui();
  const { nameOf } = useNames();
  const [name, setName] = useState("");
  const { data, previousData, loading } = useQuery(WorkCommitteeFilterQuery, { variables: { name } });
  const { data: chosen } = useQuery(WorkCommitteeFilterChoiceQuery, {
    variables: { id: committee ?? "" },
    skip: !committee,
  });
  return (
    <EntityPicker
      label={t`Ban chỉ đạo`}
      {...(placeholder && { placeholder })}
      options={(data ?? previousData)?.committees.edges.map(({ node }) => ({ id: node.id, label: nameOf(node) })) ?? []}
      onSearch={setName}
      isLoading={loading}
      value={committee && chosen?.committee ? { id: committee, label: nameOf(chosen.committee) } : null}
      onChange={(option) => onChange(option?.id)}
    />
  );
}

interface CommitteeFilterProps {
  committee: string | undefined;
  reach: "alone" | undefined;
  onChange(changes: { committee: string | undefined; reach: "alone" | undefined }): void;
}

/** The committee whose work is listed, alone or with all under it. */
export function CommitteeFilter({ committee, reach, onChange }: CommitteeFilterProps) {
  const { t } = useLingui();
  return (
    <div>
      <CommitteeChoice
        committee={committee}
        placeholder={t`Mọi ban trong phạm vi`}
        onChange={(chosen) => onChange({ committee: chosen, reach: chosen ? reach : undefined })}
      />
      {committee && (
        <Checkbox
          mt={8}
          label={<Trans>Gồm các ban cấp dưới</Trans>}
          checked={reach !== "alone"}
          onChange={(event) => onChange({ committee, reach: event.currentTarget.checked ? undefined : "alone" })}
        />
      )}
    </div>
  );
}

/** As the API asks for it. */
export const whereCommittee = ({ committee, reach }: Pick<CommitteeFilterProps, "committee" | "reach">) => ({
  ...(committee && (reach === "alone" ? { committeeId: committee } : { underCommitteeId: committee })),
});
