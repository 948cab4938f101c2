import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { DataTable } from "@camket/ui/data-table";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconChecks } from "@tabler/icons-react";
import { type ReactNode, useRef, useState, useTransition } from "react";
import { AppPage } from "../../AppPage.tsx";
import { useNames } from "../../names.ts";
import { ApproveChosen } from "./ApproveChosen.tsx";
import { ApproveDialog, type Decided, ReturnDrawer } from "./DecideReport.tsx";
import { reportHref, reportsHref } from "./hrefs.ts";
import { isClean, mayDecide, ReviewRow_report, readRow, useReviewColumns, type Waiting } from "./review-columns.tsx";

const ReviewTableQuery = graphql(
  `
    query ReviewTable($where: ReportWhere!, $after: String) {
      reports(where: $where, orderBy: DUE, first: 20, after: $after) {
        totalCount
        edges {
          node {
            ...ReviewRow_report
          }
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  `,
  [ReviewRow_report],
);

/** As many as the API approves at once. */
const mostAtOnce = 50;

interface ReviewTableProps {
  committeeId: string;
  roundId: string | undefined;
  filters: ReactNode;
  empty: ReactNode;
}

/** The queue of a reviewer: A approves, R returns, X chooses, and those without a flag go together. */
export function ReviewTable({ committeeId, roundId, filters, empty }: ReviewTableProps) {
  const { t } = useLingui();
  const { unitNameOf } = useNames();
  const { data, fetchMore } = useSuspenseQuery(ReviewTableQuery, {
    variables: { where: { takenById: committeeId, state: "SUBMITTED", ...(roundId && { roundId }) } },
    fetchPolicy: "cache-and-network",
  });
  const [isLoadingMore, startLoading] = useTransition();
  const [currentKey, setCurrentKey] = useState<string>();
  const [chosenIds, setChosenIds] = useState<ReadonlySet<string>>(new Set());
  const [deciding, setDeciding] = useState<Waiting>();
  const [isApproving, approving] = useDisclosure();
  const [isReturning, returning] = useDisclosure();
  const [areAsked, asking] = useDisclosure();
  const table = useRef<HTMLDivElement>(null);
  const { edges, totalCount, pageInfo } = data.reports;
  const rows = edges.map(({ node }) => node);
  const waiting = rows.map(readRow);
  const clean = waiting.filter(isClean).slice(0, mostAtOnce);
  const chosen = waiting.filter((report) => isClean(report) && chosenIds.has(report.id)).slice(0, mostAtOnce);
  const current = waiting.find(({ id }) => id === currentKey);

  const decide = (open: () => void) => {
    if (!current || !mayDecide(current)) return;
    setDeciding(current);
    open();
  };
  const focusTable = () => table.current?.querySelector<HTMLElement>("tbody tr[tabindex='0']")?.focus();
  const decided: Decided | undefined = deciding && {
    id: deciding.id,
    version: deciding.version,
    unitName: unitNameOf(deciding.committee.unit),
  };

  return (
    <AppPage
      breadcrumbs={[{ label: t`Báo cáo`, href: reportsHref() }, { label: t`Chờ duyệt` }]}
      title={t`Báo cáo chờ duyệt`}
      meta={
        <span>
          <Plural value={totalCount} other="# báo cáo chờ duyệt" />
          {clean.length > 0 && ", "}
          {clean.length > 0 && <Plural value={clean.length} other="# báo cáo không có cảnh báo" />}
        </span>
      }
      actions={
        chosen.length > 0 && (
          <Button leftSection={<IconChecks size={16} stroke={1.8} />} onClick={asking.open}>
            <Plural value={chosen.length} other="Duyệt # báo cáo đã chọn" />
          </Button>
        )
      }
      keys={[
        { keys: ["J", "K"], label: t`xuống, lên` },
        { keys: "↵", label: t`mở báo cáo` },
        ...(rows.some((row) => mayDecide(readRow(row)))
          ? [
              { keys: ["X", "⇧ X"], label: t`chọn, chọn đến đây` },
              {
                keys: "A",
                label: t`duyệt`,
                onPress: { a: () => (chosen.length > 0 ? asking.open() : decide(approving.open)) },
              },
              { keys: "R", label: t`trả lại`, onPress: { r: () => decide(returning.open) } },
            ]
          : []),
      ]}
    >
      {filters}
      <div ref={table}>
        <DataTable
          caption={t`Báo cáo chờ duyệt`}
          columns={useReviewColumns()}
          rows={rows}
          rowKey={(row) => readRow(row).id}
          choice={{
            keys: chosenIds,
            onChange: setChosenIds,
            label: (row) => {
              const report = readRow(row);
              return isClean(report) ? t`Chọn báo cáo của ${unitNameOf(report.committee.unit)}` : null;
            },
          }}
          rowHref={(row) => reportHref(readRow(row).id, { review: committeeId, ...(roundId && { round: roundId }) })}
          {...(currentKey && { selectedKey: currentKey })}
          onSelect={(row) => setCurrentKey(readRow(row).id)}
          totalCount={totalCount}
          tools={
            clean.length > 0 && (
              <Button
                variant="default"
                onClick={() =>
                  setChosenIds(chosen.length === clean.length ? new Set() : new Set(clean.map(({ id }) => id)))
                }
              >
                {chosen.length === clean.length ? (
                  <Trans>Bỏ chọn</Trans>
                ) : (
                  <Trans>Chọn mọi báo cáo không có cảnh báo</Trans>
                )}
              </Button>
            )
          }
          isLoading={isLoadingMore}
          {...(pageInfo.hasNextPage && {
            onEndReached: () =>
              startLoading(async () => {
                await fetchMore({ variables: { after: pageInfo.endCursor } });
              }),
          })}
          empty={empty}
        />
      </div>
      {decided && (
        <>
          <ApproveDialog report={decided} isOpen={isApproving} onClose={approving.close} onDone={focusTable} />
          <ReturnDrawer report={decided} isOpen={isReturning} onClose={returning.close} onDone={focusTable} />
        </>
      )}
      <ApproveChosen reports={chosen} isOpen={areAsked} onClose={asking.close} onDone={() => setChosenIds(new Set())} />
    </AppPage>
  );
}
