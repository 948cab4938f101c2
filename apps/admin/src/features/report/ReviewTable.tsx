import { useSuspenseQuery } from "@apollo/client/react";
import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { dateInVietnam } from "@camket/ui/calendar";
import { ConfirmDialog } from "@camket/ui/confirm-dialog";
import { type Column, DataTable } from "@camket/ui/data-table";
import { formatDate, formatDateTime, formatNumber } from "@camket/ui/format";
import { StatusBadge } from "@camket/ui/status";
import { useToast } from "@camket/ui/toast";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconChecks } from "@tabler/icons-react";
import { type ReactNode, useRef, useState, useTransition } from "react";
import { AppPage } from "../../AppPage.tsx";
import { useIntent } from "../../intent.ts";
import { useNames } from "../../names.ts";
import { Refusal_error } from "../../refusal.ts";
import { ApproveDialog, type Decided, ReturnDrawer } from "./DecideReport.tsx";
import { reportHref, reportsHref } from "./hrefs.ts";
import { useRoundNames } from "./round-names.ts";

const ReviewRow_report = graphql(`
  fragment ReviewRow_report on Report {
    id
    version
    dueOn
    isLate
    viewerMoves
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
    submittedRevision {
      id
      number
      sealedAt
    }
    review {
      flags
      jumps
      changedCells
    }
  }
`);

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

