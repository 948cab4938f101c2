import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type PeriodKind, type ResultOf } from "@camket/schema";
import { Chart } from "@camket/ui/chart";
import { ChoiceField } from "@camket/ui/field";
import { Section } from "@camket/ui/page";
import { PeriodBars } from "@camket/ui/period-bars";
import { LoadingState } from "@camket/ui/states";
import { Trans, useLingui } from "@lingui/react/macro";
import { Suspense, useDeferredValue } from "react";
import { useNames } from "../../names.ts";
import { coverageIn, EarlierFigure_figure, earlierCells } from "./earlier-figure.ts";
import { FigureButton } from "./FigureButton.tsx";
import { percentOf } from "./figure-cells.ts";
import { useFigureWords } from "./figure-words.ts";
import { usePeriodNames } from "./period-names.ts";
import classes from "./ReportPicture.module.css";
import type { FigureLine } from "./report-lines.ts";

const IndicatorOverPeriodsQuery = graphql(
  `
  query IndicatorOverPeriods($committeeId: ID!, $indicatorId: ID!, $periodKind: PeriodKind!, $until: Date!) {
    figureHistory(
      committeeId: $committeeId
      indicatorId: $indicatorId
      periodKinds: [$periodKind]
      periods: 6
      until: $until
    ) {
      periods {
        periodKind
        year
        name
        startsOn
        endsOn
      }
      yearSoFar {
        ...EarlierFigure_figure
      }
      rows {
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
          isExpected
          figure {
            id
            state
            numerator
            denominator
            hiddenBecause
            expectedBelow
            reportedBelow
          }
        }
      }
    }
  }
`,
  [EarlierFigure_figure],
);

interface IndicatorOverPeriodsProps {
  committeeId: string;
  unitName: string;
  periodKind: PeriodKind;
  /** Last day of the period of the report. */
  until: string;
  lines: readonly FigureLine[];
  /** Without it, the first. */
  indicatorId: string | undefined;
  onChoose(indicatorId: string): void;
}

/** One indicator as approved over the periods of a kind: of the committee, and small beside one another of those below. */
export function IndicatorOverPeriods({ lines, indicatorId, onChoose, ...props }: IndicatorOverPeriodsProps) {
  const { t } = useLingui();
  const line = lines.find((each) => each.indicatorId === indicatorId) ?? lines[0];
  const shown = useDeferredValue(line);
  if (!line || !shown) return null;
  return (
    <Section title={t`Một chỉ tiêu qua các kỳ`}>
      <div className="camket-no-print">
        <ChoiceField
          label={t`Chỉ tiêu`}
          className={classes.choice}
          labels={Object.fromEntries(lines.map((each) => [each.indicatorId, `${each.code} · ${each.name}`]))}
          value={line.indicatorId}
          onChange={(event) => onChoose(event.currentTarget.value)}
        />
      </div>
      <Suspense fallback={<LoadingState lines={8} />}>
        <Charts {...props} line={shown} />
      </Suspense>
    </Section>
  );
}

type Row = ResultOf<typeof IndicatorOverPeriodsQuery>["figureHistory"]["rows"][number];
type Cell = Row["cells"][number];

interface ChartsProps extends Omit<IndicatorOverPeriodsProps, "lines" | "indicatorId" | "onChoose"> {
  line: FigureLine;
}

