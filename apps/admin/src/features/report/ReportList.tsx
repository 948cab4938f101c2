import { useSuspenseQuery } from "@apollo/client/react";
import { type FragmentOf, graphql, type ReportWhere, readFragment } from "@camket/schema";
import { type Column, DataTable } from "@camket/ui/data-table";
import { formatDateTime } from "@camket/ui/format";
import { EmptyState } from "@camket/ui/states";
import { StatusBadge } from "@camket/ui/status";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useTransition } from "react";
import { useNames } from "../../names.ts";
import { reportHref } from "./hrefs.ts";
import { ReportStatus } from "./ReportStatus.tsx";
import { useRoundNames } from "./round-names.ts";

const ReportRow_report = graphql(`
  fragment ReportRow_report on Report {
    id
    state
    isLate
    receivedAt
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
    round {
      id
      name
      periodKind
      year
      startsOn
      endsOn
    }
    latestRevision {
      id
      number
      isStale
    }
  }
`);

const ReportListQuery = graphql(
  `
    query ReportList($where: ReportWhere!, $after: String) {
      reports(where: $where, first: 50, after: $after) {
        totalCount
        edges {
          node {
            ...ReportRow_report
          }
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  `,
  [ReportRow_report],
);

type ReportRow = FragmentOf<typeof ReportRow_report>;
const readRow = (row: ReportRow) => readFragment(ReportRow_report, row);

interface ReportListProps {
  where: ReportWhere;
  emptyTitle: string;
  /** What to do where nothing matches. */
  emptyActions?: ReactNode;
}

export function ReportList({ where, emptyTitle, emptyActions }: ReportListProps) {
  const { t } = useLingui();
  const { data, fetchMore } = useSuspenseQuery(ReportListQuery, { variables: { where } });
  const [isLoadingMore, startLoading] = useTransition();
  const { edges, totalCount, pageInfo } = data.reports;
  return (
    <DataTable
      caption={t`Báo cáo`}
      columns={useReportColumns()}
      rows={edges.map(({ node }) => node)}
      rowKey={(row) => readRow(row).id}
      rowHref={(row) => reportHref(readRow(row).id)}
      totalCount={totalCount}
      hasTools={false}
      isLoading={isLoadingMore}
      {...(pageInfo.hasNextPage && {
        onEndReached: () =>
          startLoading(async () => {
            await fetchMore({ variables: { after: pageInfo.endCursor } });
          }),
      })}
      empty={<EmptyState title={emptyTitle} actions={emptyActions} />}
    />
  );
}

function useReportColumns(): Column<ReportRow>[] {
  const { t } = useLingui();
  const locale = useLocale();
  const { unitNameOf } = useNames();
  const { roundNameOf } = useRoundNames();
  return [
    { id: "committee", label: t`Ban chỉ đạo`, cell: (row) => unitNameOf(readRow(row).committee.unit) },
    { id: "round", label: t`Kỳ`, cell: (row) => roundNameOf(readRow(row).round) },
    { id: "state", label: t`Trạng thái`, width: "136px", cell: (row) => <ReportStatus state={readRow(row).state} /> },
    {
      id: "revision",
      label: t`Lần nộp`,
      align: "right",
      width: "80px",
      cell: (row) => readRow(row).latestRevision.number,
    },
    {
      id: "receivedAt",
      label: t`Nhận lúc`,
      width: "148px",
      cell: (row) => {
        const { receivedAt } = readRow(row);
        return receivedAt && formatDateTime(receivedAt, locale);
      },
    },
    {
      id: "marks",
      label: t`Lưu ý`,
      width: "148px",
      cell: (row) => {
        const { isLate, receivedAt, latestRevision } = readRow(row);
        return (
          <>
            {isLate && <StatusBadge status="late">{receivedAt ? t`Nhận trễ` : t`Quá hạn`}</StatusBadge>}
            {latestRevision.isStale && <StatusBadge status="stale">{t`Nguồn đã sửa`}</StatusBadge>}
          </>
        );
      },
    },
  ];
}
