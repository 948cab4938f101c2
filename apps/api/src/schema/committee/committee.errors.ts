import { builder } from "../../builder.ts";
import { DomainError } from "../../errors.ts";
import { DomainErrorInterface } from "../errors.ts";

export class CommitteeExistsError extends DomainError {
  constructor() {
    super("CONFLICT", {
      vi: "Đơn vị này đã có ban chỉ đạo trong thời gian đó. Chọn đơn vị khác, hoặc ngày khác.",
      en: "This unit already has a committee in that time. Choose another unit, or another day.",
    });
  }
}

export class CommitteeUnderItselfError extends DomainError {
  constructor() {
    super("BAD_USER_INPUT", {
      vi: "Ban chỉ đạo không thể trực thuộc chính mình hoặc ban cùng cấp, cấp dưới. Chọn ban của cấp trên.",
      en: "A committee cannot report to itself, nor to one of its own level or below. Choose one of a higher level.",
    });
  }
}

const interfaces = [DomainErrorInterface];
builder.objectType(CommitteeExistsError, {
  name: "CommitteeExistsError",
  interfaces,
  description: "The unit already has a committee in that time.",
});
builder.objectType(CommitteeUnderItselfError, {
  name: "CommitteeUnderItselfError",
  interfaces,
  description: "The parent is the committee's own unit, or one of its level or below.",
});
