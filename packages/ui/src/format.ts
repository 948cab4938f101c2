import { type CalendarDate, dateInVietnam, dayNumber, type Period } from "./calendar.ts";

export type Locale = "vi" | "en";

const tag = { vi: "vi-VN", en: "en-GB" } satisfies Record<Locale, string>;

const shortMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function partsOf(date: CalendarDate): { year: string; month: string; day: string } {
  const [year = "", month = "", day = ""] = date.split("-");
  return { year, month, day };
}

/** "29/06/2026", "29 Jun 2026". */
export function formatDate(date: CalendarDate, locale: Locale): string {
  return `${formatDayMonth(date, locale)}${locale === "vi" ? "/" : " "}${partsOf(date).year}`;
}

/** "29/06", "29 Jun": where the year stands beside it. */
export function formatDayMonth(date: CalendarDate, locale: Locale): string {
  const { month, day } = partsOf(date);
  return locale === "vi" ? `${day}/${month}` : `${Number(day)} ${shortMonths[Number(month) - 1]}`;
}

/** "10:42" in Viet Nam, of an ISO instant. */
export function formatTime(instant: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: "Asia/Ho_Chi_Minh",
    hour: "2-digit",
    minute: "2-digit",
  }).format(new Date(instant));
}

/** "29/06/2026 10:42" in Viet Nam, of an ISO instant. */
export function formatDateTime(instant: string, locale: Locale): string {
  return `${formatDate(dateInVietnam(new Date(instant)), locale)} ${formatTime(instant)}`;
}

const weekdays = ["Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];

/** "Thứ Hai, 29 tháng 6 năm 2026", "Monday 29 June 2026". */
export function formatLongDate(date: CalendarDate, locale: Locale): string {
  const { year, month, day } = partsOf(date);
  const instant = new Date(`${date}T00:00:00Z`);
  if (locale === "vi") {
    return `${weekdays[instant.getUTCDay()]}, ${Number(day)} tháng ${Number(month)} năm ${year}`;
  }
  const name = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options }).format(instant);
  return `${name({ weekday: "long" })} ${Number(day)} ${name({ month: "long" })} ${year}`;
}

/** A true minus sign, as a hyphen is too short beside figures. */
function withTrueMinus(text: string): string {
  return text.replace("-", "−");
}

/** "61.842", "61,842"; at most `decimals` after the mark. */
export function formatNumber(value: number, locale: Locale, decimals = 2): string {
  return withTrueMinus(
    new Intl.NumberFormat(tag[locale], { maximumFractionDigits: decimals, useGrouping: "always" }).format(value),
  );
}

function formatTenths(value: number, locale: Locale, signDisplay: "auto" | "exceptZero"): string {
  return withTrueMinus(
    new Intl.NumberFormat(tag[locale], {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
      useGrouping: "always",
      signDisplay,
    }).format(value),
  );
}

/** "94,1%" of a number of hundredths: 94.06 is 94,1%. */
export function formatPercent(percent: number, locale: Locale): string {
  return `${formatTenths(percent, locale, "auto")}%`;
}

/** "94,1% (24.118/25.640)". A ratio over zero has no percentage. */
export function formatRatio(numerator: number, denominator: number, locale: Locale): string {
  const parts = `${formatNumber(numerator, locale)}/${formatNumber(denominator, locale)}`;
  return denominator === 0 ? parts : `${formatPercent((numerator / denominator) * 100, locale)} (${parts})`;
}

export type ChangeUnit = "percent" | "points" | "count";

/** "−90,0%", "+2,7 điểm %", "−1.250". The value is in the unit named: percent is in hundredths. */
export function formatChange(value: number, unit: ChangeUnit, locale: Locale): string {
  switch (unit) {
    case "percent":
      return `${formatTenths(value, locale, "exceptZero")}%`;
    case "points":
      return `${formatTenths(value, locale, "exceptZero")} ${locale === "vi" ? "điểm %" : "pp"}`;
    case "count":
      return `${value > 0 ? "+" : ""}${formatNumber(value, locale)}`;
  }
}

const romanQuarters = ["I", "II", "III", "IV"];

/** "6 tháng đầu năm 2026", "First half 2026"; a period of its own dates is named by them. */
export function formatPeriodName(period: Period, locale: Locale): string {
  const { kind, year, ordinal = 1 } = period;
  const isVietnamese = locale === "vi";
  switch (kind) {
    case "FIRST_HALF":
      return isVietnamese ? `6 tháng đầu năm ${year}` : `First half ${year}`;
    case "SECOND_HALF":
      return isVietnamese ? `6 tháng cuối năm ${year}` : `Second half ${year}`;
    case "YEAR":
      return isVietnamese ? `Năm ${year}` : `Year ${year}`;
    case "QUARTER":
      return isVietnamese ? `Quý ${romanQuarters[ordinal - 1]} năm ${year}` : `Quarter ${ordinal} of ${year}`;
    case "MONTH":
      return isVietnamese
        ? `Tháng ${ordinal} năm ${year}`
        : `${new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" }).format(new Date(Date.UTC(year, ordinal - 1)))} ${year}`;
    case "CUSTOM":
      return formatDateRange(period.startsOn, period.endsOn, locale);
  }
}

/** "15/12/2025 – 14/06/2026". */
export function formatDateRange(startsOn: CalendarDate, endsOn: CalendarDate, locale: Locale): string {
  return `${formatDate(startsOn, locale)} – ${formatDate(endsOn, locale)}`;
}

/** "6 tháng đầu năm 2026 (15/12/2025 – 14/06/2026)". */
export function formatPeriod(period: Period, locale: Locale): string {
  const name = formatPeriodName(period, locale);
  return period.kind === "CUSTOM" ? name : `${name} (${formatDateRange(period.startsOn, period.endsOn, locale)})`;
}

/** "quá hạn 7 ngày", "còn 1 ngày", "đến hạn hôm nay". It always stands with the date itself. */
export function formatRelativeDays(due: CalendarDate, today: CalendarDate, locale: Locale): string {
  const left = dayNumber(due) - dayNumber(today);
  if (left === 0) return locale === "vi" ? "đến hạn hôm nay" : "due today";
  const count = formatNumber(Math.abs(left), locale);
  if (locale === "vi") return left < 0 ? `quá hạn ${count} ngày` : `còn ${count} ngày`;
  return `${count} ${Math.abs(left) === 1 ? "day" : "days"} ${left < 0 ? "late" : "left"}`;
}
