import { Trans } from "@lingui/react/macro";
import {
  IconAlertTriangle,
  IconArrowsSplit2,
  IconCalculator,
  IconCheck,
  IconFlag,
  IconPencil,
  IconSum,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./FigureGrid.module.css";
import { type CellValue, type coverageOf, isEmpty, isWhole } from "./figure-cells.ts";
import type { Edit } from "./figure-sheet.ts";
import type { CellFlag } from "./report-flags.ts";
import type { FigureLine } from "./report-lines.ts";

interface CellNoteProps {
  line: FigureLine;
  value: CellValue;
  edit: Edit | undefined;
  flags: readonly CellFlag[];
  coverage: ReturnType<typeof coverageOf>;
  isMissing: boolean;
}

/** What is to be known of a cell, in two words and a shape: the gravest first. */
export function CellNote({ line, value, edit, flags, coverage, isMissing }: CellNoteProps) {
  const icon = { size: 15, stroke: 1.9, "aria-hidden": true };
  const note = (tone: "late" | "warn" | "ok" | "quiet", Icon: ReactNode, words: ReactNode) => (
    <span className={classes.mark} data-tone={tone}>
      {Icon}
      {words}
    </span>
  );
  if (edit?.theirs !== undefined) return note("late", <IconArrowsSplit2 {...icon} />, <Trans>hai số khác nhau</Trans>);
  if (edit?.refusal !== undefined) return note("late", <IconAlertTriangle {...icon} />, edit.refusal);
  if (flags.some(({ isError }) => isError))
    return note("late", <IconAlertTriangle {...icon} />, <Trans>cần sửa</Trans>);
  if (flags.some(({ isExplained }) => !isExplained))
    return note("warn", <IconFlag {...icon} />, <Trans>cần giải trình</Trans>);
  if (isMissing) return note("late", <IconAlertTriangle {...icon} />, <Trans>chưa nhập</Trans>);
  if (!isEmpty(value) && !isWhole(value, line.isRatio))
    return note("quiet", <IconPencil {...icon} />, <Trans>nhập tiếp</Trans>);
  if (value.explanation) return note("ok", <IconCheck {...icon} />, <Trans>có giải trình</Trans>);
  if (coverage)
    return note(
      "quiet",
      <IconSum {...icon} />,
      <Trans>
        {coverage.given} nguồn, tổng số {coverage.ofTotal}
      </Trans>,
    );
  return line.countedFrom && note("quiet", <IconCalculator {...icon} />, line.countedFrom.toLowerCase());
}
