import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { formatDate } from "@camket/ui/format";
import { Link } from "@camket/ui/link";
import { LoadingState } from "@camket/ui/states";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useNames } from "../../names.ts";
import { taskCommentsHref } from "./hrefs.ts";
import { TaskCascade, TaskCascade_task } from "./TaskCascade.tsx";
import classes from "./TaskPeek.module.css";

const TaskPeekQuery = graphql(
  `
    query TaskPeek($id: ID!) {
      task(id: $id) {
        id
        expectedResult
        coordinatingAgencies {
          id
          name
          nameEn
        }
        assignmentCounts {
          total
        }
        latest: updates(first: 1) {
          edges {
            node {
              id
              date
              progress
              note
              limitation
            }
          }
        }
        viewerCanComment
        comments(first: 2) {
          totalCount
          edges {
            node {
              id
              text
              author {
                userId
                name
              }
            }
          }
        }
        ...TaskCascade_task
      }
    }
  `,
  [TaskCascade_task],
);

/** A task opened in place: how far those below are, what is expected, what was reported and said last. */
export function TaskPeek({ id }: { id: string }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useNames();
  const { data } = useQuery(TaskPeekQuery, { variables: { id } });
  const task = data?.task;
  if (!task) return <LoadingState lines={2} />;
  const { edges, totalCount } = task.comments;
  const update = task.latest.edges[0]?.node;
  const facts = [
    { label: t`Kết quả cần đạt`, value: task.expectedResult },
    ...(task.coordinatingAgencies.length > 0
      ? [{ label: t`Phối hợp`, value: task.coordinatingAgencies.map(nameOf).join(", ") }]
      : []),
    ...(update
      ? [{ label: t`Cập nhật ${formatDate(update.date, locale)}`, value: `${update.progress}%. ${update.note}` }]
      : []),
    ...(update?.limitation ? [{ label: t`Vướng mắc`, value: update.limitation }] : []),
  ];
  return (
    <section className={classes.peek} aria-label={t`Xem nhanh nhiệm vụ`}>
      {task.assignmentCounts.total > 0 && <TaskCascade task={task} isInPlace />}
      <dl>
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {!update && (
        <p>
          <Trans>Chưa có cập nhật tiến độ.</Trans>
        </p>
      )}
      {totalCount > 0 && (
        <ol className={classes.comments} aria-label={t`Trao đổi gần nhất`}>
          {edges.toReversed().map(({ node: { id, text, author } }) => (
            <li key={id}>
              <strong>{author?.name ?? t`Người dùng cũ`}</strong> <span>{text}</span>
            </li>
          ))}
        </ol>
      )}
      {(totalCount > 0 || task.viewerCanComment) && (
        <p>
          <Link href={taskCommentsHref(id)}>
            {totalCount > 0 ? <Plural value={totalCount} other="Xem cả # trao đổi" /> : <Trans>Viết trao đổi</Trans>}
          </Link>
        </p>
      )}
    </section>
  );
}
