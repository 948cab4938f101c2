import { builder } from "../../builder.ts";
import { DomainError } from "../../errors.ts";
import { DomainErrorInterface } from "../errors.ts";
import { visible } from "../visibility.ts";
import { committeesOf, firstByName, howMany, MOST_NAMED } from "./missing-committees.service.ts";

export const MOST_DECIDED = 50;

export class ReportNotSubmittedError extends DomainError {
  constructor() {
    super("CONFLICT", {
      vi: "Chỉ báo cáo đã nộp và chưa được quyết định mới duyệt hoặc trả lại được.",
      en: "Only a report that was submitted and not decided on can be approved or returned.",
    });
  }
}

export class ReportFrozenError extends DomainError {
  constructor() {
    super("LOCKED", {
      vi: "Báo cáo tổng hợp của cấp trên đang chờ duyệt nên báo cáo này chưa đổi được. Đợi cấp trên được duyệt hoặc bị trả lại.",
      en: "The report above that takes this one is under review, so this one stays as it is. Wait until that is approved or returned.",
    });
  }
}

export class ReportStaleError extends DomainError {
  constructor() {
    super("CONFLICT", {
      vi: "Có báo cáo cấp dưới được duyệt sau khi báo cáo này tổng hợp. Tổng hợp lại, hoặc xác nhận giữ số liệu như hiện có.",
      en: "A report below was approved after this one was consolidated. Consolidate it again, or confirm that its figures stay as they are.",
    });
  }
}

export class ReportsBelowOpenError extends DomainError {
  constructor(readonly committeeIds: number[]) {
    super("CONFLICT", {
      vi: "Còn báo cáo cấp dưới chưa được duyệt. Trả lại báo cáo này để duyệt cấp dưới trước, hoặc ghi nhận là không có báo cáo.",
      en: "Reports below are not approved yet. Return this one so that they can be approved first, or declare them missing.",
    });
  }
}

export class ReportsFlaggedError extends DomainError {
  constructor(readonly reportIds: number[]) {
    super("CONFLICT", {
      vi: "Có báo cáo còn cảnh báo hoặc không duyệt được nên chưa duyệt báo cáo nào. Bỏ các báo cáo đã nêu, rồi xem từng báo cáo.",
      en: "Some reports are flagged or can't be approved, so none was. Leave out those listed, and look at each.",
    });
  }
}

const interfaces = [DomainErrorInterface];
builder.objectType(ReportNotSubmittedError, {
  name: "ReportNotSubmittedError",
  interfaces,
  description: "The report does not wait for a decision.",
});
builder.objectType(ReportFrozenError, {
  name: "ReportFrozenError",
  interfaces,
  description: "The report above that takes this one is under review.",
});
builder.objectType(ReportStaleError, {
  name: "ReportStaleError",
  interfaces,
  description:
    "A report below was corrected, or came in, after this one took from it, and nobody confirmed that it stays.",
});
builder.objectType(ReportsBelowOpenError, {
  name: "ReportsBelowOpenError",
  interfaces,
  description: "Reports below are neither approved nor declared missing.",
  fields: (t) => ({
    count: t.int({ description: "How many they are.", resolve: ({ committeeIds }) => committeeIds.length }),
    committees: t.prismaField({
      type: ["Committee"],
      description: "The first committees whose reports are open, by the name of their unit.",
      atMost: MOST_NAMED,
      args: { most: t.arg.int(howMany) },
      resolve: async (query, { committeeIds }, wanted, context) => {
        const first = await firstByName(
          committeeIds.map((committeeId) => ({ ofId: 0, committeeId })),
          context,
        );
        return committeesOf(query, first(0), wanted, context);
      },
    }),
  }),
});
builder.objectType(ReportsFlaggedError, {
  name: "ReportsFlaggedError",
  interfaces,
  description: "Some of several reports cannot be approved together with the others. None was.",
  fields: (t) => ({
    reports: t.prismaField({
      type: ["Report"],
      description: "Those that have flags, are stale, not submitted or frozen, or whose reports below are open.",
      atMost: MOST_DECIDED,
      resolve: (query, { reportIds }, _arguments, context) =>
        context.db.report.findMany({
          ...query,
          where: { AND: [visible.withinReach(context), { id: { in: reportIds } }] },
          orderBy: { committeePath: "asc" },
          take: MOST_DECIDED,
        }),
    }),
  }),
});
