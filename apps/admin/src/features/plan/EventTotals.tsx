import { useSuspenseQuery } from "@apollo/client/react";
import { type EventKind, graphql, type VariablesOf } from "@camket/schema";
import { formatNumber } from "@camket/ui/format";
import { NumberTrio } from "@camket/ui/number-trio";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useNames } from "../../names.ts";
import classes from "./EventTotals.module.css";
import { useEventKindNames } from "./event-kinds.ts";

const EventTotalsQuery = graphql(`
  query EventTotals($where: EventWhere!) {
    eventTotals(where: $where) {
      kind
      events
      attendance
      topics
      papers
      openConclusions
    }
    eventAttendance(where: $where, first: 10) {
      events
      count
      agency {
        id
        name
        nameEn
      }
      committee {
        id
        name
        nameEn
      }
    }
  }
`);

interface EventTotalsProps {
  where: VariablesOf<typeof EventTotalsQuery>["where"];
  onKind(kind: EventKind): void;
  onOpen(): void;
}

/** What the events listed come to: how many of each kind, who came, and what nobody was given to do yet. */
export function EventTotals({ where, onKind, onOpen }: EventTotalsProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useNames();
  const kinds = useEventKindNames();
  const { data } = useSuspenseQuery(EventTotalsQuery, { variables: { where } });
  const { eventTotals, eventAttendance } = data;
  if (eventTotals.length === 0) return null;
  const sum = (of: (each: (typeof eventTotals)[number]) => number) =>
    eventTotals.reduce((total, each) => total + of(each), 0);
  const open = sum((each) => each.openConclusions);
  return (
    <section aria-label={t`Tổng số`} className={classes.totals}>
      <NumberTrio
        size="small"
        figures={[
          {
            label: t`Sự kiện`,
            value: formatNumber(
              sum((each) => each.events),
              locale,
            ),
          },
          {
            label: t`Lượt người dự`,
            value: formatNumber(
              sum((each) => each.attendance),
              locale,
            ),
          },
          {
            label: t`Chuyên đề, tham luận`,
            value: formatNumber(
              sum((each) => each.topics + each.papers),
              locale,
            ),
          },
        ]}
      />
      <p className={classes.line}>
        {eventTotals.map(({ kind, events }) => (
          <button key={kind} type="button" className="camket-link" onClick={() => onKind(kind)}>
            {kinds[kind]} {formatNumber(events, locale)}
          </button>
        ))}
      </p>
      {open > 0 && (
        <p className={classes.line}>
          <Button variant="default" size="compact-sm" onClick={onOpen}>
            <Plural value={open} other="# kết luận chưa có nhiệm vụ" />
          </Button>
        </p>
      )}
      {eventAttendance.length > 0 && (
        <details className={classes.came}>
          <summary>
            <Trans>Ban, cơ quan dự nhiều nhất</Trans>
          </summary>
          <ul>
            {eventAttendance.map(({ agency, committee, events, count }) => (
              <li key={agency?.id ?? committee?.id ?? "others"}>
                <span>{agency ? nameOf(agency) : committee ? nameOf(committee) : t`Thành phần khác`}</span>
                <span>{t`${formatNumber(count, locale)} lượt, ${formatNumber(events, locale)} sự kiện`}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
