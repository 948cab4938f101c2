import { describe, expect, it } from "vitest";
import { readNumber, recogniseStyle, styleOf, writeCellNumber } from "./number-style.ts";

describe("a cell of a file of figures", () => {
  it.each([
    ["1.234,5", "VIETNAMESE"],
    ["0,5", "VIETNAMESE"],
    ["1.234.567", "VIETNAMESE"],
    ["0,12345", "VIETNAMESE"], // with a decimal too many
    ["1,234.5", "ENGLISH"],
    ["12.5", "ENGLISH"],
    ["0.123", "ENGLISH"],
    ["1.234", "AMBIGUOUS"],
    ["1,234", "AMBIGUOUS"],
    ["-61.842", "AMBIGUOUS"],
    ["1234", "EITHER"],
    ["61 842", "EITHER"],
    ["-", "EITHER"],
    ["không phát sinh", "EITHER"],
    ["412 người", "EITHER"],
    ["", "EITHER"],
  ])("%s can be read %s", (text, style) => {
    expect(styleOf(text)).toBe(style);
  });

  it("of a workbook means the same in either style, without what adding left behind it", () => {
    for (const [value, decimal] of [
      [1.234, "1.234"],
      [-1234.5, "-1234.5"],
      [61842, "61842"],
      [0.1 + 0.2, "0.3"],
    ] as const) {
      const text = writeCellNumber(value);
      expect(styleOf(text)).toBe("EITHER");
      expect(readNumber(text, "VIETNAMESE")).toEqual({ kind: "NUMBER", value: decimal });
    }
  });
});

describe("the style of a file", () => {
  it.each([
    [["1.234", "0,5"], "VIETNAMESE"],
    [["1,234", "0.5", "x"], "ENGLISH"],
    [["1.234", "1,234"], null],
    [["0,5", "0.5"], null],
    [["1234", "", "-"], null],
  ])("of %j is %s", (texts, style) => {
    expect(recogniseStyle(texts)).toBe(style);
  });
});
