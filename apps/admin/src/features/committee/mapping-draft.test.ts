import { describe, expect, it } from "vitest";
import {
  emptyDraft,
  isEmpty,
  rowOfProblem,
  sentOf,
  withAgencies,
  withCorrections,
  withDecision,
  withoutRow,
  withRows,
} from "./mapping-draft.ts";

const row = (oldCode: string, newCode: string | null) => ({
  ...{ oldCode, oldTitle: `Xã ${oldCode}`, newCode, newTitle: newCode && `Xã ${newCode}`, isDivided: false },
});
const named = (oldCode: string, newCode: string, name: string) => ({
  ...row(oldCode, newCode),
  name: { code: newCode, kind: "xã", name },
});

describe("rows by hand", () => {
  it("stand for all that was said before of their old unit", () => {
    const divided = withRows(emptyDraft, [row("1", "1"), row("1", "2"), row("3", "2")]);
    expect(withRows(divided, [row("1", null)]).rows.map(({ key }) => key)).toEqual(["3 2", "1 "]);
    expect(withoutRow(divided, "1 2").rows.map(({ key }) => key)).toEqual(["1 1", "3 2"]);
  });

  it("are sent with the name of each new unit once, the last that was given", () => {
    const corrected = { ...emptyDraft, nameCorrections: [{ code: "9", name: "Cũ" }] };
    const { mapping, names } = sentOf(withRows(corrected, [named("1", "9", "Mới"), named("2", "9", "Mới")]));
    expect(mapping).toEqual([
      { oldCode: "1", newCode: "9", isDivided: false },
      { oldCode: "2", newCode: "9", isDivided: false },
    ]);
    expect(names).toEqual([{ code: "9", kind: "xã", name: "Mới" }]);
  });
});

it("takes over a file of corrections, and no other file", () => {
  const file = {
    newCodes: { "06970": "06978" },
    added: [{ oldCode: "1", newCode: "2" }],
    names: { "9": { name: "A" } },
  };
  expect(withCorrections(emptyDraft, JSON.stringify(file))).toMatchObject({
    codeCorrections: [{ wrong: "06970", right: "06978" }],
    rows: [{ oldCode: "1", newCode: "2" }],
    nameCorrections: [{ code: "9", name: "A" }],
  });
  for (const text of ["", "[]", '{"newCodes":[]}', '{"added":{}}'])
    expect(withCorrections(emptyDraft, text)).toBeNull();
});

describe("choices", () => {
  const decision = { committeeId: "c1", name: "Ban A", usual: null, choices: [{ name: "Ban B", unitCode: "2" }] };
  const chosen = withDecision(emptyDraft, { ...decision, unitCode: "2" });

  it("are sent once for each committee, with what becomes of its members", () => {
    const both = { ...chosen, membersOthers: [{ id: "c1", label: "Ban A" }] };
    expect(sentOf(both).decisions).toEqual([{ committeeId: "c1", responsibleUnitCode: "2", members: "CARRY_OVER" }]);
    expect(sentOf({ ...both, membersOfMerged: "CARRY_OVER" }).decisions).toMatchObject([{ members: "END" }]);
  });

  it("are forgotten when they are taken back", () => {
    expect(withDecision(chosen, { ...decision, unitCode: null }).decisions).toEqual([]);
  });
});

describe("agencies", () => {
  const [a, b] = [
    { id: "a1", label: "Sở A" },
    { id: "a2", label: "Sở B" },
  ];
  const merged = { from: [a, b], to: { name: "Sở C", nameEn: "", abbreviation: "SC" } };
  const draft = withAgencies(withAgencies(emptyDraft, merged), { from: [a], to: null });

  it("make a draft that is not empty, and are sent with whoever takes over", () => {
    expect([isEmpty(emptyDraft), isEmpty(draft)]).toEqual([true, false]);
    expect(sentOf(withAgencies(draft, { from: [a], to: b })).agencies).toEqual([
      { fromIds: ["a1", "a2"], to: { name: "Sở C", nameEn: "", abbreviation: "SC" } },
      { fromIds: ["a1"] },
      { fromIds: ["a1"], toId: "a2" },
    ]);
  });

  it("replace the row of the same agencies and the same successor", () => {
    const again = withAgencies(draft, { ...merged, to: { ...merged.to, abbreviation: "SCM" } });
    expect(again.agencies.map(({ to }) => to)).toEqual([null, { name: "Sở C", nameEn: "", abbreviation: "SCM" }]);
  });
});

it.each([
  ["an old code by its number", { row: 2, column: "oldCode", subject: "" }, "2 9"],
  ["a name by its number among names", { row: 1, column: "name", subject: "" }, "1 9"],
  ["a unit that is named without a number", { row: null, column: "oldCode", subject: "2" }, "2 9"],
  ["an agency by its number", { row: 1, column: "agencies.name", subject: "" }, "agencies a1 Sở C"],
  ["an agency that is named without a number", { row: null, column: "agency", subject: "Sở A" }, "agencies a1 Sở C"],
  ["no row of a file", { row: 1, column: "oldCode", subject: "", note: "xã.csv" }, undefined],
])("finds the row of %s", (_what, problem, key) => {
  const draft = withAgencies(withRows(emptyDraft, [named("1", "9", "Mới"), named("2", "9", "Mới")]), {
    from: [{ id: "a1", label: "Sở A" }],
    to: { name: "Sở C", nameEn: "", abbreviation: "SC" },
  });
  expect(rowOfProblem(draft, { note: null, ...problem })?.key).toBe(key);
});
