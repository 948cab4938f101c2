import { useSuspenseQuery } from "@apollo/client/react";
import { type ExpectationStanding, type FragmentOf, graphql, readFragment } from "@camket/schema";
import { type Column, DataTable, type RowChoice } from "@camket/ui/data-table";
import { ChoiceField } from "@camket/ui/field";
import { formatDate, formatDateTime } from "@camket/ui/format";
import { EmptyState } from "@camket/ui/states";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Text } from "@mantine/core";
import { useDeferredValue, useState, useTransition } from "react";
import { useNames } from "../../names.ts";
import { today } from "../../today.ts";
import { reportHref } from "./hrefs.ts";
import { ReportStatus } from "./ReportStatus.tsx";
import classes from "./ReportsPage.module.css";
import { SettleChosen, SettleExpectation } from "./SettleExpectation.tsx";
import { Standing } from "./Standing.tsx";
import { StartReport } from "./StartReport.tsx";
import { mostSettled, Settled_expectation } from "./settle-acts.ts";
import { type ShownReports, shownReports, standingsShown } from "./standing-words.ts";

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
    ...Settled_expectation
  }
`,
  [Settled_expectation],
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
  onShow(shown: ShownReports | undefined): void;
}

/** Who is expected to report, and how each stands; those that did not can be settled together. */
export function ExpectationTable({ roundId, shown: asked, onShow }: ExpectationTableProps) {
  const { t } = useLingui();
  const { unitNameOf } = useNames();
  // What was shown stays until the others are there.
  const shown = useDeferredValue(asked);
  const { data, fetchMore } = useSuspenseQuery(ExpectationTableQuery, {
    variables: { where: { roundId, ...(shown && { standing: standingsShown[shown], isBelow: true }) } },
  });
  const [isLoadingMore, startLoading] = useTransition();
  const [chosenIds, setChosenIds] = useState<ReadonlySet<string>>(new Set());
  const { edges, totalCount, pageInfo } = data.expectations;
  const rows = edges.map(({ node }) => node);
  const settled = (row: ExpectationRow) => readFragment(Settled_expectation, readRow(row));
  const canSettle = rows.some((row) => settled(row).viewerCanSettle);
  const chosen = rows
    .filter((row) => chosenIds.has(readRow(row).id) && settled(row).viewerCanSettle)
    .slice(0, mostSettled);
  const most = Math.min(totalCount, mostSettled);
  const labels: Record<ShownReports, string> = {
    expected: t`Phải nộp`,
    received: t`Đã nộp`,
    onTime: t`Nộp đúng hạn`,
    awaited: t`Chưa nộp`,
    overdue: t`Quá hạn chưa nộp`,
    declared: t`Đã ghi nhận là không nộp`,
    exempt: t`Được miễn`,
  };

  const chooseAll = () =>
    startLoading(async () => {
      const all = [...rows];
      let page = pageInfo;
      while (page.hasNextPage && all.length < most) {
        const { data: more } = await fetchMore({ variables: { after: page.endCursor } });
        if (!more) return;
        all.push(...more.expectations.edges.map(({ node }) => node));
        page = more.expectations.pageInfo;
      }
      setChosenIds(new Set(all.slice(0, most).map((row) => readRow(row).id)));
    });

  const choice: RowChoice<ExpectationRow> = {
    keys: chosenIds,
    onChange: setChosenIds,
    label: (row) => {
      const { viewerCanSettle, committee } = settled(row);
      const name = unitNameOf(committee.unit);
      return viewerCanSettle ? t`Chọn ${name}` : null;
    },
  };

  return (
    <>
      <div className={`${classes.filters} camket-no-print`}>
        <ChoiceField
          label={t`Tình trạng nộp`}
          labels={labels}
          emptyLabel={t`Mọi tình trạng`}
          value={asked ?? ""}
          onChange={(event) => onShow(isShown(event.currentTarget.value))}
        />
      </div>
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
        {...(canSettle && { choice })}
        tools={
          <>
            {canSettle && shown && !["expected", "received", "onTime"].includes(shown) && (
              <Button
                variant="default"
                loading={isLoadingMore}
                onClick={() => (chosen.length === most ? setChosenIds(new Set()) : chooseAll())}
              >
                {chosen.length === most ? (
                  <Trans>Bỏ chọn</Trans>
                ) : most < totalCount ? (
                  <Plural value={most} other="Chọn # ban đầu" />
                ) : (
                  <Plural value={most} other="Chọn tất cả # ban" />
                )}
              </Button>
            )}
            <SettleChosen
              expectations={chosen.map(readRow)}
              onSettled={() => setChosenIds(new Set())}
              onLeftOut={(ids) => setChosenIds((before) => new Set([...before].filter((id) => !ids.includes(id))))}
            />
          </>
        }
        isLoading={isLoadingMore}
        {...(pageInfo.hasNextPage && {
          onEndReached: () =>
            startLoading(async () => {
              await fetchMore({ variables: { after: pageInfo.endCursor } });
            }),
        })}
        empty={
          <EmptyState title={shown ? t`Không có ban nào ở tình trạng này` : t`Kỳ này chưa yêu cầu ban nào báo cáo`} />
        }
      />
    </>
  );
}

const isShown = (value: string) => shownReports.find((each) => each === value);

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
      width: "96px",
      cell: (row) => formatDate(readRow(row).dueOn, locale),
      value: (row) => readRow(row).dueOn,
    },
    {
      id: "standing",
      label: t`Tình trạng nộp`,
      width: "168px",
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
      width: "104px",
      cell: (row) => {
        const receivedAt = readRow(row).report?.receivedAt;
        return receivedAt && formatDateTime(receivedAt, locale);
      },
      value: (row) => readRow(row).report?.receivedAt ?? null,
    },
    {
      id: "report",
      label: t`Trạng thái`,
      width: "116px",
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
