import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { addDays } from "@camket/ui/calendar";
import { Chart } from "@camket/ui/chart";
import { formatNumber } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { Section } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { today } from "../../today.ts";
import { tasksHref } from "./hrefs.ts";
import classes from "./LateByAge.module.css";

const LateByAgeQuery = graphql(`
  query LateByAge($committeeId: ID!) {
    taskSummary(where: { underCommitteeId: $committeeId, isIssued: true, standing: [LATE] }) {
      late
      lateByAge {
        fromDays
        toDays
        count
      }
    }
  }
`);

/** Late tasks of a committee and those under it, by how many days they are late. Nothing where none is. */
export function LateByAge({ committeeId }: { committeeId: string }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { data } = useSuspenseQuery(LateByAgeQuery, { variables: { committeeId } });
  const { late, lateByAge } = data.taskSummary;
  const ages = lateByAge
    .filter(({ count }) => count > 0)
    .map(({ fromDays, toDays, count }) => ({
      fromDays,
      number: formatNumber(count, locale),
      count,
      label: toDays === null ? t`trên ${fromDays - 1} ngày` : t`${fromDays}–${toDays} ngày`,
      href: tasksHref({
        standing: "LATE",
        committee: committeeId,
        to: addDays(today(), -fromDays),
        ...(toDays !== null && { from: addDays(today(), -toDays) }),
      }),
    }));
  const longest = ages.at(-1);
  if (!longest) return null;
  const { number: most, label: age } = longest;
  return (
    <Section
      title={t`Cam kết trễ, theo số ngày trễ`}
      aside={
        <TextLink href={tasksHref({ standing: "LATE", committee: committeeId })}>
          <Plural value={late} other="# nhiệm vụ" />
        </TextLink>
      }
    >
      <Chart
        caption={
          <Trans>
            Trễ lâu nhất: {most} nhiệm vụ, {age}.
          </Trans>
        }
        table={{
          columns: [t`Số ngày trễ`, t`Nhiệm vụ`],
          rows: ages.map(({ label, number, href }) => [
            label,
            <TextLink key={href} href={href}>
              {number}
            </TextLink>,
          ]),
        }}
      >
        <ul className={classes.ages}>
          {ages.map(({ fromDays, count, number, label, href }) => (
            <li key={fromDays} style={{ flexGrow: count }} data-age={fromDays}>
              <strong>
                <TextLink href={href}>{number}</TextLink>
              </strong>{" "}
              {label}
            </li>
          ))}
        </ul>
      </Chart>
    </Section>
  );
}
