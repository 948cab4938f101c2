import { builder } from "../../builder.ts";
import { DomainError } from "../../errors.ts";
import { DomainErrorInterface } from "../errors.ts";
import { visible } from "../visibility.ts";

const MOST_CONFLICTS = 20;

/** Two people can't be one: the terms that say so, those of either. */
export class PeopleSatTogetherError extends DomainError {
  constructor(readonly conflictIds: number[]) {
    super("CONFLICT", {
      vi: "Hai người có nhiệm kỳ trùng thời gian trong cùng một ban nên không gộp được. Sửa ngày của các nhiệm kỳ đã nêu, hoặc giữ là hai người.",
      en: "Both sat on one committee at the same time, so they cannot be merged. Correct the days of the terms listed, or leave them two people.",
    });
  }
}

builder.objectType(PeopleSatTogetherError, {
  name: "PeopleSatTogetherError",
  interfaces: [DomainErrorInterface],
  description: "Two people have terms on one committee at the same time, so they cannot be merged.",
  fields: (t) => ({
    conflicts: t.prismaField({
      type: ["Membership"],
      description: "The terms in the way, those of either person, by committee.",
      atMost: MOST_CONFLICTS,
      resolve: (query, { conflictIds }, _arguments, context) =>
        context.db.membership.findMany({
          ...query,
          where: { AND: [visible.directory(context), { id: { in: conflictIds } }] },
          orderBy: [{ committeePath: "asc" }, { startsOn: "asc" }, { id: "asc" }],
          take: MOST_CONFLICTS,
        }),
    }),
  }),
});
