import type { GrantRole } from "@camket/schema";
import { addDays, type CalendarDate } from "@camket/ui/calendar";
import type { PickerOption } from "@camket/ui/entity-picker";
import { ChoiceField } from "@camket/ui/field";
import { FieldRow } from "@camket/ui/form-layout";
import { useLingui } from "@lingui/react/macro";
import { type UseFormReturn, useWatch } from "react-hook-form";
import { FormDateField } from "../../FormFields.tsx";
import { today } from "../../today.ts";
import { AgencyPicker } from "../committee/AgencyPicker.tsx";
import { AdministeredCommitteePicker } from "./AdministeredCommitteePicker.tsx";
import { useGrantRoleLabels, useGrantRoleRights } from "./grant-roles.ts";

export interface GrantValues {
  email: string;
  name: string;
  committeeId: PickerOption | null;
  role: GrantRole;
  agencyId: PickerOption | null;
  validFrom: CalendarDate | null;
  /** The last day. */
  validTo: CalendarDate | null;
}

export const grantFieldNames = [
  "email",
  "name",
  "committeeId",
  "role",
  "agencyId",
  "validFrom",
  "validTo",
] as const satisfies (keyof GrantValues)[];

export const emptyGrant = (): GrantValues => ({
  email: "",
  name: "",
  committeeId: null,
  role: "OFFICER",
  agencyId: null,
  validFrom: today(),
  validTo: null,
});

/** As it is sent; null without a committee. */
export const termsOf = ({ committeeId, role, agencyId, validFrom, validTo }: GrantValues) =>
  committeeId && {
    committeeId: committeeId.id,
    role,
    agencyId: (role === "OFFICER" && agencyId?.id) || null,
    validFrom: validFrom ?? today(),
    validTo: validTo && addDays(validTo, 1),
  };

interface GrantFieldsProps {
  form: UseFormReturn<GrantValues>;
  /** The committee is known already. */
  isOfOneCommittee?: boolean;
  isRequired?: boolean;
}

/** Which role, where, and when. */
export function GrantFields({ form, isOfOneCommittee = false, isRequired = true }: GrantFieldsProps) {
  const { t } = useLingui();
  const roleLabels = useGrantRoleLabels();
  const rights = useGrantRoleRights();
  const { control } = form;
  const role = useWatch({ control, name: "role" });
  return (
    <>
      {!isOfOneCommittee && (
        <AdministeredCommitteePicker
          control={control}
          name="committeeId"
          label={t`Ban chỉ đạo`}
          required={isRequired}
          {...(!isRequired && { description: t`Để trống thì chưa cấp vai trò nào.` })}
        />
      )}
      <ChoiceField label={t`Vai trò`} labels={roleLabels} description={rights[role]} {...form.register("role")} />
      {role === "OFFICER" && (
        <AgencyPicker
          control={control}
          name="agencyId"
          label={t`Chỉ việc của một cơ quan`}
          description={t`Để trống thì làm mọi việc của ban.`}
        />
      )}
      <FieldRow>
        <FormDateField control={control} name="validFrom" label={t`Từ ngày`} required />
        <FormDateField
          control={control}
          name="validTo"
          label={t`Đến hết ngày`}
          description={t`Để trống thì chưa định ngày kết thúc.`}
        />
      </FieldRow>
    </>
  );
}
