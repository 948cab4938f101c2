import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { formatDate } from "@camket/ui/format";
import { Note } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { Trans } from "@lingui/react/macro";
import classes from "./TaskNow.module.css";
import { TaskStandingBadge, TaskStandingBadge_task } from "./TaskStandingBadge.tsx";

export const TaskNow_task = graphql(
  `
    fragment TaskNow_task on Task {
      id
      number
      title
      progress
      dueOn
      ...TaskStandingBadge_task
    }
  `,
  [TaskStandingBadge_task],
);

interface TaskNowProps {
  task: FragmentOf<typeof TaskNow_task>;
  /** It was changed elsewhere since the form was opened. */
  isChanged: boolean;
}

/** What a form about a task starts from: the task as it is at present. */
export function TaskNow({ task, isChanged }: TaskNowProps) {
  const locale = useLocale();
  const { number, title, progress, dueOn } = readFragment(TaskNow_task, task);
  const present = (
    <p className={classes.facts}>
      <TaskStandingBadge task={readFragment(TaskNow_task, task)} />
      <span>
        <Trans>Tiến độ {progress}%</Trans>
      </span>
      <span>
        <Trans>Hạn {formatDate(dueOn, locale)}</Trans>
      </span>
    </p>
  );
  return (
    <div className={classes.now}>
      <p>
        <strong>{number}</strong> {title}
      </p>
      {isChanged ? (
        <Note tone="warn">
          <div role="status">
            <Trans>
              Nhiệm vụ vừa được cập nhật ở nơi khác; dưới đây là bản hiện tại. Những gì đã nhập vẫn còn: xem lại rồi
              gửi.
            </Trans>
            {present}
          </div>
        </Note>
      ) : (
        present
      )}
    </div>
  );
}
