import { createContext, useContext } from "react";
import type { Locale } from "./format.ts";

/** What the components say of themselves; everything else arrives as a prop. */
export interface UiWords {
  skipToContent: string;
  mainNavigation: string;
  sampleMark: string;
  pageBar: string;
  breadcrumbs: string;
  thread: string;
  keys: string;
  allKeys: string;
  showTable: string;
  more: string;
  close: string;
  cancel: string;
  undo: string;
  retry: string;
  errorCode(code: string): string;
  fieldsToMend(count: number): string;
  columns: string;
  filter: string;
  clearFilter: string;
  noRows: string;
  noMatches: string;
  loading: string;
  open: string;
  closeBranch: string;
  choose: string;
  zoomIn: string;
  zoomOut: string;
  zoomToFit: string;
  zoom: string;
  zooms: Record<"year" | "quarter" | "month" | "week", string>;
  goToToday: string;
  moveStart(date: string): string;
  moveEnd(date: string): string;
  moveHint: string;
  barIsFixed: string;
  print: string;
  downloadSvg: string;
  /** `shown` rows of `total`; both are written numbers. */
  rowCount(shown: string, total: string): string;
  sortAscending(column: string): string;
  sortDescending(column: string): string;
  datePlaceholder: string;
  openCalendar: string;
  invalidDate: string;
  dateOutside(earliest: string | null, latest: string | null): string;
  search: string;
  noOptions: string;
  year: string;
  periodKind: string;
  periodKinds: Record<"FIRST_HALF" | "SECOND_HALF" | "YEAR" | "QUARTER" | "MONTH" | "CUSTOM", string>;
  quarter: string;
  month: string;
  from: string;
  to: string;
  endsBeforeStart: string;
  invalidYear: string;
  today: string;
  showPassword: string;
  account: string;
  textTools: string;
  bold: string;
  italic: string;
  bulletList: string;
  numberedList: string;
  signOut: string;
  timeline: string;
  language: string;
  colorScheme: string;
  colorSchemes: Record<"auto" | "light" | "dark", string>;
}

