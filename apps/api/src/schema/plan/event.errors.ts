import { builder } from "../../builder.ts";
import { DomainError } from "../../errors.ts";
import { DomainErrorInterface } from "../errors.ts";

export class ConclusionCarriedOutError extends DomainError {
  constructor(number: number) {
    super("LOCKED", {
      vi: `Kết luận ${number} đã thành nhiệm vụ nên không bỏ được. Rút nhiệm vụ trước.`,
      en: `Conclusion ${number} became a task, so it can't be left out. Withdraw the task first.`,
    });
  }
}

export class EventInUseError extends DomainError {
  constructor() {
    super("LOCKED", {
      vi: "Sự kiện đã có nhiệm vụ từ kết luận hoặc đã tính vào báo cáo nên không xóa được.",
      en: "A task carries out a conclusion of the event, or a report counts it, so it can't be deleted.",
    });
  }
}

const interfaces = [DomainErrorInterface];
builder.objectType(ConclusionCarriedOutError, {
  name: "ConclusionCarriedOutError",
  interfaces,
  description: "A task carries out a conclusion that is left out.",
});
builder.objectType(EventInUseError, {
  name: "EventInUseError",
  interfaces,
  description: "A task carries out a conclusion of the event, or a report counts it.",
});
