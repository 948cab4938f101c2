import { plainText } from "@camket/ui/rich-text-marks";
import { Trans } from "@lingui/react/macro";
import { VisuallyHidden } from "@mantine/core";
import { diffWordsWithSpace } from "diff";
import { useMemo } from "react";
import classes from "./ReportReading.module.css";

/** One text with what was added and left out since another, told in words to those who hear it. */
export function TextDifference({ before, now }: { before: string; now: string }) {
  const changes = useMemo(() => diffWordsWithSpace(plainText(before), plainText(now)), [before, now]);
  const parts = changes.map(({ value, added, removed }, index) => {
    const key = `${index} ${value}`;
    if (added)
      return (
        <ins key={key} className={classes.added}>
          <VisuallyHidden>
            <Trans>thêm:</Trans>{" "}
          </VisuallyHidden>
          {value}
        </ins>
      );
    if (removed)
      return (
        <del key={key} className={classes.removed}>
          <VisuallyHidden>
            <Trans>bỏ:</Trans>{" "}
          </VisuallyHidden>
          {value}
        </del>
      );
    return <span key={key}>{value}</span>;
  });
  return <div className={classes.difference}>{parts}</div>;
}
