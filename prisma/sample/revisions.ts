import { type Day, dayOf, TODAY } from "./calendar.ts";
import type { Documents } from "./documents.ts";
import type { Random } from "./random.ts";
import type { Row, Rows } from "./rows.ts";
import type { PlanWork, TaskWork } from "./work.ts";

/** The plan as issued and, for some, as amended; and what came of it where it was closed. */
export function addRevisions(rows: Rows, documents: Documents, plan: PlanWork, random: Random): void {
  const { row, committee, year, tasks, issuedOn } = plan;
  if (!issuedOn) return;
  const freeze = (number: number, documentId: number | null, day: Day, frozen: TaskWork[]) => {
    const revision = rows.add("PlanRevision", {
      planId: row.id,
      number,
      documentId,
      issuedOn: day,
      title: row.title,
      purpose: row.purpose,
    });
    for (const { row: task } of frozen)
      rows.add("PlanRevisionTask", { revisionId: revision.id, ...asIssued(task, number) });
  };
  freeze(
    1,
    row.documentId ?? null,
    issuedOn,
    tasks.filter(({ isAddedLater }) => !isAddedLater),
  );
  const amendedOn = dayOf(year, random.int(8, 9), random.int(3, 26));
  const isAmended = tasks.some(({ isAddedLater }) => isAddedLater) || random.chance(0.05);
  if (isAmended && amendedOn > issuedOn && amendedOn <= TODAY && committee.validTo === null) {
    const amendment = documents.issue({
      committee,
      type: "KH",
      issuedOn: amendedOn,
      subject: `Sửa đổi, bổ sung Kế hoạch bảo đảm và bảo vệ quyền con người năm ${year}`,
    });
    freeze(2, amendment.id, amendedOn, tasks);
  }
  if (row.state === "CLOSED") row.summary = summarise(tasks.map(({ row: task }) => task));
}

function asIssued(task: Row<"Task">, number: number) {
  const { id, title, expectedResult, leadAgencyId = null, startsOn, dueOn, baselineDueOn } = task;
  return {
    taskId: id,
    number: task.number,
    title,
    expectedResult,
    leadAgencyId,
    startsOn,
    dueOn: number === 1 ? (baselineDueOn ?? dueOn) : dueOn,
  };
}

function summarise(tasks: Row<"Task">[]): string {
  const done = tasks.filter(({ state }) => state === "DONE");
  const inTime = done.filter(({ doneOn, dueOn }) => (doneOn ?? "") <= dueOn).length;
  const handed = tasks.filter(({ state }) => state === "HANDED_OVER").length;
  return [
    `Hoàn thành ${done.length}/${tasks.length} nhiệm vụ, trong đó ${inTime} nhiệm vụ đúng hạn.`,
    ...(handed > 0 ? [`Bàn giao ${handed} nhiệm vụ cho Ban Chỉ đạo tiếp nhận sau sắp xếp đơn vị hành chính.`] : []),
  ].join(" ");
}
