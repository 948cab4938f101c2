import type { ReportState } from "@camket/schema";
import { type Status, StatusBadge } from "@camket/ui/status";
import { useLingui } from "@lingui/react/macro";

export function useReportStateLabels(): Record<ReportState, string> {
  const { t } = useLingui();
  return { DRAFT: t`Bản nháp`, SUBMITTED: t`Đã nộp`, RETURNED: t`Đã trả lại`, APPROVED: t`Đã duyệt` };
}

export const reportStatuses = {
  DRAFT: "draft",
  SUBMITTED: "submitted",
  RETURNED: "returned",
  APPROVED: "approved",
} satisfies Record<ReportState, Status>;

export function ReportStatus({ state, isFilled = false }: { state: ReportState; isFilled?: boolean }) {
  const labels = useReportStateLabels();
  return (
    <StatusBadge status={reportStatuses[state]} isFilled={isFilled}>
      {labels[state]}
    </StatusBadge>
  );
}
