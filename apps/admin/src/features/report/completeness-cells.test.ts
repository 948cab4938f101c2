import { expect, it } from "vitest";
import { isLacking, shadeOf, shareOf } from "./completeness-cells.ts";

const counts = (expected: number, received: number, { onTime = received, notDue = 0 } = {}) => ({
  ...{ expected, received, onTime, notDue },
});

it("shades by the share of what is due, and not at all where nothing is", () => {
  expect(shadeOf(counts(0, 0), "received")).toBeUndefined();
  expect(shadeOf(counts(12, 0, { notDue: 12 }), "received")).toBeUndefined();
  expect(shadeOf(counts(100, 0), "received")).toBe(1);
  expect([59, 60, 75, 85, 92, 97, 98, 100].map((received) => shadeOf(counts(100, received), "received"))).toEqual([
    1, 2, 3, 4, 5, 5, 6, 6,
  ]);
  expect(shadeOf(counts(100, 100, { onTime: 60 }), "onTime")).toBe(2);
});

it("holds nobody to what is not due yet", () => {
  expect(shareOf(counts(172, 86, { notDue: 86 }), "received")).toBe(100);
  expect(isLacking(counts(172, 86, { notDue: 86 }), "received")).toBe(false);
  expect(isLacking(counts(172, 85, { notDue: 86 }), "received")).toBe(true);
  expect(isLacking(counts(172, 172, { onTime: 171 }), "onTime")).toBe(true);
  expect(shareOf(counts(0, 0), "onTime")).toBeNull();
});
