import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { formatDate } from "@camket/ui/format";
import { useLocale } from "@camket/ui/words";
import { Trans } from "@lingui/react/macro";
import { IconAlertCircle } from "@tabler/icons-react";
import { AttachmentList_attachment } from "./AttachmentList.tsx";
import { UpdateAttachments } from "./Attachments.tsx";
import classes from "./TaskUpdates.module.css";

export const TaskUpdates_task = graphql(
  `
    fragment TaskUpdates_task on Task {
      id
      updates(first: 100) {
        totalCount
        edges {
          node {
            id
            date
            progress
            note
            limitation
            viewerCanAttach
            attachments {
              ...AttachmentList_attachment
            }
          }
        }
      }
    }
  `,
  [AttachmentList_attachment],
);

/** Reports of progress, the latest first. */
export function TaskUpdates({ task }: { task: FragmentOf<typeof TaskUpdates_task> }) {
  const locale = useLocale();
  const { updates } = readFragment(TaskUpdates_task, task);
  return (
    <ol className={classes.updates}>
      {updates.edges.map(({ node: { id, date, progress, note, limitation, attachments, viewerCanAttach } }) => (
        <li key={id}>
          <p className={classes.head}>
            <time dateTime={date}>{formatDate(date, locale)}</time>
            <strong>{progress}%</strong>
          </p>
          <p className={classes.note}>{note}</p>
          {limitation && (
            <p className={classes.limitation}>
              <IconAlertCircle size={16} stroke={1.8} aria-hidden />
              <span>
                <strong>
                  <Trans>Vướng mắc:</Trans>
                </strong>{" "}
                {limitation}
              </span>
            </p>
          )}
          <UpdateAttachments ownerId={id} attachments={attachments} canAttach={viewerCanAttach} />
        </li>
      ))}
    </ol>
  );
}
