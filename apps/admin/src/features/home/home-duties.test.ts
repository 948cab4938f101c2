import { expect, it } from "vitest";
import { dutiesAt } from "./home-duties.ts";

const none = { works: false, reviews: false, administers: false, onlyReads: false };

it.each([
  ["an officer of the committee", "1.2.", "OFFICER", ["1.2."], { ...none, works: true }],
  ["an officer of the one above", "1.2.", "OFFICER", ["1."], { ...none, onlyReads: true }],
  ["a reviewer of the committee", "1.", "REVIEWER", ["1."], { ...none, reviews: true }],
  ["an administrator above", "1.2.", "ADMINISTRATOR", ["1."], { ...none, administers: true }],
  ["an analyst", "1.", "ANALYST", ["1."], { ...none, onlyReads: true }],
] as const)("%s sees what concerns the role", (_who, path, role, paths, duties) => {
  expect(dutiesAt(path, { isGlobalAdministrator: false, roles: [{ role, paths }] })).toEqual(duties);
});

it("who administers the installation administers every committee", () => {
  expect(dutiesAt("1.2.", { isGlobalAdministrator: true, roles: [] })).toEqual({ ...none, administers: true });
});
