import { expect, it } from "vitest";
import { gapAfter, shadeOf } from "./rights-matrix.ts";

it.each([
  [1, 120, 1],
  [20, 120, 1],
  [21, 120, 2],
  [120, 120, 6],
  [1, 1, 6],
])("shades %i of %i as %i", (count, most, shade) => {
  expect(shadeOf(count, most)).toBe(shade);
});

it("goes to the next gap, and round to the first", () => {
  const counts = [
    [1, 0, 2],
    [3, 4, 0],
  ];
  const next = (row: number, column: number) =>
    gapAfter({ row, column }, { rows: 2, columns: 3 }, (place) => counts[place.row]?.[place.column] === 0);
  expect(next(0, 0)).toEqual({ row: 0, column: 1 });
  expect(next(0, 1)).toEqual({ row: 1, column: 2 });
  expect(next(1, 2)).toEqual({ row: 0, column: 1 });
  expect(gapAfter({ row: 0, column: 0 }, { rows: 2, columns: 3 }, () => false)).toBeUndefined();
});
