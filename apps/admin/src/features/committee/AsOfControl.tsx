import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { addDays, type CalendarDate, dayNumber } from "@camket/ui/calendar";
import { DateField } from "@camket/ui/field";
import { formatDate } from "@camket/ui/format";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { Tooltip } from "@mantine/core";
import type { Ref } from "react";
import { today } from "../../today.ts";
import classes from "./AsOfControl.module.css";

export const AsOfControl_reorganisations = graphql(`
  fragment AsOfControl_reorganisations on ReorganisationConnection {
    edges {
      node {
        id
        subject
        effectiveOn
      }
    }
  }
`);

type Reorganisations = FragmentOf<typeof AsOfControl_reorganisations>;

interface AsOfControlProps {
  reorganisations: Reorganisations;
  asOf: CalendarDate;
  /** Undefined is today, whatever day that is when the address is opened again. */
  onChange(asOf: CalendarDate | undefined): void;
  ref?: Ref<HTMLInputElement>;
}

const yearsShown = 7;

/** Time as a control: a ruler with the reorganisations as knots, and the date itself. */
export function AsOfControl({ reorganisations, asOf, onChange, ref }: AsOfControlProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const now = today();
  const choose = (date: CalendarDate | null) => date && onChange(date === now ? undefined : date);

  const thisYear = Number(now.slice(0, 4));
  const from = `${thisYear - yearsShown + 1}-01-01`;
  const years = Array.from({ length: yearsShown }, (_, index) => thisYear - yearsShown + 1 + index);
  const place = (date: CalendarDate) =>
    `${Math.min(100, Math.max(0, ((dayNumber(date) - dayNumber(from)) / (dayNumber(now) - dayNumber(from))) * 100))}%`;
  const events = eventsOf(reorganisations).filter(({ effectiveOn }) => effectiveOn >= from && effectiveOn <= now);

  return (
    <div className={`${classes.control} camket-no-print`}>
      <div className={classes.ruler}>
        {years.map((year) => (
          <span key={year} className={classes.year} style={{ left: place(`${year}-01-01`) }} aria-hidden>
            {year}
          </span>
        ))}
        {events.map(({ effectiveOn, subjects }) => {
          const label = `${formatDate(effectiveOn, locale)}: ${subjects.join("; ")}`;
          return (
            <Tooltip key={effectiveOn} label={label} multiline maw={360}>
              <button
                type="button"
                className={classes.knot}
                style={{ left: place(effectiveOn) }}
                aria-label={label}
                aria-pressed={effectiveOn === asOf}
                onClick={() => choose(effectiveOn)}
              />
            </Tooltip>
          );
        })}
        <span className={classes.handle} style={{ left: place(asOf) }} aria-hidden>
          <span>{asOf === now ? t`hôm nay` : formatDate(asOf, locale)}</span>
        </span>
      </div>
      <div className={classes.date}>
        <DateField label={t`Xem tại ngày`} value={asOf} onChange={choose} max={now} {...(ref && { ref })} />
      </div>
    </div>
  );
}

/** Days on which something was reorganised, the earliest first. */
function eventsOf(reorganisations: Reorganisations) {
  const subjects = new Map<CalendarDate, string[]>();
  for (const { node } of readFragment(AsOfControl_reorganisations, reorganisations).edges)
    subjects.set(node.effectiveOn, [...(subjects.get(node.effectiveOn) ?? []), node.subject]);
  return [...subjects]
    .map(([effectiveOn, subjects]) => ({ effectiveOn, subjects }))
    .sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1));
}

/** The days worth a look around `asOf`: each reorganisation and the eve of it, and today. */
export function neighbouringDays(reorganisations: Reorganisations, asOf: CalendarDate) {
  const now = today();
  const days = eventsOf(reorganisations)
    .flatMap(({ effectiveOn }) => [addDays(effectiveOn, -1), effectiveOn])
    .filter((day) => day < now);
  return {
    previous: days.findLast((day) => day < asOf),
    next: days.find((day) => day > asOf) ?? (asOf < now ? now : undefined),
  };
}
