import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { formatNumber } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { Section } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
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
  if (late === 0) return null;
  return (
    <Section
      title={t`Cam kết trễ, theo số ngày trễ`}
      aside={
        <TextLink href={tasksHref({ standing: "LATE", committee: committeeId })}>
          <Plural value={late} other="# nhiệm vụ" />
        </TextLink>
      }
    >
      <ul className={classes.ages}>
        {lateByAge.map(
          ({ fromDays, toDays, count }) =>
            count > 0 && (
              <li key={fromDays} style={{ flexGrow: count }} data-age={fromDays}>
                <strong>{formatNumber(count, locale)}</strong>{" "}
                {toDays === null ? (
                  <Trans>trên {fromDays - 1} ngày</Trans>
                ) : (
                  <Trans>
                    {fromDays}–{toDays} ngày
                  </Trans>
                )}
              </li>
            ),
        )}
      </ul>
    </Section>
  );
}
