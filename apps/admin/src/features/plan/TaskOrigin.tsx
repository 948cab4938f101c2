import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { TextLink } from "@camket/ui/link";
import { Note } from "@camket/ui/page";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useNames } from "../../names.ts";
import { AssignmentStateBadge } from "./AssignmentStateBadge.tsx";
import { type AssignmentAct, assignmentActs, useActNames } from "./assignment-acts.ts";
import { taskHref } from "./hrefs.ts";
import classes from "./TaskOrigin.module.css";

export const TaskOrigin_assignment = graphql(`
  fragment TaskOrigin_assignment on TaskAssignment {
    id
    state
    answer
    isChangeOpen
    viewerCanAnswer
    viewerCanAccept
    viewerCanReply
    childTask {
      id
      standing
    }
    task {
      id
      standing
      number
      title
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
`);

interface TaskOriginProps {
  assignment: FragmentOf<typeof TaskOrigin_assignment>;
  onAct(act: AssignmentAct, id: string): void;
}

/** From which task above one comes, and how the two committees stand about it. */
export function TaskOrigin({ assignment: masked, onAct }: TaskOriginProps) {
  const { unitNameOf } = useNames();
  const assignment = readFragment(TaskOrigin_assignment, masked);
  const { id, state, answer, isChangeOpen, task } = assignment;
  const acts = assignmentActs(assignment);
  const actNames = useActNames();
  const above = unitNameOf(task.committee.unit);
  return (
    <div className={classes.origin}>
      <Note tone={isChangeOpen ? "stale" : state === "CHANGE_ASKED" ? "warn" : "quiet"}>
        <p className={classes.line}>
          <AssignmentStateBadge state={state} isChangeOpen={isChangeOpen} />
          <span>
            <Trans>
              {above} giao:{" "}
              <TextLink href={taskHref(task.id)}>
                {task.number} {task.title}
              </TextLink>
            </Trans>
          </span>
        </p>
        {isChangeOpen && (
          <p>
            <Trans>
              Nhiệm vụ cấp trên đã thay đổi sau khi ban bắt đầu hoặc ban hành kế hoạch. Ban cần cho biết có theo hay
              không.
            </Trans>
          </p>
        )}
        {answer && <p>“{answer}”</p>}
        {acts.length > 0 && (
          <div className={`${classes.acts} camket-no-print`}>
            {acts.map((act) => (
              <Button key={act} variant="default" onClick={() => onAct(act, id)}>
                {actNames[act]}
              </Button>
            ))}
          </div>
        )}
      </Note>
    </div>
  );
}
