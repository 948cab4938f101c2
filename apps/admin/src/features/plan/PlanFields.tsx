import type { PickerOption } from "@camket/ui/entity-picker";
import { FieldRow } from "@camket/ui/form-layout";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import type { Control, UseFormSetValue } from "react-hook-form";
import { FormDateField, FormTextAreaField, FormTextField } from "../../FormFields.tsx";
import { today } from "../../today.ts";
import { DocumentsPicker } from "./DocumentsPicker.tsx";
import { ParentPlanPicker } from "./ParentPlanPicker.tsx";

export interface PlanValues {
  committeeId: PickerOption | null;
  title: string;
  startsOn: string | null;
  endsOn: string | null;
  purpose: string;
  parentPlanId: PickerOption | null;
  legalBaseIds: PickerOption[];
}

export const planFieldNames = [
  "committeeId",
  "title",
  "startsOn",
  "endsOn",
  "purpose",
  "parentPlanId",
  "legalBaseIds",
] as const satisfies (keyof PlanValues)[];

/** What both drafting and editing a plan send. */
export const planTextOf = ({ title, startsOn, endsOn, purpose, parentPlanId, legalBaseIds }: PlanValues) => ({
  title,
  purpose,
  // The form is only sent with both of them.
  startsOn: startsOn ?? "",
  endsOn: endsOn ?? "",
  parentPlanId: parentPlanId?.id ?? null,
  legalBaseIds: legalBaseIds.map(({ id }) => id),
});

interface PlanFieldsProps {
  control: Control<PlanValues>;
  setValue: UseFormSetValue<PlanValues>;
  committeeId: string | undefined;
}

export function PlanFields({ control, setValue, committeeId }: PlanFieldsProps) {
  const { t } = useLingui();
  const thisYear = Number(today().slice(0, 4));
  function choose(year: number) {
    setValue("startsOn", `${year}-01-01`, { shouldValidate: true });
    setValue("endsOn", `${year}-12-31`, { shouldValidate: true });
  }
  return (
    <>
      <FormTextField control={control} name="title" label={t`Tên kế hoạch`} required maxLength={500} />
      <div>
        <FieldRow>
          <FormDateField control={control} name="startsOn" label={t`Từ ngày`} required />
          <FormDateField control={control} name="endsOn" label={t`Đến ngày`} required />
        </FieldRow>
        <Group gap="xs" mt={8}>
          {[thisYear, thisYear + 1].map((year) => (
            <Button key={year} variant="default" size="compact-sm" onClick={() => choose(year)}>
              <Trans>Cả năm {year}</Trans>
            </Button>
          ))}
        </Group>
      </div>
      <FormTextAreaField control={control} name="purpose" label={t`Mục đích, yêu cầu`} required maxLength={5000} />
      <ParentPlanPicker
        control={control}
        name="parentPlanId"
        label={t`Kế hoạch cấp trên`}
        description={t`Kế hoạch đã ban hành mà kế hoạch này triển khai.`}
        committeeId={committeeId}
      />
      <DocumentsPicker
        control={control}
        name="legalBaseIds"
        label={t`Căn cứ`}
        description={t`Chỉ thị, quyết định, kế hoạch mà kế hoạch này dựa vào; gõ một từ của trích yếu để tìm.`}
      />
    </>
  );
}
