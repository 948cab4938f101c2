import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { formatDateRange } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { Note } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { Trans } from "@lingui/react/macro";
import { useNames } from "../../names.ts";
import { AssignmentStateBadge } from "./AssignmentStateBadge.tsx";
import { taskHref } from "./hrefs.ts";
import classes from "./TaskNow.module.css";

export const AssignmentNow_assignment = graphql(`
  fragment AssignmentNow_assignment on TaskAssignment {
    id
    version
    state
    answer
    isChangeOpen
    viewerCanAnswer
    viewerCanAccept
    viewerCanReply
    task {
      id
      number
      title
      expectedResult
      startsOn
      dueOn
      standing
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
    assignee {
      id
      unit {
        id
        level
        kind
        name
        nameEn
      }
    }
    childTask {
      id
      standing
      title
      expectedResult
      startsOn
      dueOn
    }
  }
`);

interface AssignmentNowProps {
  assignment: FragmentOf<typeof AssignmentNow_assignment>;
  /** It was changed elsewhere since the form was opened. */
  isChanged: boolean;
}

/** What a form about an assignment starts from: the task above, who gave it to whom, and where that stands. */
export function AssignmentNow({ assignment, isChanged }: AssignmentNowProps) {
  const locale = useLocale();
  const { unitNameOf } = useNames();
  const { task, assignee, answer, ...rest } = readFragment(AssignmentNow_assignment, assignment);
  const present = (
    <p className={classes.facts}>
      <AssignmentStateBadge {...rest} />
      <span>
        {unitNameOf(task.committee.unit)} → {unitNameOf(assignee.unit)}
      </span>
      <span>{formatDateRange(task.startsOn, task.dueOn, locale)}</span>
    </p>
  );
  return (
    <div className={classes.now}>
      <p>
        <strong>{task.number}</strong> <TextLink href={taskHref(task.id)}>{task.title}</TextLink>
      </p>
      {isChanged ? (
        <Note tone="warn">
          <div role="status">
            <Trans>
              Việc giao vừa được cập nhật ở nơi khác; dưới đây là bản hiện tại. Những gì đã nhập vẫn còn: xem lại rồi
              gửi.
            </Trans>
            {present}
          </div>
        </Note>
      ) : (
        present
      )}
      {answer && <p>“{answer}”</p>}
    </div>
  );
}
