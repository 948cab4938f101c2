import type {
  AddingRule,
  AdministrativeLevel,
  CountedWork,
  FigurePart,
  IndicatorSource,
  SectionKind,
  Severity,
  ValidationRuleKind,
  ValueType,
} from "@camket/schema";
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
    countedWorks: {
      EVENTS_HELD: t`Số sự kiện đã tổ chức`,
      ATTENDANCE: t`Số lượt người dự sự kiện`,
      CONCLUSIONS_ASSIGNED: t`Kết luận đã giao nhiệm vụ, trên số kết luận`,
      OUTPUTS_PUBLISHED: t`Số sản phẩm đã phát hành`,
      TASKS_DONE_IN_TIME: t`Nhiệm vụ xong đúng hạn, trên số đến hạn`,
      LONGEST_DELAY: t`Số ngày chậm lớn nhất của một nhiệm vụ`,
      RECOMMENDATIONS_CARRIED_OUT: t`Khuyến nghị đã có nhiệm vụ, trên số được chấp thuận`,
    } satisfies Record<CountedWork, string>,
    addingRules: {
      SUM: t`cộng`,
      LATEST: t`lấy số của kỳ cuối`,
      MAX: t`lấy số lớn nhất`,
      RATIO_OF_SUMS: t`tính từ tổng tử số và tổng mẫu số`,
      NONE: t`không gộp`,
    } satisfies Record<AddingRule, string>,
    levels: {
      NATION: t`Trung ương`,
      PROVINCE: t`Cấp tỉnh`,
      DISTRICT: t`Cấp huyện`,
      COMMUNE: t`Cấp xã`,
    } satisfies Record<AdministrativeLevel, string>,
    ruleKinds: {
      NON_NEGATIVE: t`Không nhỏ hơn 0`,
      WHOLE_NUMBER: t`Là số nguyên`,
      NUMERATOR_LE_DENOMINATOR: t`Tử số không lớn hơn mẫu số`,
      DENOMINATOR_POSITIVE_OR_NOT_APPLICABLE: t`Mẫu số lớn hơn 0, hoặc không phát sinh`,
      DISAGGREGATION_SUMS_TO_TOTAL: t`Các phần của phân tổ cộng bằng tổng`,
      PART_LE_TOTAL: t`Mỗi phần không lớn hơn tổng`,
      LE_INDICATOR: t`Không lớn hơn chỉ tiêu khác`,
      CHANGE_FROM_PREVIOUS_PERCENT: t`So với cùng kỳ năm trước chênh không quá`,
    } satisfies Record<ValidationRuleKind, string>,
    severities: {
      ERROR: t`Chặn nộp`,
      WARNING: t`Phải giải trình`,
    } satisfies Record<Severity, string>,
    figureParts: { NUMERATOR: t`Số đếm hoặc tử số`, DENOMINATOR: t`Mẫu số` } satisfies Record<FigurePart, string>,
    sectionKinds: {
      SITUATION: t`Tình hình`,
      RESULTS: t`Kết quả`,
      LIMITATIONS: t`Hạn chế`,
      CAUSES: t`Nguyên nhân`,
      DIRECTIONS: t`Phương hướng`,
      PROPOSALS: t`Đề xuất, kiến nghị`,
    } satisfies Record<SectionKind, string>,
  };
}
