import { formatDayMonth, formatNumber } from "@camket/ui/format";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { NativeSelect } from "@mantine/core";
import { type ReactNode, useState } from "react";
import classes from "./Outputs.module.css";
import { lineKey, type OutputCount, type OutputLine, outputKey } from "./output-cells.ts";
import { monthsOf, type OutputMonth } from "./output-months.ts";

export interface Named {
  code: string;
  name: string;
}

/** A row: a kind of publication on a channel, by its names too. */
export interface NamedLine extends OutputLine {
  kindName: string;
  channelName: string;
}

/** Every kind on every channel, in their usual order. */
export const everyLine = (kinds: readonly Named[], channels: readonly Named[]): NamedLine[] =>
  kinds.flatMap((kind) =>
    channels.map((channel) => ({
      ...{ kind: kind.code, channel: channel.code },
      ...{ kindName: kind.name, channelName: channel.name },
    })),
  );

interface OutputFrameProps {
  year: number;
  lines: readonly NamedLine[];
  countAt(key: string): OutputCount;
  cell(line: NamedLine, month: OutputMonth): ReactNode;
  isGrid?: boolean;
}

/** Rows of kinds and channels under the reporting months of a year, with the totals first. */
export function OutputFrame({ year, lines, countAt, cell, isGrid = false }: OutputFrameProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const months = monthsOf(year);
  const begun = months.filter(({ hasBegun }) => hasBegun).length;
  /** Where there is room for one month only. */
  const [shown, setShown] = useState(Math.max(begun, 1));
  const sum = (keys: string[]) => keys.reduce((total, key) => total + (countAt(key) ?? 0), 0);
  const written = (total: number) => (total > 0 ? formatNumber(total, locale) : "");
  const days = ({ startsOn, endsOn }: OutputMonth) =>
    `${formatDayMonth(startsOn, locale)}–${formatDayMonth(endsOn, locale)}`;
  return (
    <>
      <div className={`${classes.monthChoice} camket-no-print`}>
        <NativeSelect
          label={t`Tháng báo cáo`}
          value={String(shown)}
          data={months.map((month) => ({
            value: String(month.ordinal),
            label: t`Tháng ${month.ordinal} (${days(month)})`,
          }))}
          onChange={({ currentTarget: { value } }) => setShown(Number(value))}
        />
      </div>
      <div className={classes.scroller}>
        <table
          {...(isGrid && { role: "grid" })}
          aria-label={t`Số sản phẩm theo tháng báo cáo`}
          className={classes.grid}
        >
          <thead>
            <tr>
              <th scope="col">
                <Trans>Loại, kênh</Trans>
              </th>
              <th scope="col" className={classes.number}>
                <Trans>Cả năm</Trans>
              </th>
              {months.map((month) => (
                <th key={month.month} scope="col" className={classes.number} data-shown={month.ordinal === shown}>
                  <Trans>Tháng {month.ordinal}</Trans>
                  <span className={classes.days}>
                    {formatDayMonth(month.startsOn, locale)}–<wbr />
                    {formatDayMonth(month.endsOn, locale)}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr className={classes.totals}>
              <th scope="row">
                <Trans>Tổng số</Trans>
              </th>
              <td className={classes.number}>
                {written(sum(months.flatMap(({ month }) => lines.map((line) => outputKey(month, line)))))}
              </td>
              {months.map(({ month, ordinal }) => (
                <td key={month} className={classes.number} data-shown={ordinal === shown}>
                  {written(sum(lines.map((line) => outputKey(month, line))))}
                </td>
              ))}
            </tr>
            {lines.map((line) => (
              <tr key={lineKey(line)}>
                <th scope="row">
                  {line.kindName}
                  <span className={classes.channel}>{line.channelName}</span>
                </th>
                <td className={classes.number}>{written(sum(months.map(({ month }) => outputKey(month, line))))}</td>
                {months.map((month) => (
                  <td key={month.month} className={classes.cell} data-shown={month.ordinal === shown}>
                    {cell(line, month)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
