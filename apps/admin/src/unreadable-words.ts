import type { UnreadableReason } from "@camket/figure-text";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";

export function useUnreadableWords() {
  const locale = useLocale();
  const { t } = useLingui();
  return {
    NOT_A_NUMBER: locale === "vi" ? t`Viết số như 1.234,5` : t`Viết số như 1,234.5`,
    TOO_MANY_DIGITS: t`Quá 12 chữ số`,
    TOO_MANY_DECIMALS: t`Quá 4 chữ số thập phân`,
  } satisfies Record<UnreadableReason, string>;
}
