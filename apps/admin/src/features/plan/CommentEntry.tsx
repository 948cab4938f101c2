import { ConfirmDialog } from "@camket/ui/confirm-dialog";
import { formatDateTime } from "@camket/ui/format";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useNames } from "../../names.ts";
import classes from "./TaskComments.module.css";

interface CommentEntryProps {
  comment: {
    createdAt: string;
    viewerCanDelete: boolean;
    author: { name: string; committee: { name: string; nameEn: string } | null } | null;
  };
  /** What became of it. */
  mark?: ReactNode;
  /** How it is deleted, which can't be taken back. */
  deletion: {
    /** Names the button, which stands beside others of its kind. */
    ask(time: string): string;
    title: string;
    confirm: string;
    consequence: string;
    /** @returns whether an answer came. */
    run(): Promise<boolean>;
    isBusy: boolean;
    failure: string | null;
  };
  /** What was written. */
  children: ReactNode;
}

/** What a colleague wrote, on a task or on a cell of a report. */
export function CommentEntry({ comment, mark, deletion, children }: CommentEntryProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useNames();
  const [isAsked, setAsked] = useState(false);
  const { createdAt, author, viewerCanDelete } = comment;
  const time = formatDateTime(createdAt, locale);
  return (
    <li>
      <p className={classes.head}>
        <strong>{author?.name ?? t`Người dùng cũ`}</strong>
        {author?.committee && <span>{nameOf(author.committee)}</span>}
        <time dateTime={createdAt}>{time}</time>
        {mark && <span>{mark}</span>}
        {viewerCanDelete && (
          <Button
            variant="subtle"
            className={classes.delete}
            aria-label={deletion.ask(time)}
            onClick={() => setAsked(true)}
          >
            <Trans context="nút">Xóa</Trans>
          </Button>
        )}
      </p>
      <p className={classes.text}>{children}</p>
      <ConfirmDialog
        isOpen={isAsked}
        title={deletion.title}
        confirmLabel={deletion.confirm}
        isBusy={deletion.isBusy}
        onConfirm={async () => {
          if (await deletion.run()) setAsked(false);
        }}
        onCancel={() => setAsked(false)}
      >
        {deletion.consequence}
        {deletion.failure && <p role="alert">{deletion.failure}</p>}
      </ConfirmDialog>
    </li>
  );
}
