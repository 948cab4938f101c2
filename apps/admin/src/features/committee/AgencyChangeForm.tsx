import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import type { CalendarDate } from "@camket/ui/calendar";
import { EntitiesPicker, EntityPicker, type PickerOption } from "@camket/ui/entity-picker";
import { ChoiceField, TextField } from "@camket/ui/field";
import { type Blocker, FieldRow, FormLayout } from "@camket/ui/form-layout";
import { useWords } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useNames } from "../../names.ts";
import type { AgencyRow } from "./mapping-draft.ts";
import { UnitField, type UnitOption } from "./UnitsField.tsx";

const AgencyChangeFormQuery = graphql(`
  query AgencyChangeForm($where: AgencyWhere!, $asOf: Date!) {
    agencies(where: $where, asOf: $asOf, first: 50) {
      edges {
        node {
          id
          name(asOf: $asOf)
          nameEn(asOf: $asOf)
          abbreviation(asOf: $asOf)
          unit {
            id
            level
            kind(asOf: $asOf)
            name(asOf: $asOf)
            nameEn(asOf: $asOf)
          }
        }
      }
    }
  }
`);

export type AgencyChangeKind = "mergeAgencies" | "renameAgency" | "endAgencies";

interface AgencyOption extends PickerOption {
  called: { name: string; nameEn: string; abbreviation: string };
}

interface SearchProps {
  /** Only agencies that exist on this day. */
  asOf: CalendarDate;
  /** Only those of this unit. */
  unitId?: string | undefined;
}

function useAgencyOptions({ asOf, unitId }: SearchProps) {
  const { nameOf, unitNameOf } = useNames();
  const [name, setName] = useState("");
  const { data, previousData, loading } = useQuery(AgencyChangeFormQuery, {
    variables: { where: { ...(name && { name }), ...(unitId && { unitId }) }, asOf },
  });
  const options = ((data ?? previousData)?.agencies.edges ?? []).map(
    ({ node: { id, unit, ...called } }): AgencyOption => ({
      ...{ id, label: nameOf(called), detail: unitNameOf(unit), called },
    }),
  );
  return { options, onSearch: setName, isLoading: loading };
}

interface AgencyChangeFormProps {
  kind: AgencyChangeKind;
  /** The eve of the reorganisation: agencies are picked as they were then. */
  eve: CalendarDate;
  onDone(row: Omit<AgencyRow, "key">): void;
  onCancel(): void;
}

/** One change of agencies, as the row that it means. */
export function AgencyChangeForm({ kind, eve, onDone, onCancel }: AgencyChangeFormProps) {
  const { t } = useLingui();
  const words = useWords();
  const [unit, setUnit] = useState<UnitOption | null>(null);
  const [old, setOld] = useState<readonly PickerOption[]>([]);
  const [existing, setExisting] = useState<PickerOption | null>(null);
  const [target, setTarget] = useState<"new" | "existing">("new");
  const [called, setCalled] = useState({ name: "", nameEn: "", abbreviation: "" });
  const [blockers, setBlockers] = useState<Blocker[]>([]);
  const search = useAgencyOptions({ asOf: eve, unitId: unit?.id });
  const searchHeir = useAgencyOptions({ asOf: eve, unitId: unit?.id });
  const errorOf = (name: string) => blockers.find((blocker) => blocker.name === name)?.message;
  const isNamed = kind === "renameAgency" || (kind === "mergeAgencies" && target === "new");
  const isJoined = kind === "mergeAgencies" && target === "existing";
  const labels = {
    mergeAgencies: t`Gộp cơ quan`,
    renameAgency: t`Đổi tên cơ quan`,
    endAgencies: t`Kết thúc cơ quan`,
  } satisfies Record<AgencyChangeKind, string>;

  function submit() {
    const found: Blocker[] = [
      ...(old.length > 0 ? [] : [{ name: "agencies", message: t`Chọn cơ quan.` }]),
      ...(isJoined && !existing ? [{ name: "successor", message: t`Chọn cơ quan tiếp nhận.` }] : []),
      ...(isNamed && !called.name.trim() ? [{ name: "name", message: t`Ghi tên cơ quan.` }] : []),
      ...(isNamed && !called.abbreviation.trim() ? [{ name: "abbreviation", message: t`Ghi tên viết tắt.` }] : []),
    ];
    setBlockers(found);
    if (found.length > 0) return;
    const from = old.map(({ id, label }) => ({ id, label }));
    onDone({ from, to: isNamed ? called : isJoined && existing ? { id: existing.id, label: existing.label } : null });
  }

  const text = (field: keyof typeof called, label: string, isRequired: boolean) => (
    <TextField
      label={label}
      name={field}
      value={called[field]}
      error={errorOf(field)}
      required={isRequired}
      onChange={({ currentTarget }) => {
        const { value } = currentTarget;
        setCalled((typed) => ({ ...typed, [field]: value }));
      }}
    />
  );

  return (
    <FormLayout
      label={labels[kind]}
      blockers={blockers}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      actions={
        <>
          <Button type="submit">
            <Trans>Đưa vào bảng</Trans>
          </Button>
          <Button variant="default" onClick={onCancel}>
            {words.cancel}
          </Button>
        </>
      }
    >
      <UnitField
        label={t`Chỉ tìm cơ quan của`}
        description={t`Bỏ trống để tìm trong mọi đơn vị hành chính.`}
        name="unit"
        asOf={eve}
        value={unit}
        onChange={setUnit}
      />
      {kind === "renameAgency" ? (
        <EntityPicker
          {...search}
          label={t`Cơ quan cũ`}
          description={t`Tìm theo tên hoặc tên viết tắt.`}
          name="agencies"
          error={errorOf("agencies")}
          required
          value={old[0] ?? null}
          onChange={(agency) => {
            setOld(agency ? [agency] : []);
            const found = search.options.find(({ id }) => id === agency?.id);
            if (found) setCalled(found.called);
          }}
        />
      ) : (
        <EntitiesPicker
          {...search}
          label={t`Cơ quan cũ`}
          description={t`Tìm theo tên hoặc tên viết tắt; chọn được nhiều cơ quan.`}
          name="agencies"
          error={errorOf("agencies")}
          required
          value={old}
          onChange={setOld}
        />
      )}
      {kind === "mergeAgencies" && (
        <ChoiceField
          label={t`Gộp các cơ quan đã chọn thành`}
          labels={{ new: t`Một cơ quan mới`, existing: t`Một cơ quan đang có` }}
          value={target}
          onChange={({ currentTarget }) => setTarget(currentTarget.value === "existing" ? "existing" : "new")}
        />
      )}
      {isJoined && (
        <EntityPicker
          {...searchHeir}
          label={t`Cơ quan tiếp nhận`}
          description={t`Cơ quan này giữ tên và đi tiếp.`}
          name="successor"
          error={errorOf("successor")}
          required
          value={existing}
          onChange={setExisting}
        />
      )}
      {isNamed && (
        <>
          {text("name", t`Tên đầy đủ`, true)}
          <FieldRow>
            {text("abbreviation", t`Tên viết tắt`, true)}
            {text("nameEn", t`Tên tiếng Anh`, false)}
          </FieldRow>
        </>
      )}
    </FormLayout>
  );
}
