import { ChoiceField } from "@camket/ui/field";
import { FieldRow } from "@camket/ui/form-layout";
import { Trans, useLingui } from "@lingui/react/macro";
import { Checkbox, Text } from "@mantine/core";
import { type UseFormReturn, useWatch } from "react-hook-form";
import { FormDateField } from "../../FormFields.tsx";
import { today } from "../../today.ts";
import type { EventValues } from "./event-values.ts";

const yearsBack = 10;

/** When it was: its days, or the month where no more is known. */
export function EventDays({ form }: { form: UseFormReturn<EventValues> }) {
  const { t } = useLingui();
  const { control, register, setValue } = form;
  const [isApproximate, startsOn] = useWatch({ control, name: ["isDateApproximate", "startsOn"] });
  const [year = "", month = ""] = (startsOn ?? today()).split("-");
  const thisYear = Number(today().slice(0, 4));
  const years = new Set([year, ...Array.from({ length: yearsBack + 2 }, (_, index) => String(thisYear + 1 - index))]);
  const choose = (parts: { year?: string; month?: string }) =>
    setValue("startsOn", `${parts.year ?? year}-${parts.month ?? month}-01`, { shouldDirty: true });
  const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, "0"));
  return (
    <div>
      <FieldRow>
        {isApproximate ? (
          <>
            <ChoiceField
              label={t`Tháng`}
              value={`m${month}`}
              labels={Object.fromEntries(months.map((each) => [`m${each}`, t`Tháng ${Number(each)}`]))}
              onChange={(event) => choose({ month: event.currentTarget.value.slice(1) })}
            />
            <ChoiceField
              label={t`Năm`}
              value={`y${year}`}
              labels={Object.fromEntries([...years].map((each) => [`y${each}`, each]))}
              onChange={(event) => choose({ year: event.currentTarget.value.slice(1) })}
            />
          </>
        ) : (
          <>
            <FormDateField control={control} name="startsOn" label={t`Từ ngày`} required />
            <FormDateField control={control} name="endsOn" label={t`Đến ngày`} {...(startsOn && { min: startsOn })} />
          </>
        )}
      </FieldRow>
      {!isApproximate && (
        <Text fz={13} c="var(--camket-ink3)" mt={4}>
          <Trans>Để trống ngày cuối nếu trong một ngày.</Trans>
        </Text>
      )}
      <Checkbox
        mt={8}
        {...register("isDateApproximate", {
          onChange: ({ target }) => target.checked && choose({}),
        })}
        label={<Trans>Chỉ biết tháng</Trans>}
      />
    </div>
  );
}
