import { Plural, Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconSum } from "@tabler/icons-react";
import classes from "./ComparedWith.module.css";
import type { PeriodSum } from "./use-period-sum.ts";

interface AddedPeriodsProps {
  periodSum: PeriodSum;
  /** Where they may be typed into: how many cells are empty that every period adds to. */
  emptyCount?: number;
  onTake?(): void;
}

/** Which shorter periods are added beside the figures, and which lack. */
export function AddedPeriods({ periodSum: { added, lacking }, emptyCount = 0, onTake }: AddedPeriodsProps) {
  if (added.length === 0) return null;
  const [names, missing] = [added.join(", "), lacking.join(", ")];
  return (
    <div className={classes.compared}>
      <p className={classes.sources}>
        <Trans>Cộng các kỳ đã duyệt trong kỳ này: {names}.</Trans> {missing && <Trans>Chưa có: {missing}.</Trans>}
      </p>
      {emptyCount > 0 && (
        <Button
          variant="default"
          size="xs"
          mt={4}
          className="camket-no-print"
          leftSection={<IconSum size={16} stroke={1.8} />}
          onClick={onTake}
        >
          <Plural value={emptyCount} other="Lấy số cộng các kỳ vào # ô trống" />
        </Button>
      )}
    </div>
  );
}
