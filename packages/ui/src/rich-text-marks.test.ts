import { describe, expect, it } from "vitest";
import { type Block, countWords, plainText, type Run, readRichText, writeRichText } from "./rich-text-marks.ts";

const run = (text: string, more: Partial<Run> = {}): Run => ({ text, isBold: false, isItalic: false, ...more });

it("reads paragraphs, lists and marks", () => {
  expect(readRichText("**Giáo dục.** Đã hoàn thành:\n- rà soát *toàn bộ*\n- sửa ***ngay***\n\n3. ba\n4. bốn")).toEqual([
    { kind: "paragraph", lines: [[run("Giáo dục.", { isBold: true }), run(" Đã hoàn thành:")]] },
    {
      kind: "bullets",
      lines: [
        [run("rà soát "), run("toàn bộ", { isItalic: true })],
        [run("sửa "), run("ngay", { isBold: true, isItalic: true })],
      ],
    },
    { kind: "numbers", start: 3, lines: [[run("ba")], [run("bốn")]] },
  ]);
});

it.each(["5 * 3", "(*) Ghi chú", "a ** b", "****", "C:\\tep", "-5 độ", "2026.", "1.234 người"])(
  "leaves %s as it was typed before there were marks",
  (text) => {
    expect(readRichText(text)).toEqual([{ kind: "paragraph", lines: [[run(text)]] }]);
  },
);

describe("what is written", () => {
  /** The same numbers each time. */
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  const letters = ["a", "ệ", "*", "**", "\\", "- ", "1. ", ".", "-", "\\*", "b c"];
  const someText = () => `x${Array.from({ length: 1 + next(4) }, () => letters[next(letters.length)]).join("")}x`;
  const someLine = () => {
    const runs = Array.from({ length: 1 + next(4) }, () =>
      run(someText(), { isBold: next(2) === 0, isItalic: next(2) === 0 }),
    );
    // Neighbours of one look are one run.
    return runs.filter((each, index) => {
      const before = runs[index - 1];
      return before?.isBold !== each.isBold || before.isItalic !== each.isItalic;
    });
  };
  const someBlock = (): Block => {
    const lines = Array.from({ length: 1 + next(3) }, someLine);
    const kind = (["paragraph", "bullets", "numbers"] as const)[next(3)] ?? "paragraph";
    return kind === "numbers" ? { kind, start: 1 + next(9), lines } : { kind, lines };
  };

  it("is read as the same", () => {
    for (let turn = 0; turn < 2000; turn++) {
      const blocks = Array.from({ length: 1 + next(3) }, someBlock);
      expect(readRichText(writeRichText(blocks))).toEqual(blocks);
    }
  });

  it("keeps what begins like a list a paragraph", () => {
    const blocks: Block[] = [{ kind: "paragraph", lines: [[run("- không phải")], [run("1. cũng không")]] }];
    expect(readRichText(writeRichText(blocks))).toEqual(blocks);
  });
});

it("counts words and no marks", () => {
  expect(countWords("**Giáo dục.** Đã xong:\n- rà soát\n- *sửa*\n\n1. ba")).toBe(8);
  expect(countWords(" - * ")).toBe(0);
});

it("is told without its marks, line by line", () => {
  expect(plainText("Kết quả **nổi bật**:\n\n- *Một* việc\n- Hai\\* việc\n\n3. Ba")).toBe(
    "Kết quả nổi bật:\n\n– Một việc\n– Hai* việc\n\n3. Ba",
  );
});
