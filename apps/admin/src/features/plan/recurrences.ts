import type { Recurrence } from "@camket/schema";
import { useLingui } from "@lingui/react/macro";

/** How often a task recurs, by its name. */
export function useRecurrenceNames(): Record<Recurrence, string> {
  const { t } = useLingui();
  return { MONTHLY: t`Hằng tháng`, QUARTERLY: t`Hằng quý`, HALF_YEARLY: t`Sáu tháng một lần`, YEARLY: t`Hằng năm` };
}
