import { expect, it } from "vitest";
import { placeAfter } from "./grid-focus.ts";

const size = { rows: 30, columns: 4, page: 10 };
const press = (key: string, held: { ctrlKey?: boolean; shiftKey?: boolean } = {}) => ({
  key,
  ctrlKey: false,
  shiftKey: false,
  ...held,
});

it.each([
  ["ArrowDown", {}, { row: 6, column: 1 }],
  ["ArrowDown", { ctrlKey: true }, { row: 29, column: 1 }],
  ["ArrowLeft", {}, { row: 5, column: 0 }],
  ["Home", {}, { row: 5, column: 0 }],
  ["Home", { ctrlKey: true }, { row: 0, column: 0 }],
  ["End", { ctrlKey: true }, { row: 29, column: 3 }],
  ["PageUp", {}, { row: 0, column: 1 }],
  ["PageDown", {}, { row: 15, column: 1 }],
  ["Tab", {}, { row: 5, column: 2 }],
  ["Tab", { shiftKey: true }, { row: 5, column: 0 }],
  ["x", {}, undefined],
])("%s %j from the middle", (key, held, place) => {
  expect(placeAfter({ row: 5, column: 1 }, press(key, held), size)).toEqual(place);
});

it("goes to the next row by Tab, and out at the ends", () => {
  expect(placeAfter({ row: 5, column: 3 }, press("Tab"), size)).toEqual({ row: 6, column: 0 });
  expect(placeAfter({ row: 29, column: 3 }, press("Tab"), size)).toBeUndefined();
  expect(placeAfter({ row: 0, column: 0 }, press("Tab", { shiftKey: true }), size)).toBeUndefined();
});

it("stays at the edge by arrows", () => {
  expect(placeAfter({ row: 0, column: 0 }, press("ArrowUp"), size)).toEqual({ row: 0, column: 0 });
  expect(placeAfter({ row: 29, column: 3 }, press("ArrowRight"), size)).toEqual({ row: 29, column: 3 });
});
