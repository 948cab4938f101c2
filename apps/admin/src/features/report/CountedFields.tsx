import type { CountedWork, EventKind, IndicatorSource } from "@camket/schema";
import { ChoiceField } from "@camket/ui/field";
import { useLingui } from "@lingui/react/macro";
import { Checkbox, Group } from "@mantine/core";
import { Controller, type UseFormReturn, useWatch } from "react-hook-form";
import { useEventKindNames } from "../plan/event-kinds.ts";
import type { IndicatorValues } from "./IndicatorFields.tsx";
import { useIndicatorWords } from "./indicator-words.ts";

const worksOf: Record<IndicatorSource, readonly CountedWork[]> = {
  ENTERED: [],
  TASKS: ["TASKS_DONE_IN_TIME", "LONGEST_DELAY", "RECOMMENDATIONS_CARRIED_OUT"],
  EVENTS: ["EVENTS_HELD", "ATTENDANCE", "CONCLUSIONS_ASSIGNED"],
  OUTPUTS: ["OUTPUTS_PUBLISHED"],
};

/** What of a committee's work is counted, where figures are not typed. */
export function CountedFields({ form }: { form: UseFormReturn<IndicatorValues> }) {
  const { t } = useLingui();
  const { countedWorks } = useIndicatorWords();
  const kindNames = useEventKindNames();
  const { control } = form;
  const [source, counted] = useWatch({ control, name: ["source", "counted"] });
  const works = worksOf[source];
  if (works.length === 0) return null;
  const labels = Object.fromEntries(works.map((work) => [work, countedWorks[work]]));
  const everyKind = Object.entries(kindNames);
  return (
    <>
      <Controller
        control={control}
        name="counted"
        rules={{ validate: (value) => (value !== null && works.includes(value)) || t`Chọn cách đếm` }}
        render={({ field: { value, onChange, ...field }, fieldState }) => (
          <ChoiceField
            {...field}
            label={t`Cách đếm`}
            labels={labels}
            emptyLabel={t`Chọn cách đếm`}
            required
            value={value ?? ""}
            error={fieldState.error?.message}
            onChange={(event) => onChange(works.find((work) => work === event.currentTarget.value) ?? null)}
          />
        )}
      />
      {(counted === "EVENTS_HELD" || counted === "ATTENDANCE") && (
        <Controller
          control={control}
          name="eventKinds"
          rules={{ validate: (kinds: EventKind[]) => kinds.length > 0 || t`Chọn ít nhất một loại sự kiện` }}
          render={({ field: { value, onChange, name }, fieldState }) => (
            <Checkbox.Group
              label={t`Loại sự kiện được đếm`}
              required
              error={fieldState.error?.message}
              value={value}
              onChange={onChange}
            >
              <Group gap="md" mt={4}>
                {everyKind.map(([kind, label]) => (
                  <Checkbox key={kind} name={name} value={kind} label={label} />
                ))}
              </Group>
            </Checkbox.Group>
          )}
        />
      )}
    </>
  );
}
