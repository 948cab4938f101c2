import { formatTime } from "@camket/ui/format";
import { Trans } from "@lingui/react/macro";
import { IconCloudCheck, IconCloudOff, IconCloudUp } from "@tabler/icons-react";
import type { SaveState } from "./entry-sheet.ts";
import classes from "./SaveStatus.module.css";

/** Where what was typed is now: the gravest of all savings on the page. */
export function SaveStatus({ states }: { states: readonly SaveState[] }) {
  const saved = states
    .flatMap((state) => (state.kind === "saved" ? [state.at] : []))
    .sort()
    .at(-1);
  return (
    <span className={classes.save} role="status">
      {states.some(({ kind }) => kind === "offline") ? (
        <>
          <IconCloudOff size={17} stroke={1.8} aria-hidden data-tone="late" />
          <Trans>Mất mạng, giữ trên máy này</Trans>
        </>
      ) : states.some(({ kind }) => kind === "saving") ? (
        <>
          <IconCloudUp size={17} stroke={1.8} aria-hidden />
          <Trans>Đang lưu…</Trans>
        </>
      ) : (
        saved && (
          <>
            <IconCloudCheck size={17} stroke={1.8} aria-hidden data-tone="ok" />
            <Trans>Đã lưu lúc {formatTime(saved)}</Trans>
          </>
        )
      )}
    </span>
  );
}
