import type { CalendarDate } from "@camket/ui/calendar";
import { ChoiceField, TextField } from "@camket/ui/field";
import { type Blocker, FieldRow, FormLayout } from "@camket/ui/form-layout";
import { useWords } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox } from "@mantine/core";
import { useState } from "react";
import { useNames } from "../../names.ts";
import type { MappingRow, UnitName } from "./mapping-draft.ts";
import { UnitField, type UnitOption, UnitsField } from "./UnitsField.tsx";

export type UnitChangeKind = "merge" | "divide" | "rename" | "abolish";

interface UnitChangeFormProps {
  kind: UnitChangeKind;
  /** The eve of the reorganisation: units are picked as they were then. */
  eve: CalendarDate;
  initial?: readonly UnitOption[];
  onDone(rows: Omit<MappingRow, "key">[]): void;
  onCancel(): void;
}

const emptyName = { code: "", kind: "", name: "", nameEn: "" };

/** One change of units, as the rows of a mapping that it means. */
export function UnitChangeForm({ kind, eve, initial = [], onDone, onCancel }: UnitChangeFormProps) {
  const { t } = useLingui();
  const words = useWords();
  const { unitNameOf } = useNames();
  const [parent, setParent] = useState<UnitOption | null>(null);
  const [old, setOld] = useState<readonly UnitOption[]>(initial);
  const [existing, setExisting] = useState<readonly UnitOption[]>([]);
  const [target, setTarget] = useState<"new" | "existing">("new");
  const [named, setNamed] = useState(emptyName);
  const [hasNewPart, setHasNewPart] = useState(false);
  const [above, setAbove] = useState<UnitOption | null>(null);
  const [blockers, setBlockers] = useState<Blocker[]>([]);
  const errorOf = (name: string) => blockers.find((blocker) => blocker.name === name)?.message;
  const [first] = old;
  const isMany = kind === "merge" || kind === "abolish";
  const isNew = (kind === "merge" && target === "new") || (kind === "divide" && hasNewPart);
  const isNamed = isNew || kind === "rename";
  const labels = {
    merge: t`Gộp đơn vị`,
    divide: t`Chia đơn vị`,
    rename: t`Đổi tên đơn vị`,
    abolish: t`Giải thể đơn vị`,
  } satisfies Record<UnitChangeKind, string>;

  function choose(units: UnitOption[]) {
    setOld(units);
    const [unit] = units;
    if (!unit) return;
    const { code, kind: kindOfUnit, name, nameEn } = unit.unit;
    if (kind === "rename") setNamed({ code, kind: kindOfUnit, name, nameEn });
    else setNamed((typed) => (typed.kind ? typed : { ...typed, kind: kindOfUnit }));
  }

  function submit() {
    const found: Blocker[] = [
      ...(first ? [] : [{ name: "old", message: t`Chọn đơn vị cũ.` }]),
      ...(kind === "merge" && target === "existing" && existing.length === 0
        ? [{ name: "existing", message: t`Chọn đơn vị tiếp nhận.` }]
        : []),
      ...(kind === "divide" && existing.length + Number(hasNewPart) < 2
        ? [{ name: "existing", message: t`Đơn vị bị chia cần ít nhất hai nơi tiếp nhận.` }]
        : []),
      ...(isNew && !/^\d{1,10}$/.test(named.code)
        ? [{ name: "code", message: t`Mã chỉ gồm chữ số, nhiều nhất 10.` }]
        : []),
      ...(isNamed && !named.kind.trim() ? [{ name: "kind", message: t`Ghi loại đơn vị: xã, phường, tỉnh.` }] : []),
      ...(isNamed && !named.name.trim() ? [{ name: "name", message: t`Ghi tên đơn vị.` }] : []),
    ];
    setBlockers(found);
    if (found.length > 0 || !first) return;
    const name: UnitName = {
      ...named,
      level: first.unit.level,
      parentCode: above && isNew ? above.unit.code : first.unit.parentCode,
    };
    const titleOfNew = unitNameOf({
      ...name,
      level: first.unit.level,
      kind: named.kind,
      name: named.name,
      nameEn: named.nameEn,
    });
    const places = [
      ...(kind === "divide" || (kind === "merge" && target === "existing")
        ? existing.map(({ unit, label }) => ({ newCode: unit.code, newTitle: label }))
        : []),
      ...(isNamed ? [{ newCode: named.code, newTitle: titleOfNew, name }] : []),
    ];
    onDone(
      old.flatMap(({ unit, label }): Omit<MappingRow, "key">[] => {
        const from = { oldCode: unit.code, oldTitle: label, isDivided: kind === "divide" };
        return kind === "abolish"
          ? [{ ...from, newCode: null, newTitle: null }]
          : places.map((place) => ({ ...from, ...place }));
      }),
    );
  }

  const text = (
    field: keyof typeof emptyName,
    label: string,
    more: { description?: string; required?: boolean } = {},
  ) => (
    <TextField
      label={label}
      name={field}
      value={named[field]}
      error={errorOf(field)}
      onChange={({ currentTarget }) => {
        const { value } = currentTarget;
        setNamed((typed) => ({ ...typed, [field]: value }));
      }}
      {...more}
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
        label={t`Chỉ tìm trong`}
        description={t`Bỏ trống để tìm trong cả nước.`}
        name="parent"
        asOf={eve}
        level="PROVINCE"
        value={parent}
        onChange={setParent}
      />
      {isMany ? (
        <UnitsField
          label={t`Đơn vị cũ`}
          description={t`Tìm theo tên hoặc mã; chọn được nhiều đơn vị.`}
          name="old"
          asOf={eve}
          parentId={parent?.id}
          level={first?.unit.level}
          error={errorOf("old")}
          required
          value={old}
          onChange={choose}
        />
      ) : (
        <UnitField
          label={t`Đơn vị cũ`}
          description={t`Tìm theo tên hoặc mã.`}
          name="old"
          asOf={eve}
          parentId={parent?.id}
          error={errorOf("old")}
          required
          value={first ?? null}
          onChange={(unit) => choose(unit ? [unit] : [])}
        />
      )}
      {kind === "merge" && (
        <ChoiceField
          label={t`Gộp các đơn vị đã chọn thành`}
          labels={{ new: t`Một đơn vị mới`, existing: t`Một đơn vị đang có` }}
          value={target}
          onChange={({ currentTarget }) => setTarget(currentTarget.value === "existing" ? "existing" : "new")}
        />
      )}
      {kind === "merge" && target === "existing" && (
        <UnitField
          label={t`Đơn vị tiếp nhận`}
          description={t`Đơn vị này giữ mã và tên, phạm vi rộng thêm.`}
          name="existing"
          asOf={eve}
          parentId={parent?.id}
          level={first?.unit.level}
          error={errorOf("existing")}
          required
          value={existing[0] ?? null}
          onChange={(unit) => setExisting(unit ? [unit] : [])}
        />
      )}
      {kind === "divide" && (
        <>
          <UnitsField
            label={t`Các đơn vị tiếp nhận từng phần`}
            description={t`Chọn cả chính đơn vị cũ, nếu mã và tên của nó còn dùng.`}
            name="existing"
            asOf={eve}
            parentId={parent?.id}
            level={first?.unit.level}
            error={errorOf("existing")}
            value={existing}
            onChange={setExisting}
          />
          <Checkbox
            label={t`Có một phần thành đơn vị mới`}
            checked={hasNewPart}
            onChange={({ currentTarget }) => setHasNewPart(currentTarget.checked)}
          />
        </>
      )}
      {isNamed && (
        <>
          <FieldRow>
            {isNew && text("code", t`Mã đơn vị mới`, { required: true })}
            {text("kind", t`Loại`, { required: true, description: t`Như “xã”, “phường”, “tỉnh”.` })}
          </FieldRow>
          {text("name", t`Tên, không kèm loại`, { required: true })}
          {text("nameEn", t`Tên tiếng Anh`, { description: t`Bỏ trống thì ghi tên không dấu.` })}
          {isNew && (
            <UnitField
              label={t`Thuộc`}
              description={t`Bỏ trống nếu vẫn thuộc cấp trên của đơn vị cũ.`}
              name="above"
              asOf={eve}
              value={above}
              onChange={setAbove}
            />
          )}
        </>
      )}
    </FormLayout>
  );
}
