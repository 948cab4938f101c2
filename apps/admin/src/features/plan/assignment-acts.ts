import type { TaskAssignmentState, TaskStanding } from "@camket/schema";
import { useLingui } from "@lingui/react/macro";

export const everyAssignmentAct = ["settle", "accept", "answer", "ask", "reply"] as const;

/** A step of whoever received a task, or the reply of whoever gave it. */
export type AssignmentAct = (typeof everyAssignmentAct)[number];

/** What their buttons say. */
export function useActNames(): Record<AssignmentAct, string> {
  const { t } = useLingui();
  return {
    settle: t`Xem thay đổi`,
    accept: t`Tiếp nhận`,
    answer: t`Trả lời`,
    ask: t`Đề nghị điều chỉnh`,
    reply: t`Phản hồi`,
  };
}

interface ActedOn {
  state: TaskAssignmentState;
  isChangeOpen: boolean;
  viewerCanAnswer: boolean;
  viewerCanAccept: boolean;
  viewerCanReply: boolean;
  task: { standing: TaskStanding };
  childTask: { standing: TaskStanding } | null;
}

const isOpen = ({ standing }: { standing: TaskStanding }) =>
  standing !== "DONE" && standing !== "WITHDRAWN" && standing !== "HANDED_OVER";

/** What the viewer may do about an assignment as it stands, the likeliest first. */
export function assignmentActs(assignment: ActedOn): AssignmentAct[] {
  const { state, isChangeOpen, viewerCanAnswer, viewerCanAccept, viewerCanReply, task, childTask } = assignment;
  // There is nothing left to change where either of them is done or given up.
  const isOver = !isOpen(task) || (childTask !== null && !isOpen(childTask));
  const may: Record<AssignmentAct, boolean> = {
    settle: viewerCanAnswer && isChangeOpen && childTask !== null,
    accept: viewerCanAccept,
    answer: viewerCanAnswer && childTask === null && (state === "SENT" || state === "CHANGE_ASKED"),
    ask: viewerCanAnswer && !isOver && (state === "SENT" || state === "ACCEPTED"),
    reply: viewerCanReply,
  };
  return everyAssignmentAct.filter((act) => may[act]);
}
