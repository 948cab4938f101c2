import { builder } from "../../builder.ts";
import { DomainError } from "../../errors.ts";
import { DomainErrorInterface } from "../errors.ts";

export class TaskNumberTakenError extends DomainError {
  constructor() {
    super("CONFLICT", {
      vi: "Kế hoạch đã có nhiệm vụ mang số này. Chọn số khác.",
      en: "The plan already has a task with this number. Choose another one.",
    });
  }
}

export class TaskNotInForceError extends DomainError {
  constructor() {
    super("LOCKED", {
      vi: "Chỉ cập nhật được nhiệm vụ đang thực hiện: kế hoạch đã ban hành, nhiệm vụ chưa chuyển giao và chưa bị rút.",
      en: "Only a task in force can be updated: its plan is issued, and it was neither handed over nor withdrawn.",
    });
  }
}

export class AssigneesDissolvedError extends DomainError {
  constructor(readonly names: string[]) {
    super("LOCKED", {
      vi: `Không giao được cho ban đã kết thúc hoạt động: ${names.join("; ")}. Chọn ban kế thừa.`,
      en: `These committees no longer exist: ${names.join("; ")}. Choose those that succeeded them.`,
    });
  }
}

export class AssignmentSettledError extends DomainError {
  constructor() {
    super("CONFLICT", {
      vi: "Việc giao này đã được trả lời. Tải lại để xem.",
      en: "This was answered already. Reload to see how.",
    });
  }
}

const interfaces = [DomainErrorInterface];
builder.objectType(AssigneesDissolvedError, {
  name: "AssigneesDissolvedError",
  interfaces,
  description: "Some of the committees that a task is given to no longer exist.",
  fields: (t) => ({
    names: t.exposeStringList("names", { description: "Which, by name.", atMost: 100 }),
  }),
});
builder.objectType(AssignmentSettledError, {
  name: "AssignmentSettledError",
  interfaces,
  description: "The assignment is in a state in which this can't be done.",
});
builder.objectType(TaskNumberTakenError, {
  name: "TaskNumberTakenError",
  interfaces,
  description: "The plan already has a task with this number.",
});
builder.objectType(TaskNotInForceError, {
  name: "TaskNotInForceError",
  interfaces,
  description: "The plan of the task is not issued, or the task was handed over or withdrawn.",
});
