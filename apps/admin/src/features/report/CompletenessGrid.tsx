import { type FragmentOf, graphql, type ResultOf, readFragment } from "@camket/schema";
import { formatNumber } from "@camket/ui/format";
import { type GridPlace, placeAfter } from "@camket/ui/grid-focus";
import { Link } from "@camket/ui/link";
import { useLetterKeys } from "@camket/ui/provider";
import { EmptyState } from "@camket/ui/states";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconGitFork } from "@tabler/icons-react";
import { useRouter } from "@tanstack/react-router";
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";
import { useNames } from "../../names.ts";
import { gapAfter } from "../plan/rights-matrix.ts";
import classes from "./CompletenessGrid.module.css";
import { isLacking, type Measure, shadeOf, shadeSteps } from "./completeness-cells.ts";
import { reportHref } from "./hrefs.ts";
import { usePeriodNames } from "./period-names.ts";
import { useStandingWords } from "./standing-words.ts";

export const CompletenessGrid_matrix = graphql(`
  fragment CompletenessGrid_matrix on CompletenessMatrix {
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
      }
    }
    rows {
      predecessors
      committee {
        id
        unit {
          id
          level
          kind
          name
          nameEn
        }
      }
      cells {
        expected
        received
        onTime
        notDue
        exempt
        standing
        reportId
      }
    }
  }
`);

type Matrix = ResultOf<typeof CompletenessGrid_matrix>;

export interface ChosenCell {
  row: Matrix["rows"][number];
  cell: Matrix["rows"][number]["cells"][number];
  period: Matrix["periods"][number]["period"];
}

interface CompletenessGridProps {
  matrix: FragmentOf<typeof CompletenessGrid_matrix>;
  measure: Measure;
  /** Days on which committees were merged or divided. */
  reforms: readonly string[];
  onChoose(cell: ChosenCell): void;
  /** Goes down to the committees below one. */
  onOpen(committeeId: string): void;
}

