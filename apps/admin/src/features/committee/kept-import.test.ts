import { expect, it } from "vitest";
import { correct, forgetImport, keepImport, keptImport, nothingKept } from "./kept-import.ts";

const cell = { row: 3, column: "LEVEL", before: "XA" };

it("keeps one correction a cell, and none where the cell is as it was", () => {
  const once = correct([], { ...cell, value: "X" });
  const twice = correct(once, { ...cell, value: "COMMUNE" });
  expect(twice).toEqual([{ ...cell, value: "COMMUNE" }]);
  expect(correct(twice, { ...cell, row: 4, value: "X" })).toHaveLength(2);
  expect(correct(twice, { ...cell, value: "XA" })).toEqual([]);
});

it("keeps what was decided for one person and one file, until it is done", () => {
  const kept = { ...nothingKept, from: "2025-07-01", corrections: [{ ...cell, value: "COMMUNE" }] };
  keepImport("a", "1", kept);
  expect(keptImport("a", "1")).toEqual(kept);
  expect(keptImport("b", "1")).toEqual(nothingKept);
  expect(keptImport("a", "2")).toEqual(nothingKept);
  forgetImport("a", "1");
  expect(keptImport("a", "1")).toEqual(nothingKept);
});
