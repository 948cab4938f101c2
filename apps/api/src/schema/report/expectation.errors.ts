import { builder } from "../../builder.ts";
import { DomainError } from "../../errors.ts";
import { DomainErrorInterface } from "../errors.ts";
import { visible } from "../visibility.ts";

/** More than any province has communes. */
export const MOST_SETTLED = 200;

export class ExpectationsNotSettledError extends DomainError {
  constructor(readonly expectationIds: number[]) {
    super("CONFLICT", {
      vi: "Có ban đã nộp báo cáo hoặc có lần nộp đã được duyệt, vừa được xử lý, hoặc đã có hạn muộn hơn, nên chưa xử lý ban nào. Bỏ các ban đã nêu, rồi xử lý các ban còn lại.",
      en: "Some have reported or have an approved submission, were settled by somebody else, or are due later already, so none was settled. Leave out those listed, then settle the others.",
    });
  }
}

builder.objectType(ExpectationsNotSettledError, {
  name: "ExpectationsNotSettledError",
  interfaces: [DomainErrorInterface],
  description: "Some of several expectations cannot be settled together with the others. None was.",
  fields: (t) => ({
    expectations: t.prismaField({
      type: ["RoundExpectation"],
      description:
        "Those whose report was received, that were changed since they were read, or that are due later already.",
      atMost: MOST_SETTLED,
      resolve: (query, { expectationIds }, _arguments, context) =>
        context.db.roundExpectation.findMany({
          ...query,
          where: { AND: [visible.expectation(context), { id: { in: expectationIds } }] },
          orderBy: { committeePath: "asc" },
          take: MOST_SETTLED,
        }),
    }),
  }),
});
