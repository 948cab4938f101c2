import type { AddingRule, IndicatorSource, ValueType } from "@camket/schema";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";

export function useIndicatorWords() {
  const { t } = useLingui();
  const locale = useLocale();
  return {
    unitOf: ({ unit, unitEn }: { unit: string; unitEn: string }) => (locale === "en" ? unitEn || unit : unit),
    valueTypes: { COUNT: t`Số đếm`, AMOUNT: t`Số tiền`, RATIO: t`Tỷ lệ` } satisfies Record<ValueType, string>,
    sources: {
      ENTERED: t`Nhập tay`,
      TASKS: t`Đếm từ nhiệm vụ`,
      EVENTS: t`Đếm từ sự kiện`,
      OUTPUTS: t`Đếm từ sản phẩm`,
    } satisfies Record<IndicatorSource, string>,
    addingRules: {
      SUM: t`cộng`,
      LATEST: t`lấy số cuối`,
      MAX: t`lấy số lớn nhất`,
      RATIO_OF_SUMS: t`tỷ lệ của các tổng`,
      NONE: t`không gộp`,
    } satisfies Record<AddingRule, string>,
  };
}