function Charts({ committeeId, unitName, periodKind, until, line }: ChartsProps) {
  const { t } = useLingui();
  const { unitNameOf } = useNames();
  const { readText, changeText, coverageText } = useFigureWords();
  const { periodNameOf } = usePeriodNames();
  const { data } = useSuspenseQuery(IndicatorOverPeriodsQuery, {
    variables: { committeeId, indicatorId: line.indicatorId, periodKind, until },
  });
  const { periods, rows, yearSoFar } = data.figureHistory;
  const own = rows.find(({ committee }) => committee.id === committeeId);
  const below = rows.filter(
    ({ committee, cells }) => committee.id !== committeeId && cells.some(({ isExpected }) => isExpected),
  );
  const last = periods.at(-1);
  if (!last)
    return (
      <p className={classes.note}>
        <Trans>Chưa có kỳ nào để so sánh.</Trans>
      </p>
    );
  const textOf = ({ figure }: Cell) => (figure ? readText(cellOf(figure), line) : "");
  /** The same, opened down to what it was made of. */
  const linkOf = (cell: Cell, unitName: string) =>
    cell.figure && (
      <>
        <FigureButton figureId={cell.figure.id} name={`${line.name}, ${unitName}`}>
          {textOf(cell)}
        </FigureButton>{" "}
        <small className={classes.coverage}>{coverageText(coverageIn(cell.figure))}</small>
      </>
    );
  /** The year so far, with how many of its periods there are. */
  const soFarAt = (index: number) => {
    const figure = yearSoFar[index];
    const [soFar] = earlierCells(figure ? [figure] : []).values();
    if (!soFar) return "";
    const { reported, expected } = soFar.parts;
    return t`${readText(soFar, line)} (${reported}/${expected} kỳ)`;
  };
  const dividesYear = yearSoFar.some((figure) => figure) && periodKind !== "HALF_YEAR_1";
  const barsOf = ({ cells }: Row) =>
    cells.map((cell, index) => ({
      name: String(periods[index]?.year ?? ""),
      value: cell.figure && numberOf(cell.figure, line.isRatio),
      text: textOf(cell),
    }));
  const changeOf = ({ cells }: Row) => {
    const [before, now] = [cells.at(-2)?.figure, cells.at(-1)?.figure];
    return before && now ? changeText(cellOf(before), cellOf(now), line) : "";
  };
  const unit = line.isRatio ? "" : line.unit;
  const tableOf = (these: readonly Row[]) => ({
    columns: [unit ? t`Ban chỉ đạo (${unit})` : t`Ban chỉ đạo`, ...periods.map(periodNameOf)],
    rows: these.map(({ committee, cells }) => {
      const name = unitNameOf(committee.unit);
      return [name, ...cells.map((cell) => linkOf(cell, name))];
    }),
  });
  const periodName = periodNameOf(last);
  const ownLast = own?.cells.at(-1);
  const ownLink = ownLast && linkOf(ownLast, unitName);
  // A figure on part of those below, or its change from another such one, says so.
  const ownCoverage = own?.cells
    .slice(-2)
    .flatMap(({ figure }, index) => {
      const period = periods.slice(-2)[index];
      const coverage = coverageText(figure && coverageIn(figure));
      return period && coverage ? `${periodNameOf(period)}: ${coverage}` : [];
    })
    .join("; ");
  const ownChange = own ? changeOf(own) : "";
  const highest = Math.max(
    0,
    ...below.flatMap(({ cells }) => cells.map(({ figure }) => (figure && numberOf(figure, line.isRatio)) ?? 0)),
  );
  const expected = below.filter(({ cells }) => cells.at(-1)?.isExpected);
  const lacking = expected
    .filter(({ cells }) => cells.at(-1)?.figure == null)
    .map(({ committee }) => unitNameOf(committee.unit));
  const reported = expected.length - lacking.length;
  const more = lacking.length - MOST_NAMES;
  const names = lacking.slice(0, MOST_NAMES).join(", ");
  return (
    <>
      {own?.cells.some(({ figure }) => figure) && (
        <Chart
          caption={
            !ownLink ? (
              <Trans>
                {unitName}, {periodName}: chưa có số được duyệt.
              </Trans>
            ) : ownChange ? (
              <Trans>
                {unitName}, {periodName}: {ownLink} {unit}, {ownChange} so với kỳ trước cùng loại.
              </Trans>
            ) : (
              <Trans>
                {unitName}, {periodName}: {ownLink} {unit}.
              </Trans>
            )
          }
          coverage={ownCoverage}
          table={{
            isShown: true,
            columns: [
              t`Kỳ`,
              unit ? t`Số đã duyệt (${unit})` : t`Số đã duyệt`,
              ...(dividesYear ? [t`Cộng từ đầu năm`] : []),
            ],
            rows: own.cells.map((cell, index) => [
              periods[index] ? periodNameOf(periods[index]) : "",
              linkOf(cell, unitName),
              ...(dividesYear ? [soFarAt(index)] : []),
            ]),
          }}
        >
          <PeriodBars label={t`${line.name}, ${unitName}, qua các kỳ`} bars={barsOf(own)} />
        </Chart>
      )}
      {below.length > 0 && (
        <Chart
          caption={
            <Trans>
              {line.name} của từng ban cấp dưới, {periods[0]?.year}–{last.year}, cùng một thang đo; cột cuối là{" "}
              {periodName}.
            </Trans>
          }
          coverage={
            <>
              <Trans>
                {reported}/{expected.length} ban phải nộp có số được duyệt kỳ này.
              </Trans>{" "}
              {lacking.length > 0 && (more > 0 ? t`Chưa có: ${names} và ${more} ban nữa.` : t`Chưa có: ${names}.`)}
            </>
          }
          table={tableOf(below)}
        >
          <ul className={classes.multiples}>
            {below.map((row) => {
              const now = row.cells.at(-1);
              const name = unitNameOf(row.committee.unit);
              return (
                <li key={row.committee.id}>
                  <span className={classes.unit}>{name}</span>
                  <span className={classes.value}>
                    <b>{(now && linkOf(now, name)) ?? <Trans>chưa có số</Trans>}</b> {changeOf(row)}
                  </span>
                  <small className={classes.coverage}>{coverageText(now?.figure && coverageIn(now.figure))}</small>
                  <PeriodBars
                    isSmall
                    label={`${name}: ${row.cells.map(textOf).filter(Boolean).join(", ")}`}
                    bars={barsOf(row)}
                    highest={highest}
                  />
                </li>
              );
            })}
          </ul>
        </Chart>
      )}
    </>
  );
}

const MOST_NAMES = 6;

const cellOf = ({ state, numerator, denominator, hiddenBecause }: NonNullable<Cell["figure"]>) => ({
  ...{ isNothing: state === "NOTHING_AROSE", numerator, denominator, hiddenBecause, explanation: null },
});

/** Null where there is no number, or it is not shown: a bar of zero would be a guess. */
const numberOf = ({ numerator, denominator }: NonNullable<Cell["figure"]>, isRatio: boolean) =>
  isRatio ? percentOf({ numerator, denominator }) : numerator === null ? null : Number(numerator);