/** A committee with all under it a row, a period a column: numbers over shades, and what is lacking in words. */
export function CompletenessGrid({ matrix: masked, measure, reforms, onChoose, onOpen }: CompletenessGridProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const hasLetterKeys = useLetterKeys();
  const router = useRouter();
  const { unitNameOf } = useNames();
  const { periodNameOf, shortPeriodNameOf } = usePeriodNames();
  const standings = useStandingWords();
  const table = useRef<HTMLTableElement>(null);
  const [place, setPlace] = useState<GridPlace>();
  const { periods, rows } = readFragment(CompletenessGrid_matrix, masked);
  const size = { rows: rows.length, columns: periods.length, page: 10 };
  // Of more periods than fit the latest are what one looks for.
  useLayoutEffect(() => {
    const scroller = table.current?.parentElement;
    if (scroller) scroller.scrollLeft = scroller.scrollWidth;
  }, []);
  const stop = place ?? { row: 0, column: Math.max(0, periods.length - 1) };
  const number = (value: number) => formatNumber(value, locale);

  if (periods.length === 0 || rows.length === 0)
    return (
      <EmptyState
        title={
          rows.length === 0 && periods.length > 0
            ? t`Không có ban nào ở cấp dưới`
            : t`Chưa có kỳ báo cáo nào thuộc loại này`
        }
      />
    );

  const isAfterReform = (column: number) => {
    const [before, now] = [periods[column - 1], periods[column]];
    return (
      before !== undefined &&
      now !== undefined &&
      reforms.some((day) => day > before.period.endsOn && day <= now.period.endsOn)
    );
  };
  const isGap = ({ row, column }: GridPlace) => {
    const cell = rows[row]?.cells[column];
    return cell !== undefined && isLacking(cell, measure);
  };
  const cellAt = ({ row, column }: GridPlace): ChosenCell | undefined => {
    const [line, asked] = [rows[row], periods[column]];
    const cell = line?.cells[column];
    return line && asked && cell && { row: line, cell, period: asked.period };
  };
  const hasBelow = ({ cells }: Matrix["rows"][number]) => cells.some(({ expected, exempt }) => expected + exempt > 1);

  function choose(at: GridPlace) {
    setPlace(at);
    const cell = cellAt(at);
    if (cell) onChoose(cell);
  }

  function open(at: GridPlace) {
    const found = cellAt(at);
    if (!found) return;
    const { row, cell } = found;
    if (cell.reportId && cell.expected <= 1) router.history.push(reportHref(cell.reportId));
    else if (hasBelow(row)) onOpen(row.committee.id);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.metaKey || event.altKey || event.key === "Tab") return;
    const target =
      hasLetterKeys && event.key.toLowerCase() === "n" ? gapAfter(stop, size, isGap) : placeAfter(stop, event, size);
    if (!target) {
      if (event.key === "Enter" && event.target instanceof HTMLTableCellElement) open(stop);
      return;
    }
    event.preventDefault();
    choose(target);
    table.current?.querySelector<HTMLElement>(`[data-place="${target.row} ${target.column}"]`)?.focus();
  }

  const told = ({ row, cell, period }: ChosenCell) =>
    [
      `${unitNameOf(row.committee.unit)}, ${periodNameOf(period)}`,
      cell.expected > 0
        ? [
            t`phải nộp ${number(cell.expected)}, đã nhận ${number(cell.received)}, đúng hạn ${number(cell.onTime)}`,
            ...(cell.notDue > 0 ? [t`chưa đến hạn ${number(cell.notDue)}`] : []),
          ].join(", ")
        : cell.exempt > 0
          ? t`được miễn`
          : t`không phải nộp`,
      ...(cell.standing && hasBelow(row) ? [t`báo cáo của chính ban: ${standings[cell.standing].label}`] : []),
    ].join(": ");

  return (
    <div className={classes.shaded}>
      <div className={classes.scroller}>
        <table
          ref={table}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a matrix one moves through by cells is a grid.
          role="grid"
          aria-label={t`Mức đầy đủ theo ban và kỳ`}
          className={classes.matrix}
          onKeyDown={onKeyDown}
        >
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                <Trans>Ban chỉ đạo cấp dưới</Trans>
              </th>
              {yearsOf(periods).map(({ year, from, span }) => (
                <th key={from} scope="colgroup" colSpan={span} className={classes.year}>
                  {year}
                </th>
              ))}
            </tr>
            <tr>
              {periods.map(({ period }, column) => (
                <th key={periodNameOf(period)} scope="col" data-reform={isAfterReform(column) || undefined}>
                  {shortPeriodNameOf(period)}
                </th>
              ))}
            </tr>
            <tr className={classes.total}>
              <th scope="row">
                <Trans>Tất cả</Trans>
              </th>
              {periods.map(({ period, total }, column) => (
                <td key={periodNameOf(period)} data-reform={isAfterReform(column) || undefined}>
                  {number(total[measure])}/{number(total.expected)}
                </td>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, rowIndex) => (
              <tr key={row.committee.id}>
                <th scope="row">
                  {hasBelow(row) ? (
                    <button
                      type="button"
                      className={`camket-link ${classes.open}`}
                      tabIndex={-1}
                      onClick={() => onOpen(row.committee.id)}
                    >
                      {unitNameOf(row.committee.unit)}
                    </button>
                  ) : (
                    unitNameOf(row.committee.unit)
                  )}
                  {row.predecessors > 1 && (
                    <span className={classes.fork} title={t`gộp từ ${row.predecessors} ban cũ`}>
                      <IconGitFork size={14} stroke={1.8} aria-hidden />
                      {row.predecessors}
                      <span className={classes.hidden}>
                        {" "}
                        <Trans>ban cũ</Trans>
                      </span>
                    </span>
                  )}
                </th>
                {row.cells.map((cell, column) => {
                  const asked = periods[column];
                  const here = { row: rowIndex, column };
                  const isStop = stop.row === rowIndex && stop.column === column;
                  const isLeaf = cell.expected <= 1;
                  return (
                    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys of its cells.
                    <td
                      key={asked ? periodNameOf(asked.period) : column}
                      tabIndex={isStop ? 0 : -1}
                      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid that is moved through by cells.
                      role="gridcell"
                      data-place={`${rowIndex} ${column}`}
                      data-shade={isLeaf ? undefined : shadeOf(cell, measure)}
                      data-standing={isLeaf && cell.expected === 1 ? standingOf(cell) : undefined}
                      data-none={cell.expected === 0 || undefined}
                      data-open={(cell.expected > 0 && cell.notDue === cell.expected) || undefined}
                      data-reform={isAfterReform(column) || undefined}
                      aria-selected={place !== undefined && isStop}
                      onFocus={() => choose(here)}
                      onClick={() => choose(here)}
                      onDoubleClick={() => open(here)}
                    >
                      <span className={classes.hidden}>{asked && told({ row, cell, period: asked.period })}</span>
                      <span aria-hidden>
                        {cell.expected === 0 ? (
                          cell.exempt > 0 && <Trans>miễn</Trans>
                        ) : isLeaf && cell.reportId ? (
                          <Link href={reportHref(cell.reportId)} tabIndex={-1}>
                            {standings[standingOf(cell)].short}
                          </Link>
                        ) : isLeaf ? (
                          standings[standingOf(cell)].short
                        ) : (
                          <>
                            {cell.standing && <span className={classes.mark} data-standing={cell.standing} />}
                            {number(cell[measure])}/{number(cell.expected)}
                          </>
                        )}
                      </span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className={classes.legend} aria-label={t`Thang màu`}>
        {[0, ...shadeSteps].map((step, index, steps) => (
          <li key={step}>
            <span data-shade={index + 1} aria-hidden />
            {index === 0
              ? t`dưới ${shadeSteps[0]}%`
              : index === steps.length - 1
                ? t`từ ${step}%`
                : `${step}–${(steps[index + 1] ?? 101) - 1}%`}
          </li>
        ))}
        <li>
          <span data-none aria-hidden />
          <Trans>không phải nộp</Trans>
        </li>
        {(["RECEIVED", "RECEIVED_LATE", "MISSING", "NOT_DUE"] as const).map((standing) => (
          <li key={standing}>
            <i className={classes.mark} data-standing={standing} aria-hidden />
            {standings[standing].short}
          </li>
        ))}
        <li className={classes.note}>
          <Trans>Dấu trước số là báo cáo của chính ban ở hàng ấy.</Trans>
        </li>
        {periods.some((_period, column) => isAfterReform(column)) && (
          <li className={classes.note}>
            <Trans>Vạch dọc là lần sắp xếp; trước đó mỗi hàng gồm các ban cũ đã nhập vào.</Trans>
          </li>
        )}
      </ul>
    </div>
  );
}

type Cell = Matrix["rows"][number]["cells"][number];

/** Of one report, that of the committee itself or of the one that it took over. */
const standingOf = ({ standing, onTime, received, notDue }: Cell) =>
  standing && standing !== "EXEMPT"
    ? standing
    : onTime > 0
      ? "RECEIVED"
      : received > 0
        ? "RECEIVED_LATE"
        : notDue > 0
          ? "NOT_DUE"
          : "MISSING";

function yearsOf(periods: Matrix["periods"]) {
  const years: { year: number; from: number; span: number }[] = [];
  for (const [from, { period }] of periods.entries()) {
    const last = years.at(-1);
    if (last?.year === period.year) last.span += 1;
    else years.push({ year: period.year, from, span: 1 });
  }
  return years;
}
