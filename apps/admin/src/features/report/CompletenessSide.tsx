import { skipToken, useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { formatDate, formatNumber } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { NumberTrio } from "@camket/ui/number-trio";
import { Section } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, UnstyledButton } from "@mantine/core";
import { useDeferredValue, useState } from "react";
import { useNames } from "../../names.ts";
import classes from "./CompletenessGrid.module.css";
import type { ChosenCell } from "./CompletenessGrid.tsx";
import { reportHref } from "./hrefs.ts";
import { usePeriodNames } from "./period-names.ts";
import { Standing } from "./Standing.tsx";
import { standingsShown } from "./standing-words.ts";

const CompletenessListQuery = graphql(`
  query CompletenessList($where: RoundExpectationWhere!) {
    expectations(where: $where, orderBy: DUE, first: 50) {
      totalCount
      edges {
        node {
          id
          standing
          dueOn
          committee {
            id
            unit {
              id
              level
              kind
              name
              nameEn
            }
            parent {
              id
              unit {
                id
                level
                kind
                name
                nameEn
              }
            }
          }
          report {
            id
          }
        }
      }
    }
  }
`);

/** What a cell counts, and who of those it expects has not reported, given up or not. */
const standingsCounted = {
  expected: standingsShown.expected,
  received: standingsShown.received,
  onTime: standingsShown.onTime,
  missing: [...standingsShown.awaited, ...standingsShown.declared],
};
type Counted = keyof typeof standingsCounted;

interface CompletenessSideProps {
  chosen: ChosenCell | undefined;
  onOpen(committeeId: string): void;
}

/** The cell that is chosen in numbers, and by name who is still awaited, or whom one of them counts. */
export function CompletenessSide({ chosen: asked, onOpen }: CompletenessSideProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { unitNameOf } = useNames();
  const { periodNameOf } = usePeriodNames();
  const [wanted, setWanted] = useState<Counted>("missing");
  const { chosen, shown } = useDeferredValue({ chosen: asked, shown: wanted });
  const { data } = useSuspenseQuery(
    CompletenessListQuery,
    chosen
      ? {
          variables: {
            where: {
              belongsToCommitteeId: chosen.row.committee.id,
              periodKind: chosen.period.periodKind,
              periodFrom: chosen.period.startsOn,
              periodTo: chosen.period.endsOn,
              standing: standingsCounted[shown],
            },
          },
        }
      : skipToken,
  );
  if (!chosen)
    return (
      <p className={classes.hint}>
        <Trans>Chọn một ô để xem số phải nộp, đã nhận, đúng hạn, và tên từng ban chưa nộp.</Trans>
      </p>
    );
  const { row, cell, period } = chosen;
  const number = (value: number) => formatNumber(value, locale);
  const listed = data?.expectations.edges.map(({ node }) => node) ?? [];
  const total = data?.expectations.totalCount ?? 0;
  const more = total - listed.length;
  const lists = {
    expected: { title: t`Phải nộp`, label: t`Ban phải nộp` },
    received: { title: t`Đã nhận`, label: t`Ban đã nộp` },
    onTime: { title: t`Đúng hạn`, label: t`Ban nộp đúng hạn` },
    missing: { title: t`Chưa nộp`, label: t`Ban chưa nộp` },
  } satisfies Record<Counted, { title: string; label: string }>;
  /** A number that opens the list of what it counts; again, that of those still awaited. */
  const numberOf = (list: Exclude<Counted, "missing">) => (
    <UnstyledButton aria-pressed={shown === list} onClick={() => setWanted(shown === list ? "missing" : list)}>
      {number(cell[list])}
    </UnstyledButton>
  );
  return (
    <div aria-live="polite">
      <Section title={`${unitNameOf(row.committee.unit)}, ${periodNameOf(period).toLowerCase()}`}>
        <NumberTrio
          size="small"
          figures={[
            { value: numberOf("expected"), label: t`phải nộp` },
            { value: numberOf("received"), label: t`đã nhận` },
            { value: numberOf("onTime"), label: t`đúng hạn` },
          ]}
        />
        <div className={classes.acts}>
          {cell.reportId && (
            <TextLink href={reportHref(cell.reportId)}>
              <Trans>Mở báo cáo</Trans>
            </TextLink>
          )}
          {cell.expected > 1 && (
            <Button variant="subtle" size="compact-sm" onClick={() => onOpen(row.committee.id)}>
              <Trans>Xem cấp dưới</Trans>
            </Button>
          )}
        </div>
      </Section>
      {total > 0 && (
        <Section title={lists[shown].title} count={number(total)}>
          <ul className={classes.missing} aria-label={lists[shown].label}>
            {listed.map(({ id, committee, standing, dueOn, report }) => (
              <li key={id}>
                <span>
                  {report ? (
                    <TextLink href={reportHref(report.id)}>{unitNameOf(committee.unit)}</TextLink>
                  ) : (
                    unitNameOf(committee.unit)
                  )}
                  {committee.parent && committee.id !== row.committee.id && (
                    <span className={classes.under}>{t`thuộc ${unitNameOf(committee.parent.unit)}`}</span>
                  )}
                </span>
                <span className={classes.due}>
                  <Standing standing={standing} dueOn={dueOn} isBegun={report !== null} />
                  <span>{t`hạn ${formatDate(dueOn, locale)}`}</span>
                </span>
              </li>
            ))}
          </ul>
          {more > 0 && <p className={classes.hint}>{t`và ${number(more)} ban nữa; xem cấp dưới để thấy đủ.`}</p>}
        </Section>
      )}
    </div>
  );
}
