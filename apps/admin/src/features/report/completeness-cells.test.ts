import { expect, it } from "vitest";
import { shadeOf, shareOf } from "./completeness-cells.ts";

const counts = (expected: number, received: number, onTime = received) => ({ expected, received, onTime });

it("shades by the share of those expected, and not at all where nobody was", () => {
  expect(shadeOf(counts(0, 0), "received")).toBeUndefined();
  expect(shadeOf(counts(100, 0), "received")).toBe(1);
  expect([59, 60, 75, 85, 92, 97, 98, 100].map((received) => shadeOf(counts(100, received), "received"))).toEqual([
    1, 2, 3, 4, 5, 5, 6, 6,
  ]);
  expect(shadeOf(counts(100, 100, 60), "onTime")).toBe(2);
});

it("has no share of nothing", () => {
  expect(shareOf(counts(0, 0), "onTime")).toBeNull();
  expect(shareOf(counts(172, 166, 43), "onTime")).toBe(25);
});
