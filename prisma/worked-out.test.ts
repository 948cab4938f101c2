import { describe, expect, it } from "vitest";
import { type Equation, workedOut } from "./worked-out.ts";

/** A table of which rows and columns are summed; hidden cells are named after their place. */
const sumsOf = (hidden: string[]): Equation[] =>
  ["1", "2", "3", "4", "a", "b", "c", "d"].map(
    (line) =>
      new Map([[`sum ${line}`, 1], ...hidden.filter((cell) => cell.includes(line)).map((cell) => [cell, -1] as const)]),
  );
const hiddenAmong = (hidden: string[]) => workedOut(sumsOf(hidden), (cell) => hidden.includes(cell));

describe("what can be worked out", () => {
  it("is a cell that is hidden alone, from the rest of its sum", () => {
    expect(hiddenAmong(["1a"])[0]).toEqual({ hidden: "1a", from: ["sum 1"] });
  });

  it("is not a square of hidden cells", () => {
    expect(hiddenAmong(["1a", "1b", "2a", "2b"])).toEqual([]);
  });

  it("is the one cell between two squares, though no sum has it alone", () => {
    const [found, ...others] = hiddenAmong(["1a", "1b", "2a", "2b", "2c", "3c", "3d", "4c", "4d"]);
    expect(others).toEqual([]);
    expect(found?.hidden).toBe("2c");
    expect(found?.from.toSorted()).toEqual(["sum 1", "sum 2", "sum a", "sum b"]);
  });

  it("tells by halves as well: of three pairs every member", () => {
    const pairs: Equation[] = [
      new Map([
        ["sum 1", 1],
        ["x", -1],
        ["y", -1],
      ]),
      new Map([
        ["sum 2", 1],
        ["y", -1],
        ["z", -1],
      ]),
      new Map([
        ["sum 3", 1],
        ["z", -1],
        ["x", -1],
      ]),
    ];
    expect(
      workedOut(pairs, (cell) => cell.length === 1)
        .map(({ hidden }) => hidden)
        .toSorted(),
    ).toEqual(["x", "y", "z"]);
  });
});
