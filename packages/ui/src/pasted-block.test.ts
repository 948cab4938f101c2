import { expect, it } from "vitest";
import { readPastedBlock } from "./pasted-block.ts";

it.each([
  ["one", [["one"]]],
  [
    "a\tb\nc\td\n",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  [
    "a\t\r\n\td",
    [
      ["a", ""],
      ["", "d"],
    ],
  ],
  ['"two\nlines"\tb', [["two\nlines", "b"]]],
  ['"says ""so"""\tb', [['says "so"', "b"]]],
  ['5" pipe\tb', [['5" pipe', "b"]]],
  ["", [[""]]],
])("reads %j", (text, block) => {
  expect(readPastedBlock(text)).toEqual(block);
});
