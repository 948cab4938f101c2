import { builder } from "../../builder.ts";
import { DomainError } from "../../errors.ts";
import { DomainErrorInterface } from "../errors.ts";

export class TaskNotLinkableError extends DomainError {
  constructor() {
    super("LOCKED", {
      vi: "Không gắn khuyến nghị vào nhiệm vụ này được nữa: kế hoạch đã tổng kết hoặc bị hủy bỏ, nhiệm vụ đã chuyển giao hoặc bị rút, hoặc đây là bản sửa đổi của một nhiệm vụ đã ban hành. Gắn vào nhiệm vụ đang thực hiện.",
      en: "Recommendations are no longer tied to this task: its plan is closed or withdrawn, it was handed over or withdrawn, or it is the amendment of an issued one. Tie them to the task in force.",
    });
  }
}

builder.objectType(TaskNotLinkableError, {
  name: "TaskNotLinkableError",
  interfaces: [DomainErrorInterface],
  description: "The task came to its end, or is a text that would amend another one.",
});
