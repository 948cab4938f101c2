import { Plural } from "@lingui/react/macro";
import { IconMessage2 } from "@tabler/icons-react";
import classes from "./FigureGrid.module.css";

/** Tells that remarks on a cell wait for an answer. */
export function CommentMark({ count }: { count: number | undefined }) {
  return (
    count !== undefined && (
      <span className={`${classes.mark} ${classes.comments} camket-no-print`} data-tone="comment">
        <IconMessage2 size={15} stroke={1.9} aria-hidden />
        <span>
          <Plural value={count} other="# ý kiến" />
        </span>
      </span>
    )
  );
}
