import { useSuspenseQuery } from "@apollo/client/react";
import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { type Column, DataTable } from "@camket/ui/data-table";
import { formatDate, formatNumber } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { EmptyState } from "@camket/ui/states";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { useTransition } from "react";
import { useNames } from "../../names.ts";
import { roundHref } from "./hrefs.ts";
import { useRoundNames } from "./round-names.ts";

const RoundRow_round = graphql(`
  fragment RoundRow_round on ReportingRound {
    id
    name
    periodKind
    year
    startsOn
    endsOn
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
    }
    completeness {
      expected
      received
      onTime
    }
  }
`);

const RoundListQuery = graphql(
  `
    query RoundList($where: ReportingRoundWhere!, $after: String) {
      reportingRounds(where: $where, first: 50, after: $after) {
        totalCount
        edges {
          node {
            ...RoundRow_round
          }
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  `,
  [RoundRow_round],
);

type RoundRow = FragmentOf<typeof RoundRow_round>;
const readRow = (row: RoundRow) => readFragment(RoundRow_round, row);

export function RoundList({ committeeId }: { committeeId: string | undefined }) {
  const { t } = useLingui();
  const where = committeeId ? { expectedCommitteeId: committeeId } : {};
  const { data, fetchMore } = useSuspenseQuery(RoundListQuery, { variables: { where } });
  const [isLoadingMore, startLoading] = useTransition();
  const { edges, totalCount, pageInfo } = data.reportingRounds;
  return (
    <DataTable
      caption={t`Kỳ báo cáo`}
      columns={useRoundColumns()}
      rows={edges.map(({ node }) => node)}
      rowKey={(row) => readRow(row).id}
      rowHref={(row) => roundHref(readRow(row).id)}
      totalCount={totalCount}
      hasTools={false}
      isLoading={isLoadingMore}
      {...(pageInfo.hasNextPage && {
        onEndReached: () =>
          startLoading(async () => {
            await fetchMore({ variables: { after: pageInfo.endCursor } });
          }),
      })}
      empty={<EmptyState title={committeeId ? t`Chưa kỳ nào yêu cầu ban này báo cáo` : t`Chưa có kỳ báo cáo nào`} />}
    />
  );
}

function useRoundColumns(): Column<RoundRow>[] {
  const { t } = useLingui();
  const locale = useLocale();
  const { unitNameOf } = useNames();
  const { roundNameOf, roundDatesOf } = useRoundNames();
  const count = (shown: keyof Counts, label: string): Column<RoundRow> => ({
    id: shown,
    label,
    align: "right",
    width: "92px",
    cell: (row) => {
      const { id, completeness } = readRow(row);
      return <TextLink href={roundHref(id, { shown })}>{formatNumber(completeness[shown], locale)}</TextLink>;
    },
  });
  return [
    { id: "name", label: t`Kỳ`, cell: (row) => roundNameOf(readRow(row)) },
    { id: "asks", label: t`Ban yêu cầu`, cell: (row) => unitNameOf(readRow(row).committee.unit) },
    { id: "period", label: t`Thời gian`, width: "200px", cell: (row) => roundDatesOf(readRow(row)) },
    { id: "dueOn", label: t`Hạn nộp`, width: "104px", cell: (row) => formatDate(readRow(row).dueOn, locale) },
    count("expected", t`Phải nộp`),
    count("received", t`Đã nhận`),
    count("onTime", t`Đúng hạn`),
  ];
}

type Counts = ReturnType<typeof readRow>["completeness"];
