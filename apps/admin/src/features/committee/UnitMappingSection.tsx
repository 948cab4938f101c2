import type { CalendarDate } from "@camket/ui/calendar";
import { FormDrawer } from "@camket/ui/form-layout";
import { formatNumber } from "@camket/ui/format";
import { Section } from "@camket/ui/page";
import { EmptyState } from "@camket/ui/states";
import { useToast } from "@camket/ui/toast";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, FileButton, Group, Stack } from "@mantine/core";
import { IconArrowMerge, IconArrowsSplit, IconPencil, IconX } from "@tabler/icons-react";
import { type ReactNode, useRef } from "react";
import { MappingFiles } from "./MappingFiles.tsx";
import { MappingTable } from "./MappingTable.tsx";
import {
  columnsOfMapping,
  columnsOfNames,
  type MappingDraft,
  withCorrections,
  withoutRow,
  withRows,
} from "./mapping-draft.ts";
import { UnitChangeForm, type UnitChangeKind } from "./UnitChangeForm.tsx";
import type { UnitOption } from "./UnitsField.tsx";

/** A change of units that is being written, by hand or from a problem that names the units. */
export interface UnitAct {
  kind: UnitChangeKind;
  initial?: UnitOption[];
}

interface UnitMappingSectionProps {
  draft: MappingDraft;
  /** By the key of their row. */
  problems: ReadonlyMap<string, string[]>;
  /** The last day of the old units. */
  eve: CalendarDate;
  act: UnitAct | null;
  onAct(act: UnitAct | null): void;
  onChange(draft: MappingDraft): void;
  undoButton: ReactNode;
}

/** Which unit becomes which: by hand, and from files. */
export function UnitMappingSection({
  draft,
  problems,
  eve,
  act,
  onAct,
  onChange,
  undoButton,
}: UnitMappingSectionProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const showToast = useToast();
  const reset = useRef<() => void>(null);

  async function takeCorrections(file: File | null) {
    reset.current?.();
    if (!file) return;
    const changed = withCorrections(draft, await file.text());
    if (changed) onChange(changed);
    else showToast({ tone: "late", message: t`${file.name} không phải tệp đính chính.` });
  }

  const kinds = {
    merge: { label: t`Gộp…`, title: t`Gộp đơn vị`, icon: IconArrowMerge },
    divide: { label: t`Chia…`, title: t`Chia đơn vị`, icon: IconArrowsSplit },
    rename: { label: t`Đổi tên…`, title: t`Đổi tên đơn vị`, icon: IconPencil },
    abolish: { label: t`Giải thể…`, title: t`Giải thể đơn vị`, icon: IconX },
  } satisfies Record<UnitChangeKind, object>;
  const kindNames = Object.keys(kinds) as UnitChangeKind[]; // keys of an object literal

  return (
    <>
      <Section title={t`Bảng chuyển đổi`}>
        <Group gap="xs">
          {kindNames.map((kind) => {
            const { label, icon: Icon } = kinds[kind];
            return (
              <Button
                key={kind}
                variant="default"
                leftSection={<Icon size={16} stroke={1.8} aria-hidden />}
                onClick={() => onAct({ kind })}
              >
                {label}
              </Button>
            );
          })}
          {undoButton}
        </Group>
        {draft.rows.length > 0 ? (
          <MappingTable
            rows={draft.rows}
            problems={problems}
            onRemove={({ key }) => onChange(withoutRow(draft, key))}
          />
        ) : (
          <EmptyState tone="quiet" title={t`Chưa có dòng ghi tay nào`}>
            <Trans>Chọn đơn vị cũ rồi cho biết đơn vị nào kế thừa, hoặc gửi tệp ở dưới.</Trans>
          </EmptyState>
        )}
        <Stack gap={6} mb="md">
          <Checkbox
            label={t`Đơn vị không có trong bảng thì giữ nguyên`}
            description={t`Bỏ chọn khi bảng liệt kê trọn một cấp của cả nước: đơn vị sót sẽ được báo.`}
            checked={draft.othersStay}
            onChange={({ currentTarget }) => onChange({ ...draft, othersStay: currentTarget.checked })}
          />
          <Checkbox
            label={t`Kết thúc cấp huyện`}
            description={t`Huyện không có trong bảng thì kết thúc, không có nơi kế thừa.`}
            checked={draft.endsDistricts}
            onChange={({ currentTarget }) => onChange({ ...draft, endsDistricts: currentTarget.checked })}
          />
        </Stack>
        <MappingFiles
          label={t`Tệp chuyển đổi mã`}
          description={t`Mỗi dòng một cặp mã cũ, mã mới; thêm cột cho biết đơn vị có bị chia không. Có thể gửi nhiều tệp. Dòng ghi tay thay cho mọi dòng của tệp về cùng mã cũ.`}
          tables={draft.mappingTables}
          columns={columnsOfMapping}
          onChange={(mappingTables) => onChange({ ...draft, mappingTables })}
        />
        <MappingFiles
          label={t`Tệp tên đơn vị mới`}
          description={t`Danh mục có mã, cấp, loại, tên và mã cấp trên của các đơn vị từ ngày hiệu lực.`}
          tables={draft.nameTables}
          columns={columnsOfNames}
          onChange={(nameTables) => onChange({ ...draft, nameTables })}
        />
        <Group gap="sm" align="center">
          <FileButton accept=".json" resetRef={reset} onChange={takeCorrections}>
            {(props) => (
              <Button {...props} variant="subtle">
                <Trans>Lấy tệp đính chính (JSON)</Trans>
              </Button>
            )}
          </FileButton>
          {draft.codeCorrections.length + draft.nameCorrections.length > 0 && (
            <span>
              <Trans>
                Đính chính {formatNumber(draft.codeCorrections.length, locale)} mã,{" "}
                {formatNumber(draft.nameCorrections.length, locale)} tên
              </Trans>{" "}
              <Button variant="subtle" onClick={() => onChange({ ...draft, codeCorrections: [], nameCorrections: [] })}>
                <Trans>Bỏ</Trans>
              </Button>
            </span>
          )}
        </Group>
      </Section>
      <FormDrawer isOpen={act !== null} onClose={() => onAct(null)} title={act ? kinds[act.kind].title : ""}>
        {act && (
          <UnitChangeForm
            {...act}
            eve={eve}
            onDone={(rows) => {
              onChange(withRows(draft, rows));
              onAct(null);
            }}
            onCancel={() => onAct(null)}
          />
        )}
      </FormDrawer>
    </>
  );
}
