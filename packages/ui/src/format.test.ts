import { describe, expect, it } from "vitest";
import { parseCalendarDate, periodOf } from "./calendar.ts";
import { collator, compareNames, foldName, matchesFolded } from "./fold.ts";
import {
  formatChange,
  formatDate,
  formatDateTime,
  formatLongDate,
  formatNumber,
  formatPeriod,
  formatRatio,
  formatRelativeDays,
} from "./format.ts";

describe("dates and numbers in both languages", () => {
  const firstHalf = periodOf("FIRST_HALF", 2026);

  it.each([
    ["a date", formatDate("2026-06-29", "vi"), "29/06/2026", formatDate("2026-06-29", "en"), "29 Jun 2026"],
    [
      "a long date",
      formatLongDate("2026-06-29", "vi"),
      "Thứ Hai, 29 tháng 6 năm 2026",
      formatLongDate("2026-06-29", "en"),
      "Monday 29 June 2026",
    ],
    ["a number", formatNumber(61842, "vi"), "61.842", formatNumber(61842, "en"), "61,842"],
    ["a number of four digits", formatNumber(4120, "vi"), "4.120", formatNumber(4120, "en"), "4,120"],
    [
      "a ratio",
      formatRatio(24118, 25640, "vi"),
      "94,1% (24.118/25.640)",
      formatRatio(24118, 25640, "en"),
      "94.1% (24,118/25,640)",
    ],
    ["a fall", formatChange(-90, "percent", "vi"), "−90,0%", formatChange(-90, "percent", "en"), "−90.0%"],
    ["points", formatChange(2.7, "points", "vi"), "+2,7 điểm %", formatChange(2.7, "points", "en"), "+2.7 pp"],
    ["a count", formatChange(-1250, "count", "vi"), "−1.250", formatChange(-1250, "count", "en"), "−1,250"],
    [
      "a period",
      formatPeriod(firstHalf, "vi"),
      "6 tháng đầu năm 2026 (15/12/2025 – 14/06/2026)",
      formatPeriod(firstHalf, "en"),
      "First half 2026 (15 Dec 2025 – 14 Jun 2026)",
    ],
    [
      "what is late",
      formatRelativeDays("2026-06-22", "2026-06-29", "vi"),
      "quá hạn 7 ngày",
      formatRelativeDays("2026-06-22", "2026-06-29", "en"),
      "7 days late",
    ],
    [
      "what is due",
      formatRelativeDays("2026-06-30", "2026-06-29", "vi"),
      "còn 1 ngày",
      formatRelativeDays("2026-06-30", "2026-06-29", "en"),
      "1 day left",
    ],
  ])("writes %s", (_, vietnamese, expectedVietnamese, english, expectedEnglish) => {
    expect([vietnamese, english]).toEqual([expectedVietnamese, expectedEnglish]);
  });

  it("shows an instant by the clock of Viet Nam", () => {
    expect(formatDateTime("2026-06-28T17:30:00Z", "vi")).toBe("29/06/2026 00:30");
  });

  it("gives no percentage over zero", () => {
    expect(formatRatio(0, 0, "vi")).toBe("0/0");
  });
});

describe("typed dates", () => {
  it.each(["29/06/2026", "29-6-2026", "29.06.2026", "29062026", "2026-06-29", "29 Jun 2026", "29 june 2026"])(
    "reads %s",
    (text) => {
      expect(parseCalendarDate(text)).toBe("2026-06-29");
    },
  );

  it.each(["31/02/2026", "29/02/2025", "00/06/2026", "12/13/2026", "29/06/26", "hôm nay", ""])("refuses %j", (text) => {
    expect(parseCalendarDate(text)).toBeNull();
  });
});

describe("periods", () => {
  it.each([
    ["FIRST_HALF", 1, "2025-12-15", "2026-06-14"],
    ["SECOND_HALF", 1, "2026-06-15", "2026-12-14"],
    ["YEAR", 1, "2025-12-15", "2026-12-14"],
    ["QUARTER", 1, "2025-12-15", "2026-03-14"],
    ["QUARTER", 4, "2026-09-15", "2026-12-14"],
    ["MONTH", 3, "2026-02-15", "2026-03-14"],
  ] as const)("closes %s %i as the decree says", (kind, ordinal, startsOn, endsOn) => {
    expect(periodOf(kind, 2026, ordinal)).toMatchObject({ startsOn, endsOn });
  });
});

describe("Vietnamese names", () => {
  it("fold to what is typed without marks", () => {
    expect(foldName("  Đắk Lắk ")).toBe("dak lak");
    expect(foldName("Thừa Thiên Huế")).toBe("thua thien hue");
  });

  it("match by the beginnings of words, in any order", () => {
    expect(matchesFolded("Tỉnh Đồng Nai", "nai dong")).toBe(true);
    expect(matchesFolded("Tỉnh Đồng Nai", "ong")).toBe(false);
  });

  it("stand in Vietnamese order", () => {
    const names = ["Đà Nẵng", "Cần Thơ", "Điện Biên", "An Giang", "Bắc Ninh", "Cao Bằng", "Gia Lai", "Hà Nội"];
    expect(names.toSorted(collator.compare)).toEqual([
      "An Giang",
      "Bắc Ninh",
      "Cao Bằng",
      "Cần Thơ",
      "Đà Nẵng",
      "Điện Biên",
      "Gia Lai",
      "Hà Nội",
    ]);
  });

  it("of people stand by the given name", () => {
    expect(["Vũ Văn Bình", "Trần An", "Lê Thị Đào", "Nguyễn An"].toSorted(compareNames)).toEqual([
      "Nguyễn An",
      "Trần An",
      "Vũ Văn Bình",
      "Lê Thị Đào",
    ]);
  });
});
