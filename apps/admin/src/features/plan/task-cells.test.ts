import { expect, it } from "vitest";
import { readTaskCells } from "./task-cells.ts";

const health = { id: "a1", name: "Sở Y tế", nameEn: "Department of Health", abbreviation: "SYT" };
const healthOfCity = {
  id: "a2",
  name: "Sở Y tế thành phố",
  nameEn: "City Department of Health",
  abbreviation: "SYTTP",
};
const agencies = [health, healthOfCity];

const read = (typed: Record<string, string>, found = agencies) =>
  readTaskCells(typed, {
    startsOn: "2026-01-01",
    endsOn: "2026-12-31",
    row: { startsOn: "2026-03-01", dueOn: "2026-06-30" },
    agenciesFor: async () => found,
  });

it("reads dates as they are typed", async () => {
  expect(await read({ dueOn: "29/06/2026", startsOn: "1-4-2026" })).toEqual({
    read: { dueOn: "2026-06-29", startsOn: "2026-04-01" },
    problems: {},
  });
});

it.each([
  [{ dueOn: "31/02/2026" }, { dueOn: "NO_DATE" }],
  [{ dueOn: "" }, { dueOn: "REQUIRED" }],
  [{ dueOn: "01/01/2027" }, { dueOn: "OUTSIDE" }],
  [{ dueOn: "01/02/2026" }, { dueOn: "ENDS_BEFORE_START" }],
  [{ startsOn: "01/07/2026" }, { startsOn: "ENDS_BEFORE_START" }],
  [{ title: "  " }, { title: "REQUIRED" }],
])("says what is wrong with %j, and reads nothing of it", async (typed, problems) => {
  expect(await read(typed)).toEqual({ read: {}, problems });
});

it("reads both dates before it compares them", async () => {
  expect((await read({ startsOn: "01/08/2026", dueOn: "01/09/2026" })).problems).toEqual({});
});

it("leaves the number to the server where it is emptied", async () => {
  expect((await read({ number: " " })).read).toEqual({ number: "" });
});

it.each([
  ["so y te", agencies, "a1"],
  ["SYTTP", agencies, "a2"],
  ["thành phố", [healthOfCity], "a2"],
  ["", agencies, null],
])("finds the agency meant by %j", async (typed, found, id) => {
  expect(await read({ leadAgency: typed }, found)).toEqual({ read: { leadAgencyId: id }, problems: {} });
});

it("asks to choose where several agencies are meant, and says where none is", async () => {
  expect((await read({ leadAgency: "y tế" })).problems).toEqual({ leadAgency: "MANY_AGENCIES" });
  expect((await read({ leadAgency: "công thương" }, [])).problems).toEqual({ leadAgency: "NO_AGENCY" });
});
