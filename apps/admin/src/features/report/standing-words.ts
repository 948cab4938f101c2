import type { ExpectationStanding } from "@camket/schema";
import { useLingui } from "@lingui/react/macro";

/** How an expected report stands, in a sentence and in a cell. */
export function useStandingWords() {
  const { t } = useLingui();
  return {
    RECEIVED: { label: t`nhận đúng hạn`, short: t`đúng hạn` },
    RECEIVED_LATE: { label: t`nhận trễ`, short: t`trễ` },
    MISSING: { label: t`quá hạn, chưa nộp`, short: t`chưa nộp` },
    NOT_DUE: { label: t`chưa nộp, chưa đến hạn`, short: t`chưa đến hạn` },
    DECLARED_MISSING: { label: t`ghi nhận là không nộp`, short: t`không nộp` },
    EXEMPT: { label: t`được miễn`, short: t`miễn` },
  } satisfies Record<ExpectationStanding, { label: string; short: string }>;
}

/** Whose reports are listed: those that a number of completeness counts, or that something may be done about. */
export const shownReports = ["expected", "received", "onTime", "awaited", "overdue", "declared", "exempt"] as const;
export type ShownReports = (typeof shownReports)[number];

export const standingsShown = {
  expected: ["RECEIVED", "RECEIVED_LATE", "MISSING", "NOT_DUE", "DECLARED_MISSING"],
  received: ["RECEIVED", "RECEIVED_LATE"],
  onTime: ["RECEIVED"],
  awaited: ["MISSING", "NOT_DUE"],
  overdue: ["MISSING"],
  declared: ["DECLARED_MISSING"],
  exempt: ["EXEMPT"],
} satisfies Record<ShownReports, ExpectationStanding[]>;
