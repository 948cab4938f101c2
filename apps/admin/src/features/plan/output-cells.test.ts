import { describe, expect, it } from "vitest";
import { pastedCounts, readCount } from "./output-cells.ts";

it.each([
  ["12", { count: 12 }],
  ["1.200", { count: 1200 }],
  ["0", { count: null }],
  ["", { count: null }],
  ["−3", { unreadable: "NEGATIVE" }],
  ["2,5", { unreadable: "NOT_WHOLE" }],
  ["10.000.001", { unreadable: "TOO_LARGE" }],
  ["99999999999999999", { unreadable: "TOO_LARGE" }],
  ["mười", { unreadable: "NOT_A_NUMBER" }],
])("reads “%s”", (text, read) => {
  expect(readCount(text, "vi")).toEqual(read);
});

describe("a block from a spreadsheet", () => {
  const cells = [
    ["a", "b", null],
    ["c", "d", null],
  ];
  const over = { cells, locale: "vi" as const, canEmpty: (key: string) => key !== "d" };

  it("fills the cells it lies over, and leaves those of its gaps alone", () => {
    const { values, ...rest } = pastedCounts("4\t\n1.005\t6\r\n", over);
    expect([...values]).toEqual([
      ["a", 4],
      ["c", 1005],
      ["d", 6],
    ]);
    expect(rest).toEqual({ refused: [], outside: 0 });
  });

  it("says what it could not take: words, what a report counts, and what lies outside", () => {
    const { values, ...rest } = pastedCounts("4\tnăm\t7\n5\t0\n8", over);
    expect([...values]).toEqual([
      ["a", 4],
      ["c", 5],
    ]);
    expect(rest).toEqual({ refused: ["năm", "0"], outside: 2 });
  });
});