export const uiWords = {
  vi: {
    skipToContent: "Đến nội dung chính",
    mainNavigation: "Điều hướng chính",
    sampleMark: "Dữ liệu mẫu",
    pageBar: "Đầu trang",
    breadcrumbs: "Đường dẫn trang",
    thread: "Sợi cam kết",
    keys: "Phím tắt",
    allKeys: "tất cả phím tắt",
    showTable: "Xem bảng",
    more: "Thêm",
    close: "Đóng",
    cancel: "Hủy",
    undo: "Hoàn tác",
    retry: "Thử lại",
    errorCode: (code) => `Mã lỗi ${code}`,
    fieldsToMend: (count) => `Còn ${count} ô cần sửa`,
    columns: "Cột",
    filter: "Lọc, không cần dấu",
    clearFilter: "Bỏ lọc",
    noRows: "Không có dòng nào",
    noMatches: "Không có dòng nào khớp",
    loading: "Đang tải",
    open: "Mở",
    choose: "Chọn",
    closeBranch: "Thu lại",
    zoomIn: "Phóng to (+)",
    zoomOut: "Thu nhỏ (−)",
    zoomToFit: "Vừa khung (0)",
    zoom: "Thang thời gian",
    zooms: { year: "Năm", quarter: "Quý", month: "Tháng", week: "Tuần" },
    goToToday: "Hôm nay",
    moveStart: (date) => `Ngày bắt đầu ${date}`,
    moveEnd: (date) => `Hạn ${date}`,
    moveHint: "Giữ Shift và bấm mũi tên để dời từng ngày, thêm Ctrl để dời từng tuần; thả Shift để ghi, Esc để thôi.",
    barIsFixed: "Nhiệm vụ này không dời được ở đây.",
    print: "In sơ đồ",
    downloadSvg: "Tải tệp SVG",
    rowCount: (shown, total) => (shown === total ? `${total} dòng` : `${shown} trên ${total} dòng`),
    sortAscending: (column) => `${column}: tăng dần`,
    sortDescending: (column) => `${column}: giảm dần`,
    datePlaceholder: "ngày/tháng/năm",
    openCalendar: "Mở lịch",
    invalidDate: "Ngày này không có trong lịch. Cách ghi: 29/06/2026.",
    dateOutside: (earliest, latest) =>
      earliest && latest
        ? `Chọn ngày từ ${earliest} đến ${latest}.`
        : earliest
          ? `Chọn ngày từ ${earliest} trở đi.`
          : `Chọn ngày không muộn hơn ${latest}.`,
    search: "Gõ để tìm, không cần dấu",
    noOptions: "Không tìm thấy",
    year: "Năm",
    periodKind: "Kỳ",
    periodKinds: {
      FIRST_HALF: "6 tháng đầu năm",
      SECOND_HALF: "6 tháng cuối năm",
      YEAR: "Cả năm",
      QUARTER: "Quý",
      MONTH: "Tháng",
      CUSTOM: "Khoảng khác",
    },
    quarter: "Quý",
    month: "Tháng",
    from: "Từ ngày",
    to: "Đến ngày",
    endsBeforeStart: "Ngày cuối đứng trước ngày đầu.",
    invalidYear: "Năm gồm bốn chữ số, ví dụ 2026.",
    today: "hôm nay",
    showPassword: "Hiện mật khẩu",
    account: "Tài khoản",
    textTools: "Định dạng",
    bold: "Chữ đậm",
    italic: "Chữ nghiêng",
    bulletList: "Danh sách",
    numberedList: "Danh sách đánh số",
    signOut: "Đăng xuất",
    timeline: "Dòng thời gian",
    language: "Ngôn ngữ",
    colorScheme: "Nền sáng, tối",
    colorSchemes: { auto: "Theo máy", light: "Sáng", dark: "Tối" },
  },
  en: {
    skipToContent: "Skip to content",
    mainNavigation: "Main navigation",
    sampleMark: "Sample data",
    pageBar: "Top of the page",
    breadcrumbs: "Breadcrumbs",
    thread: "Thread of the commitment",
    keys: "Keys",
    allKeys: "all keys",
    showTable: "Show as table",
    more: "More",
    close: "Close",
    cancel: "Cancel",
    undo: "Undo",
    retry: "Try again",
    errorCode: (code) => `Error code ${code}`,
    fieldsToMend: (count) => (count === 1 ? "1 field to correct" : `${count} fields to correct`),
    columns: "Columns",
    filter: "Filter, accents optional",
    clearFilter: "Clear filter",
    noRows: "No rows",
    noMatches: "No rows match",
    loading: "Loading",
    open: "Open",
    choose: "Choose",
    closeBranch: "Close",
    zoomIn: "Zoom in (+)",
    zoomOut: "Zoom out (−)",
    zoomToFit: "Fit the width (0)",
    zoom: "Time scale",
    zooms: { year: "Year", quarter: "Quarter", month: "Month", week: "Week" },
    goToToday: "Today",
    moveStart: (date) => `Starts ${date}`,
    moveEnd: (date) => `Due ${date}`,
    moveHint:
      "Hold Shift and press an arrow to move by a day, with Ctrl by a week; release Shift to save, Esc to leave.",
    barIsFixed: "This task cannot be moved here.",
    print: "Print",
    downloadSvg: "Download SVG",
    rowCount: (shown, total) => {
      const rows = total === "1" ? "row" : "rows";
      return shown === total ? `${total} ${rows}` : `${shown} of ${total} ${rows}`;
    },
    sortAscending: (column) => `${column}: ascending`,
    sortDescending: (column) => `${column}: descending`,
    datePlaceholder: "day/month/year",
    openCalendar: "Open calendar",
    invalidDate: "No such date in the calendar. Write it as 29/06/2026.",
    dateOutside: (earliest, latest) =>
      earliest && latest
        ? `Choose a date from ${earliest} to ${latest}.`
        : earliest
          ? `Choose ${earliest} or later.`
          : `Choose ${latest} or earlier.`,
    search: "Type to search, accents optional",
    noOptions: "Nothing found",
    year: "Year",
    periodKind: "Period",
    periodKinds: {
      FIRST_HALF: "First half",
      SECOND_HALF: "Second half",
      YEAR: "Whole year",
      QUARTER: "Quarter",
      MONTH: "Month",
      CUSTOM: "Other dates",
    },
    quarter: "Quarter",
    month: "Month",
    from: "From",
    to: "To",
    endsBeforeStart: "The last day is before the first.",
    invalidYear: "A year has four digits, such as 2026.",
    today: "today",
    showPassword: "Show password",
    account: "Account",
    textTools: "Formatting",
    bold: "Bold",
    italic: "Italic",
    bulletList: "List",
    numberedList: "Numbered list",
    signOut: "Sign out",
    timeline: "Timeline",
    language: "Language",
    colorScheme: "Light or dark",
    colorSchemes: { auto: "System", light: "Light", dark: "Dark" },
  },
} satisfies Record<Locale, UiWords>;

export const LocaleContext = createContext<Locale>("vi");

export function useLocale(): Locale {
  return useContext(LocaleContext);
}

export function useWords(): UiWords {
  return uiWords[useLocale()];
}
