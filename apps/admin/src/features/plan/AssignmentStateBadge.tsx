import type { TaskAssignmentState } from "@camket/schema";
import { type Status, StatusBadge } from "@camket/ui/status";
import { Trans, useLingui } from "@lingui/react/macro";

export const assignmentStatus = {
  SENT: "submitted",
  ACCEPTED: "approved",
  ANSWERED: "noFigure",
  CHANGE_ASKED: "returned",
} satisfies Record<TaskAssignmentState, Status>;

/** Every state by its name, in the order in which the committee below asks something of the one above. */
export function useAssignmentStateNames(): Record<TaskAssignmentState, string> {
  const { t } = useLingui();
  return {
    SENT: t`Đã gửi, chờ nhận`,
    CHANGE_ASKED: t`Đề nghị điều chỉnh`,
    ANSWERED: t`Đã trả lời`,
    ACCEPTED: t`Đã tiếp nhận`,
  };
}

interface AssignmentStateBadgeProps {
  state: TaskAssignmentState;
  isChangeOpen: boolean;
}

/** What the committee below made of a task; a change above that it has not spoken to yet comes first. */
export function AssignmentStateBadge({ state, isChangeOpen }: AssignmentStateBadgeProps) {
  const names = useAssignmentStateNames();
  return isChangeOpen ? (
    <StatusBadge status="stale">
      <Trans>Cấp trên đã thay đổi</Trans>
    </StatusBadge>
  ) : (
    <StatusBadge status={assignmentStatus[state]}>{names[state]}</StatusBadge>
  );
}
