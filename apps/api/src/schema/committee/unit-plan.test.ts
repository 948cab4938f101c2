import { describe, expect, it } from "vitest";
import { spelling, withoutDiacritics } from "./spelling.ts";
import { type LivingUnit, planUnits, type UnitLine } from "./unit-plan.ts";

const from = new Date("2026-07-01");
const living = (
  id: number,
  code: string,
  level: LivingUnit["level"],
  parentId: number | null,
  name: string,
): LivingUnit => ({
  ...{ id, code, level, parentId, name, kind: level === "PROVINCE" ? "tỉnh" : "xã", nameEn: name },
  ...{ changedOn: new Date("2025-01-01"), isLasting: true, hasCommittee: false },
});
const nation = living(1, "00", "NATION", null, "Việt Nam");
const before = [
  nation,
  living(2, "01", "PROVINCE", 1, "Hòa Bình"),
  living(3, "02", "PROVINCE", 1, "Phú Thọ"),
  living(4, "00100", "COMMUNE", 2, "Cao Phong"),
  living(5, "00101", "COMMUNE", 2, "Thung Nai"),
];
const line = (number: number, code: string, level: string, name: string, parentCode = "", kind = ""): UnitLine => ({
  ...{ line: number, code, level, name, nameEn: "", parentCode },
  kind: kind || (level === "PROVINCE" ? "Tỉnh" : "Xã"),
});
const same = [
  line(2, "01", "PROVINCE", "Hoà Bình"),
  line(3, "02", "PROVINCE", "Phú Thọ"),
  line(4, "00100", "COMMUNE", "Cao Phong", "01"),
  line(5, "00101", "COMMUNE", "Thung Nai", "01"),
];
const plan = (lines: UnitLine[], units = before) => planUnits(lines, units, from);
const codes = (units: { code: string }[]) => units.map(({ code }) => code);

describe("a file of units", () => {
  it("changes nothing where it says the same, however tones are placed", () => {
    const { changes, problems } = plan(same);
    expect(problems).toEqual([]);
    expect(codes(changes.unchanged)).toHaveLength(4);
  });

  it("begins what is new, ends what is absent on the levels it lists, and leaves other levels alone", () => {
    const { changes, problems } = plan([...same.slice(2, 3), line(9, "00200", "COMMUNE", "Mới", "02")]);
    expect(problems).toEqual([]);
    expect([codes(changes.created), codes(changes.ended)]).toEqual([["00200"], ["00101"]]);
    expect(codes(changes.unchanged)).toEqual(["00100"]);
  });

  it("renames a unit in place, and succeeds one that moves under another", () => {
    const { changes, problems } = plan([
      line(2, "01", "PROVINCE", "Hòa Bình", "", "Thành phố"),
      ...same.slice(1, 3),
      line(5, "00101", "COMMUNE", "Thung Nai", "02"),
    ]);
    expect(problems).toEqual([]);
    expect(changes.renamed).toMatchObject([{ unit: { code: "01" }, kind: "thành phố" }]);
    expect(changes.successions).toMatchObject([{ from: { id: 5 }, toCode: "00101", isWhole: true }]);
    expect(codes(changes.unchanged)).toEqual(["02", "00100"]);
  });

  it.each([
    ["a code that stands twice", [line(2, "01", "PROVINCE", "A"), line(3, "01", "PROVINCE", "B")], 3, "DUPLICATE_CODE"],
    ["a code with letters", [line(2, "A1", "PROVINCE", "A")], 2, "INVALID_CODE"],
    ["no name", [line(2, "09", "PROVINCE", "")], 2, "REQUIRED"],
    ["a level that is none", [line(2, "09", "KHU", "A")], 2, "UNKNOWN_LEVEL"],
    ["an orphan", [line(2, "00109", "COMMUNE", "A", "77")], 2, "UNKNOWN_CODE"],
    ["a commune under none", [line(2, "00109", "COMMUNE", "A")], 2, "REQUIRED"],
    [
      "a cycle",
      [line(2, "00108", "COMMUNE", "A", "00109"), line(3, "00109", "COMMUNE", "B", "00108")],
      2,
      "PARENT_NOT_ABOVE",
    ],
    ["a code of another level", [line(2, "00100", "PROVINCE", "A")], 2, "LEVEL_CHANGED"],
  ])("is told the row of %s", (_what, lines, number, code) => {
    expect(plan(lines).problems).toContainEqual(expect.objectContaining({ line: number, code }));
  });

  it("ends no unit without those that belong to it, and puts none under one that ends or is not there yet", () => {
    const provinces = [line(3, "02", "PROVINCE", "Phú Thọ")];
    const alone = plan(provinces);
    expect(alone.problems).toMatchObject([{ line: 0, value: "01", code: "UNITS_REMAIN" }]);
    expect(alone.changes.ended).toEqual([]);
    const orphaned = plan([...provinces, line(4, "00100", "COMMUNE", "Cao Phong", "01")]);
    expect(orphaned.problems).toMatchObject([
      { line: 0, value: "01", code: "UNITS_REMAIN" },
      { line: 4, column: "parentCode", value: "01", code: "UNKNOWN_CODE" },
    ]);
    const together = plan([...provinces, line(4, "00100", "COMMUNE", "Cao Phong", "02")]);
    expect(together.problems).toEqual([]);
    expect([codes(together.changes.ended), codes(together.changes.created)]).toEqual([
      ["00100", "00101", "01"],
      ["00100"],
    ]);
    const begins = before.map((unit) => ({ ...unit, isLasting: unit.code !== "02" }));
    expect(plan([...same.slice(2), line(6, "00109", "COMMUNE", "Mới", "02")], begins).problems).toMatchObject([
      { line: 6, column: "parentCode", value: "02", code: "CHANGED_SINCE" },
    ]);
  });

  it("ends no unit for which a committee works, nor one that changed later than the file", () => {
    const withCommittee = before.map((unit) => ({ ...unit, hasCommittee: unit.code === "00101" }));
    expect(plan(same.slice(0, 3), withCommittee).problems).toMatchObject([
      { line: 0, value: "00101", code: "COMMITTEE_REMAINS" },
    ]);
    const later = before.map((unit) => ({ ...unit, changedOn: new Date("2027-01-01") }));
    expect(plan(same, later).problems).toHaveLength(4);
  });
});

it("spells a name the same wherever its tone stands, and only then", () => {
  expect(spelling("Hoà  bình")).toBe(spelling("Hòa Bình"));
  expect(spelling("Thuỷ")).toBe(spelling("Thủy"));
  expect(spelling("Hoá")).not.toBe(spelling("Hòa"));
  expect(spelling("Lang")).not.toBe(spelling("Lăng"));
  expect(withoutDiacritics("Đồng Nai")).toBe("Dong Nai");
});
