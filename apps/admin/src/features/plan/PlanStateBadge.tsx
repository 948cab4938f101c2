import type { PlanState } from "@camket/schema";
import { type Status, StatusBadge } from "@camket/ui/status";
import { useLingui } from "@lingui/react/macro";

const statuses = {
  DRAFT: "draft",
  SUBMITTED: "submitted",
  RETURNED: "returned",
  ISSUED: "approved",
  CLOSED: "done",
  WITHDRAWN: "noFigure",
} satisfies Record<PlanState, Status>;

/** Every state of a plan by its name, in the order of its life. */
export function usePlanStateNames(): Record<PlanState, string> {
  const { t } = useLingui();
  return {
    DRAFT: t`Dự thảo`,
    SUBMITTED: t`Đã trình`,
    RETURNED: t`Đã trả lại`,
    ISSUED: t`Đã ban hành`,
    CLOSED: t`Đã tổng kết`,
    WITHDRAWN: t`Đã hủy bỏ`,
  };
}

export function PlanStateBadge({ state, isFilled = false }: { state: PlanState; isFilled?: boolean }) {
  const names = usePlanStateNames();
  return (
    <StatusBadge status={statuses[state]} isFilled={isFilled}>
      {names[state]}
    </StatusBadge>
  );
}
