import { expect, it } from "vitest";
import { type CellValue, emptyCell } from "./figure-cells.ts";
import { type PasteRow, pasted, typedInto } from "./typing.ts";

interface Kind {
  isRatio?: boolean;
  countedFrom?: string;
}

const row = (code: string, { isRatio = false, countedFrom }: Kind = {}): PasteRow => ({
  key: `${code}/`,
  line: { code, isRatio, countedFrom: countedFrom ?? null },
});

const rows = [row("A"), row("B", { countedFrom: "Đếm từ sự kiện" }), row("C", { isRatio: true }), row("D")];
const paste = (block: string, from = "A/", part: "numerator" | "denominator" = "numerator") =>
  pasted(block, { rows, from: { key: from, part }, cellAt: () => emptyCell, locale: "vi" });
const number = (numerator: string, denominator: string | null = null): CellValue => ({
  ...emptyCell,
  numerator,
  denominator,
});

it("lays a block over the rows from the cell on, and leaves what is counted", () => {
  const { values, unreadable, left } = paste("1.234,5\n99\n24.118\t25.640\nkps\n");
  expect(Object.fromEntries(values)).toEqual({
    "A/": number("1234.5"),
    "C/": number("24118", "25640"),
    "D/": { ...emptyCell, isNothing: true },
  });
  expect(unreadable).toEqual([]);
  expect(left).toBe(0);
});

it("names the cells it can't read and the lines that are too many, and keeps the rest", () => {
  const { values, unreadable, left } = paste("12 người\t9\n5\n6", "C/");
  expect(unreadable).toEqual(["C"]);
  expect(left).toBe(1);
  expect(values.get("C/")).toEqual({ ...emptyCell, denominator: "9" });
  expect(values.get("D/")).toEqual(number("5"));
});

it("empties nothing by a gap in the block", () => {
  expect([...paste("\n\n\n7").values.keys()]).toEqual(["D/"]);
});

it("keeps the explanation with a number, and drops it with an emptied one", () => {
  const explained = { ...number("5"), explanation: "Đổi cách tính." };
  expect(typedInto(explained, "numerator", { kind: "NUMBER", value: "6" }).explanation).toBe("Đổi cách tính.");
  expect(typedInto(explained, "numerator", { kind: "EMPTY" })).toEqual(emptyCell);
  expect(typedInto(explained, "numerator", { kind: "NOTHING_AROSE" })).toEqual({
    ...emptyCell,
    isNothing: true,
    explanation: "Đổi cách tính.",
  });
});
