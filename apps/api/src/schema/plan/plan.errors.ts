import type { PlanState } from "@camket/prisma";
import { builder } from "../../builder.ts";
import { DomainError, type Text } from "../../errors.ts";
import { DomainErrorInterface } from "../errors.ts";
import type { PlanMove } from "./plan-moves.ts";

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

const states: Record<PlanState, Text> = {
  DRAFT: { vi: "đang dự thảo", en: "a draft" },
  SUBMITTED: { vi: "đã trình", en: "submitted" },
  RETURNED: { vi: "đã trả lại", en: "returned" },
  ISSUED: { vi: "đã ban hành", en: "issued" },
  CLOSED: { vi: "đã tổng kết", en: "closed" },
  WITHDRAWN: { vi: "đã hủy bỏ", en: "withdrawn" },
};
const moves: Record<PlanMove, Text> = {
  submit: { vi: "trình", en: "submitted" },
  recall: { vi: "rút về", en: "taken back" },
  return: { vi: "trả lại", en: "returned" },
  issue: { vi: "ban hành", en: "issued" },
  close: { vi: "tổng kết", en: "closed" },
  withdraw: { vi: "hủy bỏ", en: "withdrawn" },
};

export class PlanMoveRefusedError extends DomainError {
  constructor(move: PlanMove, state: PlanState) {
    super("LOCKED", {
      vi: `Kế hoạch ${states[state].vi} nên không ${moves[move].vi} được.`,
      en: `The plan is ${states[state].en}, so it can't be ${moves[move].en}.`,
    });
  }
}

export const planBlockers = {
  NO_LEGAL_BASE: { vi: "Chưa nêu căn cứ.", en: "It rests on no document." },
  NO_TASKS: { vi: "Chưa có nhiệm vụ nào.", en: "It has no tasks." },
  TASKS_WITHOUT_LEAD_AGENCY: {
    vi: "Có nhiệm vụ chưa giao cơ quan chủ trì.",
    en: "Some tasks have no lead agency.",
  },
} satisfies Record<string, Text>;
export type PlanBlocker = keyof typeof planBlockers;

export class PlanIncompleteError extends DomainError {
  constructor(readonly blockers: PlanBlocker[]) {
    super("BAD_USER_INPUT", {
      vi: `Chưa trình được. ${blockers.map((blocker) => planBlockers[blocker].vi).join(" ")}`,
      en: `It can't be submitted yet. ${blockers.map((blocker) => planBlockers[blocker].en).join(" ")}`,
    });
  }
}

export class PlanTasksOpenError extends DomainError {
  constructor(readonly open: number) {
    super("CONFLICT", {
      vi: `Còn ${open} nhiệm vụ chưa xong. Cập nhật kết quả, hoặc xác nhận để lại.`,
      en: `${open} tasks are not done. Report on them, or confirm that they are left open.`,
    });
  }
}

export class PlanAmendmentOpenError extends DomainError {
  constructor() {
    super("CONFLICT", {
      vi: "Kế hoạch đang có một dự thảo sửa đổi. Ban hành hoặc hủy bỏ dự thảo đó trước.",
      en: "An amendment of the plan is under way. Issue or withdraw it first.",
    });
  }
}

export class PlanNotInForceError extends DomainError {
  constructor() {
    super("LOCKED", {
      vi: "Chỉ sửa đổi được kế hoạch đang có hiệu lực.",
      en: "Only a plan in force can be amended.",
    });
  }
}

const interfaces = [DomainErrorInterface];
export const PlanBlockerEnum = builder.enumType("PlanBlocker", {
  description: "What keeps a plan from being submitted.",
  values: Object.fromEntries(
    Object.entries(planBlockers).map(([name, { en }]) => [name, { value: name, description: en }]),
  ) as Record<PlanBlocker, { value: PlanBlocker; description: string }>, // keys of planBlockers
});
builder.objectType(PlanMoveRefusedError, {
  name: "PlanMoveRefusedError",
  interfaces,
  description: "The life of a plan has no such way from the state it is in.",
});
builder.objectType(PlanIncompleteError, {
  name: "PlanIncompleteError",
  interfaces,
  description: "Something is missing before the plan can be submitted.",
  fields: (t) => ({
    blockers: t.field({
      type: [PlanBlockerEnum],
      description: "What is missing.",
      atMost: Object.keys(planBlockers).length,
      resolve: ({ blockers }) => blockers,
    }),
  }),
});
builder.objectType(PlanTasksOpenError, {
  name: "PlanTasksOpenError",
  interfaces,
  description: "Tasks of the plan are not done, and nobody confirmed that they are left open.",
  fields: (t) => ({ open: t.exposeInt("open", { description: "How many." }) }),
});
builder.objectType(PlanAmendmentOpenError, {
  name: "PlanAmendmentOpenError",
  interfaces,
  description: "An amendment of the plan is under way.",
});
builder.objectType(PlanNotInForceError, {
  name: "PlanNotInForceError",
  interfaces,
  description: "Only a plan in force can be amended.",
});
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
