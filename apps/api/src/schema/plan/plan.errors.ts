import { builder } from "../../builder.ts";
import { DomainError } from "../../errors.ts";
import { DomainErrorInterface } from "../errors.ts";

export class CommitteeDissolvedError extends DomainError {
  constructor() {
    super("LOCKED", {
      vi: "Ban chỉ đạo này đã kết thúc hoạt động. Lập và cập nhật nội dung ở ban kế thừa.",
      en: "This committee no longer exists. Write in the committee that succeeded it.",
    });
  }
}

export class PlanNotEditableError extends DomainError {
  constructor() {
    super("LOCKED", {
      vi: "Nội dung đã trình hoặc đã ban hành nên không sửa trực tiếp được nữa.",
      en: "This was submitted or issued, so it can no longer be edited.",
    });
  }
}

export class PlanNotDeletableError extends DomainError {
  constructor() {
    super("LOCKED", {
      vi: "Chỉ xóa được dự thảo chưa từng trình hoặc ban hành.",
      en: "Only a draft that was never submitted or issued can be deleted.",
    });
  }
}

export class PlanSectionNumberTakenError extends DomainError {
  constructor() {
    super("CONFLICT", {
      vi: "Kế hoạch đã có đề mục mang số này. Chọn số khác.",
      en: "The plan already has a heading with this number. Choose another one.",
    });
  }
}

export class PlanSectionNotEmptyError extends DomainError {
  constructor() {
    super("CONFLICT", {
      vi: "Đề mục còn nhiệm vụ. Chuyển hoặc xóa các nhiệm vụ trước.",
      en: "There are tasks under this heading. Move or delete them first.",
    });
  }
}

const interfaces = [DomainErrorInterface];
builder.objectType(CommitteeDissolvedError, {
  name: "CommitteeDissolvedError",
  interfaces,
  description: "The committee no longer exists; its successor goes on with its work.",
});
builder.objectType(PlanNotEditableError, {
  name: "PlanNotEditableError",
  interfaces,
  description: "The plan, or the task outside any plan, was submitted or issued, so its text stands.",
});
builder.objectType(PlanNotDeletableError, {
  name: "PlanNotDeletableError",
  interfaces,
  description: "Only a draft that was never submitted or issued can be deleted.",
});
builder.objectType(PlanSectionNumberTakenError, {
  name: "PlanSectionNumberTakenError",
  interfaces,
  description: "The plan already has a heading with this number.",
});
builder.objectType(PlanSectionNotEmptyError, {
  name: "PlanSectionNotEmptyError",
  interfaces,
  description: "Tasks stand under the heading.",
});
