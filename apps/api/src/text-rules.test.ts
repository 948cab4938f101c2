import { describe, expect, it } from "vitest";
import { optionalText, requiredText } from "./text-rules.ts";

describe("what a person writes", () => {
  it.each([
    "",
    "  ",
    "\u00a0",
    "\u200b",
    "\u202e",
    "\u202e \u200b",
    "\ufeff",
    "\u3164",
    "\u2800",
    "\u00ad",
    "\u{e0041}",
  ])("is empty where nothing of it is seen: %j", (text) => {
    expect(requiredText(10).safeParse(text).error?.issues[0]?.message).toBe("REQUIRED");
    expect(optionalText(10).parse(text)).toBeNull();
  });

  it.each(["Bổ sung", ".", "👩\u200d🏫", "a\u0301", "−"])("stays as it is: %s", (text) => {
    expect(requiredText(10).parse(` ${text}\n`)).toBe(text);
  });

  it("has no number of an identity card, and no more letters than allowed", () => {
    const codes = (text: string) =>
      requiredText(20)
        .safeParse(text)
        .error?.issues.map(({ message }) => message);
    expect(codes("CCCD 038199012345")).toEqual(["IDENTITY_NUMBER"]);
    expect(codes("x".repeat(21))).toEqual(["TOO_LONG"]);
  });
});
