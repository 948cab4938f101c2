import { useSuspenseQuery } from "@apollo/client/react";
import { type ExpectationStanding, type FragmentOf, graphql, readFragment } from "@camket/schema";
import { type Column, DataTable } from "@camket/ui/data-table";
import { formatDate, formatDateTime } from "@camket/ui/format";
import { EmptyState } from "@camket/ui/states";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { Text } from "@mantine/core";
import { type ReactNode, useTransition } from "react";
import { useNames } from "../../names.ts";
import { today } from "../../today.ts";
import { reportHref } from "./hrefs.ts";
import { ReportStatus } from "./ReportStatus.tsx";
import { SettleExpectation, SettleExpectation_expectation } from "./SettleExpectation.tsx";
import { Standing } from "./Standing.tsx";
import { StartReport } from "./StartReport.tsx";
import { type ShownReports, standingsShown } from "./standing-words.ts";

const ExpectationRow_expectation = graphql(
  `
  fragment ExpectationRow_expectation on RoundExpectation {
    id
    dueOn
    standing
    reason
    round {
      id
      opensOn
    }
    committee {
      id
      viewerCanDraft
      unit {
        id
        level
        kind
        name
        nameEn
      }
    }
    report {
      id
      state
      receivedAt
    }
    ...SettleExpectation_expectation
  }
`,
  [SettleExpectation_expectation],
);

const ExpectationTableQuery = graphql(
  `
    query ExpectationTable($where: RoundExpectationWhere!, $after: String) {
      expectations(where: $where, orderBy: UNIT_CODE, first: 100, after: $after) {
        totalCount
        edges {
          node {
            ...ExpectationRow_expectation
          }
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  `,
  [ExpectationRow_expectation],
);

type ExpectationRow = FragmentOf<typeof ExpectationRow_expectation>;
const readRow = (row: ExpectationRow) => readFragment(ExpectationRow_expectation, row);

interface ExpectationTableProps {
  roundId: string;
  /** Without it, all that were asked, and the report of the root itself. */
  shown: ShownReports | undefined;
  filters: ReactNode;
}

/** Who is expected to report, and how each stands. */
export function ExpectationTable({ roundId, shown, filters }: ExpectationTableProps) {
  const { t } = useLingui();
  const { data, fetchMore } = useSuspenseQuery(ExpectationTableQuery, {
    variables: { where: { roundId, ...(shown && { standing: standingsShown[shown], isBelow: true }) } },
  });
  const [isLoadingMore, startLoading] = useTransition();
  const { edges, totalCount, pageInfo } = data.expectations;
  const rows = edges.map(({ node }) => node);
  return (
    <DataTable
      caption={t`Ban phải báo cáo`}
      columns={useExpectationColumns()}
      rows={rows}
      rowKey={(row) => readRow(row).id}
      rowHref={(row) => {
        const { report } = readRow(row);
        return report ? reportHref(report.id) : "";
      }}
      totalCount={totalCount}
      tools={filters}
      isLoading={isLoadingMore}
      {...(pageInfo.hasNextPage && {
        onEndReached: () =>
          startLoading(async () => {
            await fetchMore({ variables: { after: pageInfo.endCursor } });
          }),
      })}
      empty={
        <EmptyState title={shown ? t`Không có ban nào như vậy trong kỳ này` : t`Kỳ này chưa yêu cầu ban nào báo cáo`} />
      }
    />
  );
}

function useExpectationColumns(): Column<ExpectationRow>[] {
  const { t } = useLingui();
  const locale = useLocale();
  const { unitNameOf } = useNames();
  return [
    {
      id: "committee",
      label: t`Ban chỉ đạo`,
      cell: (row) => unitNameOf(readRow(row).committee.unit),
      value: (row) => unitNameOf(readRow(row).committee.unit),
    },
    {
      id: "dueOn",
      label: t`Hạn nộp`,
      width: "100px",
      cell: (row) => formatDate(readRow(row).dueOn, locale),
      value: (row) => readRow(row).dueOn,
    },
    {
      id: "standing",
      label: t`Tình trạng nộp`,
      width: "216px",
      cell: (row) => {
        const { standing, dueOn, report, reason } = readRow(row);
        return (
          <>
            <Standing standing={standing} dueOn={dueOn} isBegun={report !== null} />
            {reason && (
              <Text fz={13} c="var(--camket-ink3)">
                {reason}
              </Text>
            )}
          </>
        );
      },
      value: (row) => standings.indexOf(readRow(row).standing),
    },
    {
      id: "receivedAt",
      label: t`Nhận lúc`,
      width: "136px",
      cell: (row) => {
        const receivedAt = readRow(row).report?.receivedAt;
        return receivedAt && formatDateTime(receivedAt, locale);
      },
      value: (row) => readRow(row).report?.receivedAt ?? null,
    },
    {
      id: "report",
      label: t`Trạng thái`,
      width: "124px",
      cell: (row) => {
        const { id, standing, report, committee, round } = readRow(row);
        if (report) return <ReportStatus state={report.state} />;
        const canStart = committee.viewerCanDraft && round.opensOn <= today() && standing !== "EXEMPT";
        return canStart && <StartReport key={id} roundId={round.id} committeeId={committee.id} />;
      },
    },
    {
      id: "settle",
      label: t`Xử lý`,
      width: "56px",
      cell: (row) => <SettleExpectation expectation={readRow(row)} />,
    },
  ];
}

/** What asks for an act stands first. */
const standings: readonly ExpectationStanding[] = [
  "MISSING",
  "NOT_DUE",
  "DECLARED_MISSING",
  "RECEIVED_LATE",
  "RECEIVED",
  "EXEMPT",
];
