import { formatNumber } from "@camket/ui/format";
import { useLocale } from "@camket/ui/words";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useIntersection } from "@mantine/hooks";
import { useEffect, useEffectEvent } from "react";
import classes from "./PlanTasks.module.css";

interface LoadedCountProps {
  loaded: number;
  total: number;
  isLoading: boolean;
  /** A list that scrolls in itself asks for more on its own. */
  isOwn?: boolean;
  onMore(): void;
}

/** How much of a long list is here. The rest comes as one scrolls to it, or by the button. */
export function LoadedCount({ loaded, total, isLoading, isOwn = false, onMore }: LoadedCountProps) {
  const locale = useLocale();
  const { ref, entry } = useIntersection({ rootMargin: "400px" });
  const isLeft = loaded < total;
  const isSeen = entry?.isIntersecting ?? false;
  const more = useEffectEvent(onMore);
  useEffect(() => {
    if (isSeen && isLeft && !isLoading && !isOwn) more();
  }, [isSeen, isLeft, isLoading, isOwn]);
  if (total <= 100) return null;
  const [here, all] = [formatNumber(loaded, locale), formatNumber(total, locale)];
  return (
    <div ref={ref} className={classes.count} role="status">
      {isLeft ? (
        <>
          <Trans>
            Đã tải {here} trên {all} nhiệm vụ.
          </Trans>{" "}
          <Button variant="subtle" loading={isLoading} onClick={onMore}>
            <Trans>Tải tiếp</Trans>
          </Button>
        </>
      ) : (
        <Trans>Đã tải đủ {all} nhiệm vụ.</Trans>
      )}
    </div>
  );
}
