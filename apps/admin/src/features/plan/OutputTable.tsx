import { formatNumber } from "@camket/ui/format";
import { EmptyState } from "@camket/ui/states";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { everyLine, type Named, OutputFrame } from "./OutputFrame.tsx";
import classes from "./Outputs.module.css";
import { lineKey, outputKey, outputPlace, type SavedOutput } from "./output-cells.ts";
import { monthsOf } from "./output-months.ts";

interface OutputTableProps {
  year: number;
  kinds: readonly Named[];
  channels: readonly Named[];
  saved: ReadonlyMap<string, SavedOutput>;
}

/** The counts for whoever reads them. */
export function OutputTable({ year, kinds, channels, saved }: OutputTableProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const months = new Set(monthsOf(year).map(({ month }) => month));
  const places = [...saved.keys()].map(outputPlace).filter(({ month }) => months.has(month));
  const used = new Set(places.map(lineKey));
  if (used.size === 0)
    return <EmptyState tone="quiet" title={t`Ban chưa ghi sản phẩm truyền thông nào của năm ${String(year)}`} />;
  return (
    <OutputFrame
      year={year}
      lines={everyLine(kinds, channels).filter((line) => used.has(lineKey(line)))}
      countAt={(key) => saved.get(key)?.count ?? null}
      cell={(line, { month }) => {
        const count = saved.get(outputKey(month, line))?.count;
        return count !== undefined && <span className={classes.read}>{formatNumber(count, locale)}</span>;
      }}
    />
  );
}
