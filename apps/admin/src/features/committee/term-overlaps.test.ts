import { expect, it } from "vitest";
import { findOverlaps } from "./term-overlaps.ts";

const term = (committee: string, startsOn: string, endsOn: string | null = null) => ({
  committee: { id: committee },
  startsOn,
  endsOn,
});

const from = "2026-06-29";

it("finds terms on two committees that share a day, both ends counted", () => {
  const [first, second] = [term("a", "2025-01-01", "2026-12-31"), term("b", "2026-12-31")];
  expect(findOverlaps([second, first], from)).toEqual([
    { terms: [second, first], startsOn: "2026-12-31", endsOn: "2026-12-31" },
  ]);
});

it("has no end where neither term has one, and the earlier one otherwise", () => {
  const endsOf = (...ends: (string | null)[]) =>
    findOverlaps(
      ends.map((endsOn, index) => term(`${index}`, "2026-01-01", endsOn)),
      from,
    ).map(({ endsOn }) => endsOn);
  expect(endsOf(null, null)).toEqual([null]);
  expect(endsOf("2027-01-31", null)).toEqual(["2027-01-31"]);
  expect(endsOf("2027-01-31", "2026-08-31")).toEqual(["2026-08-31"]);
});

it.each([
  ["one committee twice", [term("a", "2025-01-01", "2025-12-31"), term("a", "2025-06-01")]],
  ["terms one after the other", [term("a", "2025-01-01", "2026-12-30"), term("b", "2026-12-31")]],
  ["what is over", [term("a", "2025-01-01", "2026-06-28"), term("b", "2025-01-01")]],
])("leaves out %s", (_what, terms) => {
  expect(findOverlaps(terms, from)).toEqual([]);
});

it("finds each two of three", () => {
  expect(findOverlaps([term("a", from), term("b", from), term("c", "2026-07-01")], from)).toHaveLength(3);
});
