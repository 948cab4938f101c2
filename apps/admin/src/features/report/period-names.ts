import type { PeriodKind } from "@camket/schema";
import { useLingui } from "@lingui/react/macro";
import { useRoundNames } from "./round-names.ts";

interface Period {
  /** In Vietnamese. */
  name: string;
  periodKind: PeriodKind;
  year: number;
  startsOn: string;
  endsOn: string;
}

/** Periods by the language of the screen: whole, and as they stand beneath their year. */
export function usePeriodNames() {
  const { t } = useLingui();
  const { roundNameOf } = useRoundNames();
  return {
    periodNameOf: (period: Period) => roundNameOf(period),
    shortPeriodNameOf: (period: Period) => {
      const name = roundNameOf(period);
      const short = withoutYear(name, period.year);
      return short && short.toLowerCase() !== "năm" && short !== "Year" ? short : t`Cả năm`;
    },
  };
}

/** "Quý IV năm 2026" is "Quý IV", "Quarter 4 of 2026" "Quarter 4". */
export const withoutYear = (name: string, year: number) => name.replace(new RegExp(`\\s*(năm |of )?${year}$`, "i"), "");
