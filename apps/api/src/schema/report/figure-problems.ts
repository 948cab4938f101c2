import { fieldMessages, type Text } from "../../errors.ts";

/** Also what typing is told of such a figure. */
export const figureCountedText = {
  vi: "Số liệu này được đếm hoặc tổng hợp từ công việc và báo cáo đã có nên không nhập tay. Sửa ở nơi số liệu được lấy, hoặc nhập số thay thế kèm lý do.",
  en: "This figure is counted or consolidated from work and reports, so it is not typed. Mend it where it comes from, or override it with a reason.",
} satisfies Text;

/** What can be wrong with a cell of a file of figures. */
export const figureProblemTexts = {
  INDICATOR_MISSING: { vi: "Ghi mã chỉ tiêu.", en: "Write the code of the indicator." },
  UNKNOWN_INDICATOR: {
    vi: "Không có chỉ tiêu nào mang mã này. Lấy mã trong tệp mẫu.",
    en: "No indicator has this code. Take the code from the template file.",
  },
  NOT_ON_FORM: {
    vi: "Mẫu báo cáo của cấp này không hỏi chỉ tiêu này. Bỏ dòng này khỏi tệp.",
    en: "The form of this level does not ask for this indicator. Leave the row out.",
  },
  FIGURE_COUNTED: figureCountedText,
  UNKNOWN_PART: {
    vi: "Chỉ tiêu không có phần phân tổ mang mã này. Lấy mã trong tệp mẫu, hoặc để trống cho tổng số.",
    en: "The indicator has no part with this code. Take the code from the template file, or leave this empty for the total.",
  },
  AMBIGUOUS_PART: {
    vi: "Nhiều phân tổ của chỉ tiêu có phần mang mã này. Ghi một trong các mã:",
    en: "Several disaggregations of the indicator have a part with this code. Write one of:",
  },
  FIGURE_TWICE: {
    vi: "Một dòng trước đã ghi số liệu của đúng chỉ tiêu và phần này: dòng",
    en: "An earlier row has the figure of the same indicator and part: row",
  },
  VALUE_MISSING: {
    vi: "Dòng có mẫu số hoặc giải trình mà không có số liệu. Ghi số liệu, hoặc bỏ cả dòng.",
    en: "The row has a denominator or an explanation, but no figure. Write the figure, or leave the row out.",
  },
  NOT_A_NUMBER: {
    vi: "Không đọc được thành số. Ghi như 1.234,5 hoặc 1,234.5; nếu trong kỳ không có gì thì ghi “không phát sinh”.",
    en: "Not a number. Write 1.234,5 or 1,234.5; where there was nothing in the period, write “nothing arose”.",
  },
  TEXT_IN_NUMBER: {
    vi: "Ô số liệu có chữ. Chỉ ghi số, không ghi đơn vị tính; nếu trong kỳ không có gì thì ghi “không phát sinh”.",
    en: "The cell has letters. Write the number alone, without its unit; where there was nothing in the period, write “nothing arose”.",
  },
  TOO_MANY_DIGITS: fieldMessages.TOO_MANY_DIGITS,
  TOO_MANY_DECIMALS: fieldMessages.TOO_MANY_DECIMALS,
  AMBIGUOUS_NUMBER: {
    vi: "Đọc được theo hai cách, và không ô nào của tệp cho biết cách nào đúng. Chọn cách viết số.",
    en: "This can be read in two ways, and no cell of the file says which is meant. Choose how numbers are written.",
  },
  CONTRADICTORY_NUMBER: {
    vi: "Cách viết số ở ô này khác với các ô khác của tệp. Viết lại cho giống, hoặc chọn cách viết số.",
    en: "The number is written in another way than others of the file. Write it as they are, or choose how numbers are written.",
  },
  NEGATIVE: { vi: "Không được nhỏ hơn 0.", en: "Must not be below zero." },
  NOT_WHOLE: { vi: "Phải là số nguyên.", en: "Must be a whole number." },
  ABOVE_DENOMINATOR: {
    vi: "Tử số không được lớn hơn mẫu số.",
    en: "The numerator must not be larger than the denominator.",
  },
  NOT_POSITIVE: {
    vi: "Mẫu số phải lớn hơn 0. Nếu trong kỳ không có gì thì ghi “không phát sinh” ở ô số liệu.",
    en: "The denominator must be above zero. Where there was nothing in the period, write “nothing arose” as the figure.",
  },
  DENOMINATOR_MISSING: {
    vi: "Chỉ tiêu là tỷ lệ nên cần cả mẫu số.",
    en: "The indicator is a ratio, so its denominator is needed too.",
  },
  DENOMINATOR_NEEDLESS: {
    vi: "Chỉ tiêu không phải tỷ lệ, hoặc không phát sinh, nên không có mẫu số. Để trống ô này.",
    en: "The indicator is no ratio, or nothing arose, so there is no denominator. Leave this empty.",
  },
  EXPLANATION_TOO_LONG: { vi: "Quá dài, nhiều nhất 2.000 chữ.", en: "Too long, at most 2,000 letters." },
  IDENTITY_NUMBER: fieldMessages.IDENTITY_NUMBER,
} satisfies Record<string, Text>;

export type FigureProblemCode = keyof typeof figureProblemTexts;
