import type { ValidationRuleKind } from "@camket/prisma";
import { builder } from "../../builder.ts";
import type { Text } from "../../errors.ts";
import type { ComparedPeriod } from "./comparison.service.ts";
import { DisaggregationCategory } from "./disaggregation.ts";
import { IndicatorVersion, SeverityEnum, ValidationRuleKindEnum } from "./indicator.ts";
import type { Blocker, BlockerKind, Flag } from "./report-rules.ts";
import { SectionKindEnum } from "./report-template.ts";

/** Of one report. Who mends these sees the next. */
export const MOST_LISTED = 100;

const ruleTexts = {
  NON_NEGATIVE: { vi: "Số liệu nhỏ hơn 0.", en: "The figure is below zero." },
  WHOLE_NUMBER: { vi: "Số liệu phải là số nguyên.", en: "The figure must be a whole number." },
  NUMERATOR_LE_DENOMINATOR: { vi: "Tử số lớn hơn mẫu số.", en: "The numerator is larger than the denominator." },
  DENOMINATOR_POSITIVE_OR_NOT_APPLICABLE: {
    vi: "Mẫu số phải lớn hơn 0, hoặc ghi là không phát sinh.",
    en: "The denominator must be above zero, or nothing arose.",
  },
  DISAGGREGATION_SUMS_TO_TOTAL: {
    vi: "Tổng các phân tổ không khớp với tổng số.",
    en: "The parts do not sum to the total.",
  },
  PART_LE_TOTAL: { vi: "Phần phân tổ lớn hơn tổng số.", en: "The part is larger than the total." },
  LE_INDICATOR: {
    vi: "Số liệu lớn hơn chỉ tiêu dùng để đối chiếu.",
    en: "The figure is larger than that of the indicator compared with.",
  },
  CHANGE_FROM_PREVIOUS_PERCENT: {
    vi: "Số liệu thay đổi nhiều so với cùng kỳ năm trước. Ghi giải trình.",
    en: "The figure changed much against the same period a year before. Explain why.",
  },
} satisfies Record<ValidationRuleKind, Text>;

const precedingText = {
  vi: "Số liệu thay đổi nhiều so với kỳ liền trước; không có số cùng kỳ năm trước để so. Ghi giải trình.",
  en: "The figure changed much against the preceding period; there is none of the same period a year before. Explain why.",
} satisfies Text;

const textOf = ({ rule, compared }: { rule: ValidationRuleKind; compared: ComparedPeriod | null }): Text =>
  compared === "PRECEDING" ? precedingText : ruleTexts[rule];

const blockerTexts = {
  SECTION_EMPTY: { vi: "Chưa viết mục này.", en: "This section is not written." },
  SECTION_TOO_LONG: { vi: "Mục này dài quá số chữ cho phép.", en: "This section has more words than allowed." },
  SECTION_NOT_CONFIRMED: {
    vi: "Camket soạn mục này, chưa có người xem lại. Sửa hoặc xác nhận đã xem.",
    en: "Camket drafted this section, and nobody has read it. Edit it, or confirm that it was read.",
  },
  FIGURE_MISSING: { vi: "Chưa nhập số liệu.", en: "The figure was not typed." },
  RULE_BROKEN: { vi: "Số liệu sai quy tắc.", en: "The figure breaks a rule." },
  NOT_EXPLAINED: { vi: "Số liệu chưa được giải trình.", en: "The figure is not explained." },
} satisfies Record<BlockerKind, Text>;

export const FlagObject = builder.objectRef<Flag>("ReportFlag").implement({
  description: "A rule that a figure breaks.",
  fields: (t) => ({
    indicatorVersion: t.prismaField({
      type: IndicatorVersion,
      description: "The indicator, as it was defined.",
      resolve: (query, { definition }, _arguments, { db }) =>
        db.indicatorVersion.findUniqueOrThrow({ ...query, where: { id: definition.id } }),
    }),
    category: t.prismaField({
      type: DisaggregationCategory,
      nullable: true,
      description: "The part of a disaggregation; null for the total.",
      resolve: (query, { categoryId }, _arguments, { db }) => {
        const found = { ...query, where: { id: categoryId ?? 0 } };
        return categoryId === null ? null : db.disaggregationCategory.findUnique(found);
      },
    }),
    rule: t.expose("rule", { type: ValidationRuleKindEnum, description: "What does not hold." }),
    severity: t.expose("severity", { type: SeverityEnum, description: "Whether it blocks sending." }),
    isExplained: t.exposeBoolean("isExplained", {
      description: "Whether the figure has an explanation of its number.",
    }),
    message: t.string({
      description: "What does not hold, in the language of the request.",
      resolve: (flag, _arguments, { locale }) => textOf(flag)[locale],
    }),
  }),
});

const BlockerKindEnum = builder.enumType("ReportBlockerKind", {
  description: "Why a report can't be sent.",
  values: {
    SECTION_EMPTY: { description: "A required section is not written." },
    SECTION_TOO_LONG: { description: "A section has more words than allowed." },
    SECTION_NOT_CONFIRMED: { description: "A section was drafted by Camket, and nobody has edited or confirmed it." },
    FIGURE_MISSING: { description: "A required figure was not typed." },
    RULE_BROKEN: { description: "A figure breaks a rule that blocks sending." },
    NOT_EXPLAINED: { description: "A figure breaks a rule and is not explained." },
  } satisfies Record<BlockerKind, object>,
});

export const BlockerObject = builder.objectRef<Blocker>("ReportBlocker").implement({
  description: "One reason why a report can't be sent.",
  fields: (t) => ({
    kind: t.expose("kind", { type: BlockerKindEnum, description: "What keeps it." }),
    section: t.expose("section", {
      type: SectionKindEnum,
      nullable: true,
      description: "The section; null where it is a figure.",
    }),
    indicatorVersion: t.prismaField({
      type: IndicatorVersion,
      nullable: true,
      description: "The indicator; null where it is a section.",
      resolve: (query, { definition }, _arguments, { db }) => {
        const found = { ...query, where: { id: definition?.id ?? 0 } };
        return definition && db.indicatorVersion.findUnique(found);
      },
    }),
    category: t.prismaField({
      type: DisaggregationCategory,
      nullable: true,
      description: "The part of a disaggregation; null for a total or a section.",
      resolve: (query, { categoryId }, _arguments, { db }) => {
        const found = { ...query, where: { id: categoryId ?? 0 } };
        return categoryId === null ? null : db.disaggregationCategory.findUnique(found);
      },
    }),
    message: t.string({
      description: "What is to be mended, in the language of the request.",
      resolve: ({ kind, rule, compared }, _arguments, { locale }) =>
        (rule ? textOf({ rule, compared }) : blockerTexts[kind])[locale],
    }),
  }),
});