const ApproveReports = graphql(
  `
    mutation ApproveReports($input: ApproveReportsInput!) {
      approveReports(input: $input) {
        __typename
        ... on ReportApprovals {
          reports {
            id
            state
            version
          }
        }
        ... on ReportsFlaggedError {
          reports {
            id
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
          }
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

type ReviewRow = FragmentOf<typeof ReviewRow_report>;
const readRow = (row: ReviewRow) => readFragment(ReviewRow_report, row);
type Waiting = ReturnType<typeof readRow>;

const mayDecide = ({ viewerMoves }: Waiting) => viewerMoves.includes("APPROVE");
/** Nothing is to be said of it, so that it may be approved with others. */
const isClean = (report: Waiting) => mayDecide(report) && report.review?.flags === 0;
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

  const toggle = (report: Waiting | undefined) => {
    if (!report || !isClean(report)) return;
    setChosenIds((ids) => {
      const others = [...ids].filter((id) => id !== report.id);
      return new Set(ids.has(report.id) ? others : [...others, report.id]);
    });
  };
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
        { keys: ["J", "K"], label: t`xuống, lên`, onPress: { j: focusTable, k: focusTable } },
        { keys: "↵", label: t`mở báo cáo` },
        { keys: "X", label: t`chọn`, onPress: { x: () => toggle(current) } },
        {
          keys: "A",
          label: t`duyệt`,
          onPress: { a: () => (chosen.length > 0 ? asking.open() : decide(approving.open)) },
        },
        { keys: "R", label: t`trả lại`, onPress: { r: () => decide(returning.open) } },
      ]}
    >
      {filters}
      <div ref={table}>
        <DataTable
          caption={t`Báo cáo chờ duyệt`}
          columns={useReviewColumns({ chosenIds, onToggle: toggle })}
          rows={rows}
          rowKey={(row) => readRow(row).id}
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

interface ApproveChosenProps {
  reports: readonly Waiting[];
  isOpen: boolean;
  onClose(): void;
  onDone(): void;
}

/** All of them, or none. */
function ApproveChosen({ reports, isOpen, onClose, onDone }: ApproveChosenProps) {
  const { t } = useLingui();
  const { unitNameOf } = useNames();
  const showToast = useToast();
  const { send, isSending, failure } = useIntent(ApproveReports, {
    refetchQueries: ["ReviewTable", "HomeOfCommittee"],
  });

  async function approve() {
    const asked = reports.map(({ id, version }) => ({ id, expectedVersion: version }));
    const result = (await send({ input: { reports: asked } }))?.approveReports;
    if (!result) return;
    onClose();
    if (result.__typename === "ReportApprovals") {
      showToast({ message: <Plural value={result.reports.length} other="Đã duyệt # báo cáo." /> });
      return onDone();
    }
    const names =
      result.__typename === "ReportsFlaggedError"
        ? result.reports.map(({ committee }) => unitNameOf(committee.unit))
        : [];
    showToast({
      tone: "late",
      message: [readFragment(Refusal_error, result).message, names.join(", ")].filter(Boolean).join(" "),
    });
  }

  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={t`Duyệt các báo cáo đã chọn`}
      confirmLabel={t`Duyệt tất cả`}
      isBusy={isSending}
      onConfirm={approve}
      onCancel={onClose}
    >
      <p>{reports.map(({ committee }) => unitNameOf(committee.unit)).join(", ")}.</p>
      <p>
        <Trans>Duyệt tất cả, hoặc không báo cáo nào. Duyệt rồi không rút lại được.</Trans>
      </p>
      {failure && <p role="alert">{failure}</p>}
    </ConfirmDialog>
  );
}

interface ColumnOptions {
  chosenIds: ReadonlySet<string>;
  onToggle(report: Waiting): void;
}

function useReviewColumns({ chosenIds, onToggle }: ColumnOptions): Column<ReviewRow>[] {
  const { t } = useLingui();
  const locale = useLocale();
  const { unitNameOf } = useNames();
  const { roundNameOf } = useRoundNames();
  return [
    {
      id: "committee",
      label: t`Ban chỉ đạo`,
      cell: (row) => unitNameOf(readRow(row).committee.unit),
      value: (row) => unitNameOf(readRow(row).committee.unit),
    },
    {
      id: "round",
      label: t`Kỳ`,
      width: "180px",
      cell: (row) => roundNameOf(readRow(row).round),
      value: (row) => readRow(row).round.endsOn,
    },
    {
      id: "dueOn",
      label: t`Hạn nộp`,
      width: "100px",
      cell: (row) => formatDate(readRow(row).dueOn, locale),
      value: (row) => readRow(row).dueOn,
    },
    {
      id: "submittedAt",
      label: t`Nộp lúc`,
      width: "240px",
      cell: (row) => {
        const { submittedRevision, isLate } = readRow(row);
        if (!submittedRevision?.sealedAt) return null;
        return (
          <>
            {formatDateTime(submittedRevision.sealedAt, locale)}
            {submittedRevision.number > 1 && t`, lần ${submittedRevision.number}`}{" "}
            {isLate && <StatusBadge status="late">{t`nhận trễ`}</StatusBadge>}
          </>
        );
      },
      value: (row) => {
        const sealedAt = readRow(row).submittedRevision?.sealedAt;
        return sealedAt ? dateInVietnam(new Date(sealedAt)) : null;
      },
    },
    {
      id: "flags",
      label: t`Cảnh báo`,
      align: "right",
      width: "130px",
      cell: (row) => {
        const { review } = readRow(row);
        if (!review) return null;
        return review.flags === 0 ? (
          <StatusBadge status="approved">{t`không có`}</StatusBadge>
        ) : (
          <StatusBadge status="due">{formatNumber(review.flags, locale)}</StatusBadge>
        );
      },
      value: (row) => readRow(row).review?.flags ?? null,
    },
    {
      id: "jumps",
      label: t`Lệch cùng kỳ`,
      align: "right",
      width: "124px",
      cell: (row) => {
        const jumps = readRow(row).review?.jumps;
        return jumps === undefined ? null : formatNumber(jumps, locale);
      },
      value: (row) => readRow(row).review?.jumps ?? null,
    },
    {
      id: "changes",
      label: t`Ô sửa từ lần trước`,
      align: "right",
      width: "150px",
      cell: (row) => {
        const changed = readRow(row).review?.changedCells ?? null;
        return changed === null ? "" : formatNumber(changed, locale);
      },
      value: (row) => readRow(row).review?.changedCells ?? null,
    },
    {
      id: "chosen",
      label: t`Chọn`,
      width: "56px",
      cell: (row) => {
        const report = readRow(row);
        return (
          isClean(report) && (
            <Checkbox
              aria-label={t`Chọn báo cáo của ${unitNameOf(report.committee.unit)}`}
              tabIndex={-1}
              checked={chosenIds.has(report.id)}
              onChange={() => onToggle(report)}
            />
          )
        );
      },
    },
  ];
}
