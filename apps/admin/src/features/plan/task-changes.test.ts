import { expect, it } from "vitest";
import { taskChangesOf } from "./task-changes.ts";

const task = {
  number: "1.1",
  title: "Mở lớp dạy bơi",
  expectedResult: "Mười lớp",
  leadAgencyName: "Sở Tư pháp",
  startsOn: "2026-02-01",
  dueOn: "2026-08-31",
};

it("tells what came, what went, and which fields changed in the rest", () => {
  const moved = { ...task, dueOn: "2026-09-30", leadAgencyName: null };
  expect(
    taskChangesOf([
      { before: null, after: task },
      { before: task, after: null },
      { before: task, after: moved },
    ]),
  ).toEqual([
    { kind: "added", task },
    { kind: "gone", task },
    { kind: "changed", task: moved, before: task, fields: ["leadAgencyName", "dueOn"] },
  ]);
});
