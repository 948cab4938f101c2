import { expect, it } from "vitest";
import { withoutYear } from "./period-names.ts";
import { roundName } from "./round-names.ts";

it.each([
  ["MONTH", "Tháng 1 năm 2026", "2025-12-15", "2026-01-14", "January 2026", "January"],
  ["MONTH", "Tháng 10 năm 2026", "2026-09-15", "2026-10-14", "October 2026", "October"],
  ["QUARTER", "Quý I năm 2026", "2025-12-15", "2026-03-14", "Quarter 1 of 2026", "Quarter 1"],
  ["QUARTER", "Quý IV năm 2026", "2026-09-15", "2026-12-14", "Quarter 4 of 2026", "Quarter 4"],
  ["HALF_YEAR_1", "6 tháng đầu năm 2026", "2025-12-15", "2026-06-14", "First half 2026", "First half"],
] as const)("calls a round of a %s in English by it: %s", (periodKind, name, startsOn, endsOn, english, short) => {
  const round = { name, periodKind, year: 2026, startsOn, endsOn };
  expect(roundName(round, "en")).toBe(english);
  expect(roundName(round, "vi")).toBe(name);
  expect(withoutYear(english, 2026)).toBe(short);
  expect(withoutYear(name, 2026)).toBe(name.slice(0, -" năm 2026".length));
});

it("calls a round of its own days in English by them", () => {
  const round = { name: "Đợt kiểm tra", periodKind: "OTHER", year: 2026 } as const;
  expect(roundName({ ...round, startsOn: "2026-03-01", endsOn: "2026-04-30" }, "en")).toBe("1 Mar 2026 – 30 Apr 2026");
});
