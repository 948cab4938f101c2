import { expect, it } from "vitest";
import { emptySection, everyKind, moved } from "./template-content.ts";

it("moves one row past its neighbour, and none past the end", () => {
  expect(moved(["a", "b", "c"], 1, -1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b", "c"], 1, 1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
  expect(moved(["a", "b"], 1, 1)).toEqual(["a", "b"]);
});

it("begins each kind of section with its heading", () => {
  expect(everyKind.map((kind) => emptySection(kind).title)).not.toContain("");
});
