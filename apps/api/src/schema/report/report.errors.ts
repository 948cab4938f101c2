import { builder } from "../../builder.ts";
import { DomainError } from "../../errors.ts";
import { DomainErrorInterface } from "../errors.ts";
import { visible } from "../visibility.ts";
import { BlockerObject, MOST_LISTED } from "./report-flag.ts";
import type { Blocker } from "./report-rules.ts";

export class NotExpectedError extends DomainError {
  constructor() {
    super("BAD_USER_INPUT", {
      vi: "Kỳ này không yêu cầu ban chỉ đạo đó báo cáo, hoặc ban đã được miễn. Chọn kỳ khác.",
      en: "This round expects no report of that committee, or has exempted it. Choose another round.",
    });
  }
}

export class RoundNotOpenError extends DomainError {
  constructor(readonly opensOn: Date) {
    super("LOCKED", {
      vi: "Kỳ báo cáo chưa mở. Soạn báo cáo từ ngày mở kỳ.",
      en: "The round is not open yet. Draft the report from the day on which it opens.",
    });
  }
}

export class ReportExistsError extends DomainError {
  constructor(readonly reportId: number | undefined) {
    super("CONFLICT", {
      vi: "Ban chỉ đạo đã có báo cáo trong kỳ này. Mở báo cáo đó để soạn tiếp.",
      en: "The committee already has a report in this round. Open it to go on.",
    });
  }
}

export class ReportSealedError extends DomainError {
  constructor() {
    super("LOCKED", {
      vi: "Báo cáo đã nộp nên không sửa được. Khi báo cáo bị trả lại, soạn bản mới rồi sửa ở đó.",
      en: "The report was submitted and can't be changed. Once it is returned, revise it and change it there.",
    });
  }
}

export class ReportNotReturnedError extends DomainError {
  constructor() {
    super("CONFLICT", {
      vi: "Chỉ báo cáo bị trả lại và chưa có bản soạn mới được soạn lại.",
      en: "Only a report that was returned, and has no draft, can be revised.",
    });
  }
}

export class ReportIncompleteError extends DomainError {
  constructor(readonly blockers: Blocker[]) {
    super("CONFLICT", {
      vi: "Báo cáo chưa nộp được vì còn mục thiếu, sai hoặc chưa giải trình. Sửa từng mục đã nêu rồi nộp lại.",
      en: "The report can't be sent: something is missing, wrong or not explained. Mend what is listed, then send it.",
    });
  }
}

const interfaces = [DomainErrorInterface];
builder.objectType(NotExpectedError, {
  name: "NotExpectedError",
  interfaces,
  description: "The round expects no report of the committee.",
});
builder.objectType(RoundNotOpenError, {
  name: "RoundNotOpenError",
  interfaces,
  description: "The round is not open yet.",
  fields: (t) => ({
    opensOn: t.expose("opensOn", { type: "Date", description: "Day from which reports can be drafted." }),
  }),
});
builder.objectType(ReportExistsError, {
  name: "ReportExistsError",
  interfaces,
  description: "The committee already has a report in the round.",
  fields: (t) => ({
    report: t.prismaField({
      type: "Report",
      nullable: true,
      description: "That report.",
      resolve: (query, { reportId }, _arguments, context) =>
        context.db.report.findFirst({
          ...query,
          where: { AND: [visible.withinReach(context), { id: reportId ?? 0 }] },
        }),
    }),
  }),
});
builder.objectType(ReportSealedError, {
  name: "ReportSealedError",
  interfaces,
  description: "What was submitted never changes.",
});
builder.objectType(ReportNotReturnedError, {
  name: "ReportNotReturnedError",
  interfaces,
  description: "The report was not returned, or has a draft already.",
});
builder.objectType(ReportIncompleteError, {
  name: "ReportIncompleteError",
  interfaces,
  description: "The report can't be sent yet.",
  fields: (t) => ({
    blockers: t.field({
      type: [BlockerObject],
      description: "What is missing, wrong or not explained, in the order of the form.",
      atMost: MOST_LISTED,
      resolve: ({ blockers }) => blockers.slice(0, MOST_LISTED),
    }),
  }),
});
