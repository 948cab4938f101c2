import { expect, it } from "vitest";
import { dayAfter, lastOfMonth, monthsFrom, weeksOf } from "./month.ts";

it("draws the weeks a month touches, from Monday", () => {
  const weeks = weeksOf("2026-11-15");
  expect(weeks).toHaveLength(6);
  expect(weeks[0]?.[0]).toBe("2026-10-26");
  expect(weeks[5]?.[6]).toBe("2026-12-06");
  // February 2027 begins on a Monday and has four weeks.
  expect(weeksOf("2027-02-01")).toHaveLength(4);
});

it.each([
  ["2026-01-31", 1, "2026-02-28"],
  ["2028-01-31", 1, "2028-02-29"],
  ["2026-12-15", 1, "2027-01-15"],
  ["2026-01-15", -1, "2025-12-15"],
  ["2026-03-31", -1, "2026-02-28"],
])("%s and %i months are %s", (date, months, found) => {
  expect(monthsFrom(date, months)).toBe(found);
});

it.each([
  ["ArrowLeft", "2026-10-31"],
  ["ArrowDown", "2026-11-08"],
  ["Home", "2026-10-26"],
  ["End", "2026-11-01"],
  ["PageDown", "2026-12-01"],
  ["x", undefined],
])("%s leads from Sunday the first to %s", (key, found) => {
  expect(dayAfter("2026-11-01", key)).toBe(found);
});

it("knows the last day of a month", () => {
  expect(lastOfMonth("2026-02-10")).toBe("2026-02-28");
  expect(lastOfMonth("2026-12-31")).toBe("2026-12-31");
});
