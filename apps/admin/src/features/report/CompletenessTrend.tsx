import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { Chart } from "@camket/ui/chart";
import { formatChange, formatNumber, formatPercent } from "@camket/ui/format";
import { Section } from "@camket/ui/page";
import { PeriodBars } from "@camket/ui/period-bars";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { shareOf } from "./completeness-cells.ts";
import { usePeriodNames } from "./period-names.ts";

export const CompletenessTrend_matrix = graphql(`
  fragment CompletenessTrend_matrix on CompletenessMatrix {
    periods {
      period {
        periodKind
        year
        name
        startsOn
        endsOn
      }
      total {
        expected
        received
        onTime
        notDue
      }
    }
  }
`);

/** The share that came on time, period by period, with the numbers it is made of. */
export function CompletenessTrend({ matrix }: { matrix: FragmentOf<typeof CompletenessTrend_matrix> }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { periodNameOf, shortPeriodNameOf } = usePeriodNames();
  const all = readFragment(CompletenessTrend_matrix, matrix).periods;
  // A period of which some may still report has no share yet.
  const periods = all.filter(({ total }) => total.notDue === 0);
  const open = all.filter(({ total }) => total.notDue > 0).map(({ period }) => periodNameOf(period));
  const shares = periods.map(({ total }) => shareOf(total, "onTime"));
  const [before, last] = [shares.at(-2), shares.at(-1)];
  const now = periods.at(-1);
  if (!now) return null;
  const number = (value: number) => formatNumber(value, locale);
  const onTime = number(now.total.onTime);
  const expected = number(now.total.expected);
  const name = periodNameOf(now.period);
  const change = before != null && last != null ? formatChange(last - before, "points", locale) : undefined;
  return (
    <Section title={t`Tỷ lệ nộp đúng hạn qua các kỳ`}>
      <Chart
        caption={
          change === undefined ? (
            <Trans>
              {name}: {onTime}/{expected} báo cáo nộp đúng hạn.
            </Trans>
          ) : (
            <Trans>
              {name}: {onTime}/{expected} báo cáo nộp đúng hạn, {change} so với kỳ liền trước.
            </Trans>
          )
        }
        coverage={open.length > 0 && t`Chưa đến hạn nên chưa tính: ${open.join(", ")}.`}
        table={{
          isShown: true,
          columns: [t`Kỳ`, t`Phải nộp`, t`Đã nhận`, t`Đúng hạn`, t`Tỷ lệ đúng hạn`],
          rows: periods.map(({ period, total }, index) => [
            periodNameOf(period),
            number(total.expected),
            number(total.received),
            number(total.onTime),
            shares[index] == null ? "" : formatPercent(shares[index], locale),
          ]),
        }}
      >
        <PeriodBars
          label={t`Tỷ lệ nộp đúng hạn qua các kỳ`}
          highest={100}
          bars={periods.map(({ period }, index) => ({
            name: `${shortPeriodNameOf(period).replace(/ (?=\S+$)/, "\n")}\n${period.year}`,
            value: shares[index] ?? null,
            text: shares[index] == null ? "" : formatPercent(shares[index], locale),
          }))}
        />
      </Chart>
    </Section>
  );
}
