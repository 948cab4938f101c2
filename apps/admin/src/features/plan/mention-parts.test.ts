import { expect, it } from "vitest";
import { mentionParts } from "./mention-parts.ts";

it("cuts a text where it names somebody, the longer name first", () => {
  expect(mentionParts("@Lê An Bình và @Lê An xem (a.b)", ["Lê An", "Lê An Bình"])).toEqual([
    "",
    "@Lê An Bình",
    " và ",
    "@Lê An",
    " xem (a.b)",
  ]);
  expect(mentionParts("@Ai đó", [])).toEqual(["@Ai đó"]);
  expect(mentionParts("hỏi @B. (Sở) nhé", ["B. (Sở)"])).toEqual(["hỏi ", "@B. (Sở)", " nhé"]);
});
