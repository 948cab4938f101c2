import type { CalendarDate } from "@camket/ui/calendar";
import { formatDate } from "@camket/ui/format";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconBellRinging } from "@tabler/icons-react";
import { today } from "../../today.ts";

interface ReminderButtonProps {
  /** How many committees would be told. */
  count: number;
  /** The last day on which they were; null if never. */
  remindedOn: CalendarDate | null;
  isSending: boolean;
  onRemind(): void;
}

/** Reminds those who are behind, once a day, and says when that was. */
export function ReminderButton({ count, remindedOn, isSending, onRemind }: ReminderButtonProps) {
  const locale = useLocale();
  const isDone = remindedOn === today();
  return (
    <div
      className="camket-no-print"
      style={{ display: "flex", flexWrap: "wrap", gap: "6px 12px", alignItems: "center" }}
    >
      {!isDone && count > 0 && (
        <Button
          variant="default"
          loading={isSending}
          leftSection={<IconBellRinging size={16} stroke={1.8} aria-hidden />}
          onClick={onRemind}
        >
          <Plural value={count} other="Nhắc # ban" />
        </Button>
      )}
      {remindedOn && (
        <span style={{ color: "var(--camket-ink3)" }}>
          {isDone ? (
            <Trans>Đã nhắc hôm nay, {formatDate(remindedOn, locale)}</Trans>
          ) : (
            <Trans>Nhắc lần trước: {formatDate(remindedOn, locale)}</Trans>
          )}
        </span>
      )}
    </div>
  );
}

/** The last of some days; null where there is none. */
export const lastDay = (days: (CalendarDate | null)[]): CalendarDate | null =>
  days
    .filter((day) => day !== null)
    .sort()
    .at(-1) ?? null;
