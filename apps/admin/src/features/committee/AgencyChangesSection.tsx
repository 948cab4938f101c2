import type { CalendarDate } from "@camket/ui/calendar";
import { FormDrawer } from "@camket/ui/form-layout";
import { Section } from "@camket/ui/page";
import { useLingui } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { IconArrowMerge, IconPencil, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { AgencyChangeForm, type AgencyChangeKind } from "./AgencyChangeForm.tsx";
import { AgencyTable } from "./AgencyTable.tsx";
import type { AgencyRow } from "./mapping-draft.ts";

interface AgencyChangesSectionProps {
  rows: readonly AgencyRow[];
  /** By the key of their row. */
  problems: ReadonlyMap<string, string[]>;
  /** The last day of the old agencies. */
  eve: CalendarDate;
  act: AgencyChangeKind | null;
  onAct(act: AgencyChangeKind | null): void;
  onAdd(row: Omit<AgencyRow, "key">): void;
  onRemove(row: AgencyRow): void;
  note: ReactNode;
  undoButton: ReactNode;
}

/** Which agencies are joined, renamed or ended. */
export function AgencyChangesSection(props: AgencyChangesSectionProps) {
  const { rows, problems, eve, act, onAct, onAdd, onRemove, note, undoButton } = props;
  const { t } = useLingui();
  const kinds = {
    mergeAgencies: { label: t`Gộp cơ quan…`, title: t`Gộp cơ quan`, icon: IconArrowMerge },
    renameAgency: { label: t`Đổi tên cơ quan…`, title: t`Đổi tên cơ quan`, icon: IconPencil },
    endAgencies: { label: t`Kết thúc cơ quan…`, title: t`Kết thúc cơ quan`, icon: IconX },
  } satisfies Record<AgencyChangeKind, object>;
  const kindNames = Object.keys(kinds) as AgencyChangeKind[]; // keys of an object literal

  return (
    <>
      <Section title={t({ message: "Cơ quan", context: "danh sách" })}>
        {note && <p>{note}</p>}
        <Group gap="xs">
          {kindNames.map((kind) => {
            const { label, icon: Icon } = kinds[kind];
            return (
              <Button
                key={kind}
                variant="default"
                leftSection={<Icon size={16} stroke={1.8} aria-hidden />}
                onClick={() => onAct(kind)}
              >
                {label}
              </Button>
            );
          })}
          {undoButton}
        </Group>
        {rows.length > 0 && <AgencyTable rows={rows} problems={problems} onRemove={onRemove} />}
      </Section>
      <FormDrawer isOpen={act !== null} onClose={() => onAct(null)} title={act ? kinds[act].title : ""}>
        {act && (
          <AgencyChangeForm
            kind={act}
            eve={eve}
            onDone={(row) => {
              onAdd(row);
              onAct(null);
            }}
            onCancel={() => onAct(null)}
          />
        )}
      </FormDrawer>
    </>
  );
}
