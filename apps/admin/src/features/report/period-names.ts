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
      const short = name.replace(new RegExp(`\\s*(năm |of )?${period.year}$`, "i"), "");
      return short && short.toLowerCase() !== "năm" && short !== "Year" ? short : t`Cả năm`;
    },
  };
}
