import type { ComparedPeriod } from "@camket/schema";
import { Note } from "@camket/ui/page";
import { Trans, useLingui } from "@lingui/react/macro";
import { SegmentedControl } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import classes from "./ComparedWith.module.css";
import type { Comparison } from "./use-comparison.ts";

/** What figures are compared with; it stands in the address, so that a link shows the same. */
export function useComparedWith(): ComparedPeriod {
  const search = useSearch({ strict: false });
  return search.with === "preceding" ? "PRECEDING" : "YEAR_BEFORE";
}

interface ComparedWithProps {
  year: number;
  comparison: Comparison;
  /** Where the page says itself of what the figures are made. */
  isChoiceOnly?: boolean;
}

/** The choice of what stands beside, and of which committees of then it is made. */
export function ComparedWith({ year, comparison, isChoiceOnly = false }: ComparedWithProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const compared = useComparedWith();
  const { label, preceding, divided } = comparison;
  const madeOf = useComparisonWords()(comparison);
  return (
    <div className={classes.compared}>
      {(preceding || compared === "PRECEDING") && (
        <div className={`${classes.choice} camket-no-print`}>
          <span id="compared-with">
            <Trans>So với</Trans>
          </span>
          <SegmentedControl
            size="xs"
            aria-labelledby="compared-with"
            value={compared}
            data={[
              { value: "YEAR_BEFORE", label: t`Cùng kỳ ${year - 1}` },
              { value: "PRECEDING", label: preceding ?? label },
            ]}
            onChange={(value) =>
              navigate({
                to: ".",
                search: (others) => ({ ...others, with: value === "PRECEDING" ? "preceding" : undefined }),
                replace: true,
                resetScroll: false,
              })
            }
          />
        </div>
      )}
      {madeOf &&
        !isChoiceOnly &&
        (divided.length > 0 ? <Note tone="quiet">{madeOf}</Note> : <p className={classes.sources}>{madeOf}</p>)}
    </div>
  );
}

/** Of which committees of then the figures beside are made, or why there are none; nothing where it is the same one. */
export function useComparisonWords() {
  const { t } = useLingui();
  return ({ label, divided, reported, missing }: Comparison) => {
    const [names, lacking, old] = [reported.join(", "), missing.join(", "), divided.join(", ")];
    const [count, all] = [reported.length, reported.length + missing.length];
    if (old) return t`${label}: không có số để so, vì đơn vị cũ đã chia tách (${old}).`;
    if (all < 2) return "";
    if (count === 0) return t`${label}: chưa đơn vị cũ nào có báo cáo được duyệt (${lacking}).`;
    return lacking
      ? t`${label}: cộng từ ${count}/${all} đơn vị cũ (${names}); thiếu ${lacking}.`
      : t`${label}: cộng từ ${count}/${all} đơn vị cũ (${names}).`;
  };
}
