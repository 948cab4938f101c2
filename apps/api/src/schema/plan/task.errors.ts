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

const interfaces = [DomainErrorInterface];
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
