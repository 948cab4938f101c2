import type { AdministrativeLevel } from "@camket/schema";
import type { Period } from "@camket/ui/calendar";
import { ChoiceField, DateField } from "@camket/ui/field";
import { FieldRow } from "@camket/ui/form-layout";
import { useLingui } from "@lingui/react/macro";
import { Fieldset, Stack } from "@mantine/core";
import { useEffect, useEffectEvent } from "react";
import { useNames } from "../../names.ts";
import { useIndicatorWords } from "./indicator-words.ts";
import type { Forms, PastRounds } from "./OpenRoundDrawer.tsx";
import { askedLevels, type LevelForm, roundKinds } from "./round-opening.ts";

type ByLevel = Partial<Record<AdministrativeLevel, LevelForm>>;

interface RoundFormsProps {
  /** Level of the committee that asks. */
  level: AdministrativeLevel;
  isRoot: boolean;
  templates: Forms;
  /** Its rounds, the latest first. */
  past: PastRounds;
  period: Period | null;
  value: ByLevel;
  onChange(value: ByLevel): void;
}

/** The form of each level that is asked; a level without one is not asked. */
export function RoundForms({ level, isRoot, templates, past, period, value, onChange }: RoundFormsProps) {
  const { t } = useLingui();
  const { nameOf } = useNames();
  const { levels } = useIndicatorWords();
  const latestVersion = (template: Forms[number] | undefined, of: AdministrativeLevel) =>
    template?.versions.findLast((each) => each.levels.includes(of) && (!period || each.validFrom <= period.endsOn));

  // The newest version of what the last round like it asked with.
  const propose = useEffectEvent(() => {
    const rounds = past.map(({ node }) => node);
    const alike = period && [
      roundKinds[period.kind],
      ...(period.kind === "SECOND_HALF" ? (["HALF_YEAR_1"] as const) : []),
    ];
    const before = alike?.flatMap((kind) => rounds.find(({ periodKind }) => periodKind === kind) ?? [])[0] ?? rounds[0];
    const proposed = before?.templates.flatMap(({ level: of, templateVersion }) => {
      const versionId = latestVersion(
        templates.find(({ id }) => id === templateVersion.template.id),
        of,
      )?.id;
      return versionId ? [[of, { versionId, dueOn: null }]] : [];
    });
    onChange(Object.fromEntries(proposed ?? []));
  });
  const { kind, endsOn } = period ?? {};
  const periodKey = `${kind} ${endsOn}`;
  useEffect(() => {
    if (periodKey) propose(); // another period proposes anew
  }, [periodKey]);

  return (
    <Fieldset legend={t`Mẫu theo cấp`} variant="unstyled" p={0} mx={0}>
      <Stack gap="sm">
        {askedLevels(level, isRoot).map((of) => {
          const { versionId = "", dueOn = null } = value[of] ?? {};
          const name = levels[of];
          return (
            <FieldRow key={of}>
              <ChoiceField
                label={name}
                emptyLabel={t`Không hỏi cấp này`}
                labels={Object.fromEntries(
                  templates.flatMap((template) => {
                    const version = latestVersion(template, of);
                    return version ? [[version.id, t`${nameOf(template)} (bản ${version.number})`]] : [];
                  }),
                )}
                value={versionId}
                onChange={(event) => onChange({ ...value, [of]: { dueOn, versionId: event.currentTarget.value } })}
              />
              {versionId && (
                <DateField
                  label={t`Hạn riêng của ${name} (trống: theo kỳ)`}
                  value={dueOn}
                  onChange={(day) => onChange({ ...value, [of]: { versionId, dueOn: day } })}
                />
              )}
            </FieldRow>
          );
        })}
      </Stack>
    </Fieldset>
  );
}
