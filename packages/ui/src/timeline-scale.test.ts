import { expect, it } from "vitest";
import {
  chartWidth,
  daysOf,
  farther,
  movedDates,
  nearer,
  placeOf,
  stretch,
  tickStep,
  ticksOf,
} from "./timeline-scale.ts";

const year = { from: "2026-01-01", to: "2026-12-31" };
const bar = { startsOn: "2026-03-01", endsOn: "2026-03-31" };

it("counts both the first and the last day", () => {
  expect(daysOf(year)).toBe(365);
  expect(daysOf({ from: "2028-02-28", to: "2028-03-01" })).toBe(3);
});

it("shows a year whole, and a quarter, a month or a week at once", () => {
  expect(chartWidth("year", year, 600)).toBe(600);
  expect(chartWidth("quarter", year, 600)).toBe(Math.round((365 / 92) * 600));
  expect(chartWidth("month", year, 600)).toBe(Math.round((365 / 31) * 600));
  expect(chartWidth("week", year, 700)).toBe(365 * 100);
  expect(chartWidth("week", { from: "2026-01-01", to: "2026-01-02" }, 600)).toBe(600);
});

it("stops at the nearest and the farthest", () => {
  expect(["year", "quarter", "month", "week"].map((zoom) => nearer(zoom as "year"))).toEqual([
    "quarter",
    "month",
    "week",
    "week",
  ]);
  expect(farther("week")).toBe("month");
  expect(farther("year")).toBe("year");
});

it("places a day at its beginning, and a stretch to the end of its last day", () => {
  expect(placeOf("2026-01-01", year)).toBe(0);
  expect(placeOf("2026-01-02", year)).toBeCloseTo(100 / 365);
  expect(placeOf("2025-06-01", year)).toBe(0);
  expect(stretch("2026-12-31", "2026-12-31", year)).toEqual({
    left: `${(364 / 365) * 100}%`,
    width: `${100 - (364 / 365) * 100}%`,
  });
  expect(stretch("2026-01-01", "2026-12-31", year)).toEqual({ left: "0%", width: "100%" });
});

it("ticks as closely as labels have room", () => {
  expect([0.7, 1.5, 7, 50].map(tickStep)).toEqual(["quarter", "month", "week", "day"]);
  expect(ticksOf("month", { from: "2025-12-15", to: "2026-03-01" })).toEqual([
    "2026-01-01",
    "2026-02-01",
    "2026-03-01",
  ]);
  expect(ticksOf("quarter", { from: "2026-02-10", to: "2027-01-01" })).toEqual([
    "2026-04-01",
    "2026-07-01",
    "2026-10-01",
    "2027-01-01",
  ]);
  // The 29th of June 2026 is a Monday, the 28th a Sunday.
  expect(ticksOf("week", { from: "2026-06-28", to: "2026-07-06" })).toEqual(["2026-06-29", "2026-07-06"]);
  expect(ticksOf("week", { from: "2026-06-29", to: "2026-07-05" })).toEqual(["2026-06-29"]);
  expect(ticksOf("day", { from: "2026-02-27", to: "2026-03-01" })).toEqual(["2026-02-27", "2026-02-28", "2026-03-01"]);
});

it("moves a whole, or one end that never passes the other", () => {
  expect(movedDates(bar, "whole", -1)).toEqual({ startsOn: "2026-02-28", endsOn: "2026-03-30" });
  expect(movedDates(bar, "start", 7)).toEqual({ startsOn: "2026-03-08", endsOn: "2026-03-31" });
  expect(movedDates(bar, "start", 99)).toEqual({ startsOn: "2026-03-31", endsOn: "2026-03-31" });
  expect(movedDates(bar, "end", -99)).toEqual({ startsOn: "2026-03-01", endsOn: "2026-03-01" });
  expect(movedDates(bar, "end", 1)).toEqual({ startsOn: "2026-03-01", endsOn: "2026-04-01" });
});

it("does not end before the day it may end on", () => {
  expect(movedDates(bar, "end", -5, "2026-03-31")).toEqual(bar);
  expect(movedDates(bar, "end", 5, "2026-03-31").endsOn).toBe("2026-04-05");
});
