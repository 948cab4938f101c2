import { describe, expect, it } from "vitest";
import { askedLevels, nextPeriod, usualDays } from "./round-opening.ts";

describe("the next period", () => {
  const first = { periodKind: "HALF_YEAR_1" as const, year: 2026 };
  const second = { periodKind: "HALF_YEAR_2" as const, year: 2026 };
  const whole = { periodKind: "YEAR" as const, year: 2026 };

  it("is the first one near its end that was not opened", () => {
    expect(nextPeriod([first, whole], "2026-11-22")).toMatchObject({ kind: "SECOND_HALF", year: 2026 });
    expect(nextPeriod([first, second], "2026-11-22")).toMatchObject({ kind: "YEAR", year: 2026 });
    expect(nextPeriod([], "2026-05-20")).toMatchObject({ kind: "FIRST_HALF", year: 2026 });
  });

  it("is none where all near their end are open, or none is near", () => {
    expect(nextPeriod([first, second, whole], "2026-11-22")).toBeNull();
    expect(nextPeriod([], "2026-03-20")).toBeNull();
  });
});

it("proposes days that the server takes", () => {
  expect(usualDays({ kind: "CUSTOM", year: 2026, startsOn: "2026-02-01", endsOn: "2026-02-10" })).toEqual({
    opensOn: "2026-02-01",
    dueOn: "2026-02-20",
  });
});

it("asks those below, and the root itself", () => {
  expect(askedLevels("NATION", true)).toEqual(["NATION", "PROVINCE", "DISTRICT", "COMMUNE"]);
  expect(askedLevels("PROVINCE", false)).toEqual(["DISTRICT", "COMMUNE"]);
});
