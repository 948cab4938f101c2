import { useQuery } from "@apollo/client/react";
import { graphql, type MembersOfMerged } from "@camket/schema";
import type { CalendarDate } from "@camket/ui/calendar";
import { EntitiesPicker, type PickerOption } from "@camket/ui/entity-picker";
import { ChoiceField } from "@camket/ui/field";
import { useLingui } from "@lingui/react/macro";
import { Stack } from "@mantine/core";
import { useState } from "react";
import { useNames } from "../../names.ts";

const MembersOfMergedFieldQuery = graphql(`
  query MembersOfMergedField($where: CommitteeWhere!, $asOf: Date!) {
    committees(where: $where, asOf: $asOf, first: 20) {
      edges {
        node {
          id
          name(asOf: $asOf)
          nameEn(asOf: $asOf)
        }
      }
    }
  }
`);

export const membersElementId = "members-of-merged";

interface MembersOfMergedFieldProps {
  /** The eve of the reorganisation: committees are picked as they were then. */
  eve: CalendarDate;
  value: MembersOfMerged;
  onChange(value: MembersOfMerged): void;
  /** Committees of which the other choice holds. */
  others: readonly PickerOption[];
  error: string | undefined;
  onOthersChange(others: PickerOption[]): void;
}

/** What becomes of the members of committees that are joined: one choice for all, and those of which the other one holds. */
export function MembersOfMergedField({
  eve,
  value,
  onChange,
  others,
  error,
  onOthersChange,
}: MembersOfMergedFieldProps) {
  const { t } = useLingui();
  const { nameOf } = useNames();
  const [name, setName] = useState("");
  const { data, previousData, loading } = useQuery(MembersOfMergedFieldQuery, {
    variables: { where: name ? { name } : {}, asOf: eve },
  });
  const options = (data ?? previousData)?.committees.edges.map(
    ({ node }): PickerOption => ({ id: node.id, label: nameOf(node) }),
  );
  const labels = {
    END: t`Kết thúc nhiệm kỳ; ban mới bổ nhiệm`,
    CARRY_OVER: t`Chuyển tiếp sang ban mới`,
  } satisfies Record<MembersOfMerged, string>;
  return (
    <Stack id={membersElementId} tabIndex={-1} gap="sm" maw={760}>
      <ChoiceField
        label={t`Thành viên của các ban gộp vào nhau`}
        description={t`Khi chuyển tiếp, nếu nhiều ban có trưởng ban thì không ai tiếp tục làm trưởng ban.`}
        labels={labels}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value === "CARRY_OVER" ? "CARRY_OVER" : "END")}
      />
      <EntitiesPicker
        label={value === "END" ? t`Riêng các ban này thì chuyển tiếp` : t`Riêng các ban này thì kết thúc`}
        description={t`Bỏ trống nếu mọi ban như nhau.`}
        options={options ?? []}
        onSearch={setName}
        isLoading={loading}
        error={error}
        value={others}
        onChange={onOthersChange}
      />
    </Stack>
  );
}
