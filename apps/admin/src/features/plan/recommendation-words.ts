import type { Mechanism, RecommendationCoverage, RecommendationPosition } from "@camket/schema";
import type { Status } from "@camket/ui/status";
import { useLingui } from "@lingui/react/macro";

/** Who makes recommendations, as lists name it. */
export function useMechanismNames(): Record<Mechanism, string> {
  const { t } = useLingui();
  return {
    UPR: t`Rà soát định kỳ phổ quát (UPR)`,
    CERD: t`Ủy ban CERD`,
    CESCR: t`Ủy ban CESCR`,
    CCPR: t`Ủy ban Nhân quyền (CCPR)`,
    CEDAW: t`Ủy ban CEDAW`,
    CAT: t`Ủy ban CAT`,
    CRC: t`Ủy ban CRC`,
    CMW: t`Ủy ban CMW`,
    CRPD: t`Ủy ban CRPD`,
    CED: t`Ủy ban CED`,
    SPECIAL_PROCEDURES: t`Thủ tục đặc biệt`,
  };
}

export function usePositionNames(): Record<RecommendationPosition, string> {
  const { t } = useLingui();
  return { SUPPORTED: t`Chấp thuận`, NOTED: t`Ghi nhận`, PENDING: t`Chưa trả lời` };
}

export const coverageStatus = {
  NONE: "notBegun",
  LATE_ONLY: "late",
  COVERED: "done",
} satisfies Record<RecommendationCoverage, Status>;

export function useCoverageNames(): Record<RecommendationCoverage, string> {
  const { t } = useLingui();
  return {
    NONE: t`Chưa có nhiệm vụ`,
    LATE_ONLY: t`Chỉ có nhiệm vụ quá hạn`,
    COVERED: t`Có nhiệm vụ thực hiện`,
  };
}

/** "UPR 4, 140.7": how a recommendation is cited. */
export const citationOf = ({ mechanism, cycle, reference }: { mechanism: string; cycle: string; reference: string }) =>
  `${mechanism} ${cycle}, ${reference}`;

/** What is typed is a number as printed, or words of the text. */
export const searchedBy = (typed: string) =>
  /^\d+(\.+\d*)*$/.test(typed) ? { reference: typed.replace(/\.$/, "") } : { text: typed };
