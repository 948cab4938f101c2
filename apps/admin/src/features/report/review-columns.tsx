import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { dateInVietnam } from "@camket/ui/calendar";
import type { Column } from "@camket/ui/data-table";
import { formatDate, formatDateTime, formatNumber } from "@camket/ui/format";
import { StatusBadge } from "@camket/ui/status";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { useNames } from "../../names.ts";
import { useRoundNames } from "./round-names.ts";

export const ReviewRow_report = graphql(`
  fragment ReviewRow_report on Report {
    id
    version
    dueOn
    isLate
    isStale
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

export type ReviewRow = FragmentOf<typeof ReviewRow_report>;
export const readRow = (row: ReviewRow) => readFragment(ReviewRow_report, row);
export type Waiting = ReturnType<typeof readRow>;

export const mayDecide = ({ viewerMoves }: Waiting) => viewerMoves.includes("APPROVE");
/** Nothing is to be said of it, so that it may be approved with others. */
export const isClean = (report: Waiting) => mayDecide(report) && report.review?.flags === 0 && !report.isStale;

export function useReviewColumns(): Column<ReviewRow>[] {
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
        const { review, isStale } = readRow(row);
        if (!review) return null;
        if (review.flags === 0 && isStale) return <StatusBadge status="stale">{t`Nguồn đã sửa`}</StatusBadge>;
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
      label: t`Biến động so với cùng kỳ`,
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
      label: t`Số ô sửa so với lần nộp trước`,
      align: "right",
      width: "150px",
      cell: (row) => {
        const changed = readRow(row).review?.changedCells ?? null;
        return changed === null ? "" : formatNumber(changed, locale);
      },
      value: (row) => readRow(row).review?.changedCells ?? null,
    },
  ];
}
