import { builder } from "../../builder.ts";
import { DomainError } from "../../errors.ts";
import { DomainErrorInterface } from "../errors.ts";
import { visible } from "../visibility.ts";

export class RoundExistsError extends DomainError {
  constructor(readonly roundId: number | undefined) {
    super("CONFLICT", {
      vi: "Ban chỉ đạo đã mở kỳ báo cáo này. Mở kỳ đó để xem, hoặc chọn kỳ khác.",
      en: "The committee has opened this round already. Look at it, or choose another period.",
    });
  }
}

export class RoundOverError extends DomainError {
  constructor() {
    super("LOCKED", {
      vi: "Kỳ báo cáo đã quá hạn nộp nên không sửa được. Gia hạn hoặc miễn cho từng ban.",
      en: "The round is past its due day and can't be changed. Extend or exempt committees one by one.",
    });
  }
}

export class RoundHasReportsError extends DomainError {
  constructor(readonly reports: number) {
    super("LOCKED", {
      vi: `Đã có ${reports} báo cáo trong kỳ này nên không xóa kỳ được. Sửa tên hoặc các ngày của kỳ nếu cần.`,
      en: `${reports === 1 ? "A report has" : `${reports} reports have`} been begun in this round, so it can't be deleted. Edit its name or days instead.`,
    });
  }
}

export class RoundSettledError extends DomainError {
  constructor() {
    super("LOCKED", {
      vi: "Kỳ đã quá hạn và có ban được miễn, gia hạn hoặc ghi nhận không nộp với lý do, nên kỳ được giữ lại.",
      en: "The round is past its due day, and committees were exempted, extended or declared missing for stated reasons, so it is kept.",
    });
  }
}

export class IndicatorsEndedError extends DomainError {
  constructor(readonly codes: string[]) {
    super("BAD_USER_INPUT", {
      vi: `Mẫu hỏi chỉ tiêu không có định nghĩa vào ngày cuối kỳ: ${codes.join(", ")}. Chọn bản mẫu khác, hoặc lập bản mới.`,
      en: `The form asks for indicators without a definition on the last day of the period: ${codes.join(", ")}. Choose another version, or make a new one.`,
    });
  }
}

export class CommitteeEndedError extends DomainError {
  constructor() {
    super("LOCKED", {
      vi: "Ban chỉ đạo đã kết thúc hoạt động nên không mở kỳ báo cáo được.",
      en: "The committee no longer exists and can't open a round.",
    });
  }
}

const interfaces = [DomainErrorInterface];
builder.objectType(RoundExistsError, {
  name: "RoundExistsError",
  interfaces,
  description: "The committee has a round for the period already.",
  fields: (t) => ({
    round: t.prismaField({
      type: "ReportingRound",
      nullable: true,
      description: "That round.",
      resolve: (query, { roundId }, _arguments, context) =>
        context.db.reportingRound.findFirst({
          ...query,
          where: { AND: [visible.round(context), { id: roundId ?? 0 }] },
        }),
    }),
  }),
});
builder.objectType(RoundOverError, {
  name: "RoundOverError",
  interfaces,
  description: "The round is past its due day.",
});
builder.objectType(RoundHasReportsError, {
  name: "RoundHasReportsError",
  interfaces,
  description: "A report was begun in the round.",
  fields: (t) => ({ reports: t.exposeInt("reports", { description: "How many were." }) }),
});
builder.objectType(RoundSettledError, {
  name: "RoundSettledError",
  interfaces,
  description: "The round is past its due day, and something in it was settled for a stated reason.",
});
builder.objectType(IndicatorsEndedError, {
  name: "IndicatorsEndedError",
  interfaces,
  description: "A form asks for indicators without a definition on the last day of the period.",
  fields: (t) => ({
    codes: t.exposeStringList("codes", { description: "Their codes.", atMost: 200 }),
  }),
});
builder.objectType(CommitteeEndedError, {
  name: "CommitteeEndedError",
  interfaces,
  description: "The committee no longer exists.",
});
