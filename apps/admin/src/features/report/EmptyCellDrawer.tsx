import { Section } from "@camket/ui/page";
import { LoadingState } from "@camket/ui/states";
import { useWords } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Drawer, FocusTrap } from "@mantine/core";
import { Suspense, useEffect, useState } from "react";
import { CellComments } from "./CellComments.tsx";
import { EarlierFigure } from "./EarlierFigure.tsx";
import classes from "./FigureLineage.module.css";
import { type CellKey, cellPlace } from "./figure-cells.ts";
import type { FigureLine } from "./report-lines.ts";
import type { Comparison } from "./use-comparison.ts";
import { useFigureParam, useRemarkField } from "./use-figure-param.ts";

interface EmptyCellDrawerProps {
  reportId: string;
  lines: readonly FigureLine[];
  comparison: Comparison;
}

/** A cell in which no figure was submitted: what it would be compared with, and what is said of it. */
export function EmptyCellDrawer(props: EmptyCellDrawerProps) {
  const { t } = useLingui();
  const words = useWords();
  const { cell, close } = useFigureParam();
  // What is shown stays while the drawer slides away.
  const [shown, setShown] = useState(cell);
  useEffect(() => {
    if (cell) setShown(cell);
  }, [cell]);
  return (
    <Drawer
      className="camket-no-print"
      opened={cell !== undefined}
      onClose={close}
      size={560}
      padding="lg"
      title={<Trans>Ô không có số</Trans>}
      aria-label={t`Ô không có số`}
      closeButtonProps={{ "aria-label": words.close }}
    >
      <FocusTrap.InitialFocus />
      {shown && (
        <Suspense fallback={<LoadingState lines={4} />}>
          <EmptyCell key={shown} {...props} cell={shown} />
        </Suspense>
      )}
    </Drawer>
  );
}

function EmptyCell({ reportId, lines, comparison, cell }: EmptyCellDrawerProps & { cell: CellKey }) {
  const toRemark = useRemarkField();
  const before = comparison.cells.get(cell);
  const place = cellPlace(cell);
  const line = lines.find(({ indicatorId }) => indicatorId === place.indicatorId);
  const part = line?.parts.find(({ categoryId }) => categoryId === place.categoryId);
  if (!line || (place.categoryId !== null && !part)) return <Trans>Mẫu của báo cáo này không có ô ấy.</Trans>;
  return (
    <>
      <p className={classes.name}>
        <span className={classes.code}>{line.code}</span>
        {line.name}
        {part && `: ${part.name}`}
      </p>
      <p>
        <Trans>Báo cáo này không ghi số nào ở đây: không phải số 0, cũng không phải “không phát sinh”.</Trans>
      </p>
      {before && (
        <Section title={comparison.label}>
          <EarlierFigure cell={before} line={line} name={`${line.name}, ${comparison.label}`} />
        </Section>
      )}
      <CellComments reportId={reportId} cell={place} fieldRef={toRemark} />
    </>
  );
}
