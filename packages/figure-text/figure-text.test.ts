import { describe, expect, it } from "vitest";
import { readFigure, writeFigure } from "./figure-text.ts";

describe("a typed figure", () => {
  it.each([
    ["1.234,5", "vi", "1234.5"],
    ["1234,5", "vi", "1234.5"],
    ["61.842", "vi", "61842"],
    ["61 842", "vi", "61842"],
    ["0", "vi", "0"],
    ["007", "vi", "7"],
    ["2,500", "vi", "2.5"],
    ["−3", "vi", "-3"],
    ["1,234.5", "en", "1234.5"],
    ["61,842", "en", "61842"],
    ["999999999999,9999", "vi", "999999999999.9999"],
  ] as const)("%s in %s is %s", (text, locale, value) => {
    expect(readFigure(text, locale)).toEqual({ kind: "NUMBER", value });
  });

  it.each(["12.5", "0.123", "1.23.456", "1,234.5", "412 người", "1e3", "12,", "½", "−"])(
    "%s is no Vietnamese number",
    (text) => {
      expect(readFigure(text, "vi")).toEqual({ kind: "UNREADABLE", reason: "NOT_A_NUMBER" });
    },
  );

  it("is refused where the server could not hold its digits", () => {
    expect(readFigure("1234567890123", "vi")).toEqual({ kind: "UNREADABLE", reason: "TOO_MANY_DIGITS" });
    expect(readFigure("0,12345", "vi")).toEqual({ kind: "UNREADABLE", reason: "TOO_MANY_DECIMALS" });
  });

  it("keeps zero, nothing arisen and not typed apart", () => {
    expect(readFigure("0", "vi")).toEqual({ kind: "NUMBER", value: "0" });
    expect(readFigure("Không phát sinh", "vi")).toEqual({ kind: "NOTHING_AROSE" });
    expect(readFigure("kps", "vi")).toEqual({ kind: "NOTHING_AROSE" });
    expect(readFigure("  ", "vi")).toEqual({ kind: "EMPTY" });
  });
});

describe("a written figure", () => {
  it.each([
    ["1234.5", "vi", "1.234,5"],
    ["9999999999999999.9999", "vi", "9.999.999.999.999.999,9999"],
    ["-1250", "vi", "−1.250"],
    ["1234.5", "en", "1,234.5"],
    ["100", "vi", "100"],
  ] as const)("%s in %s reads %s", (decimal, locale, text) => {
    expect(writeFigure(decimal, locale)).toBe(text);
  });
});
