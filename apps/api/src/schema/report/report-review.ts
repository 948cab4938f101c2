import { builder } from "../../builder.ts";
import { comparedTotalsOf } from "./comparison.service.ts";
import { Report } from "./report.ts";
import { changedCells } from "./report-review.service.ts";
import { flagsOf } from "./report-rules.ts";
import { sheetSelect } from "./report-sheet.ts";
import { knowsNumbers } from "./small-cells.ts";

interface Review {
  reportId: number;
  flags: number;
  jumps: number;
}

const ReportReview = builder.objectRef<Review>("ReportReview").implement({
  description: "What a reviewer is to know of a report before it is opened.",
  fields: (t) => ({
    flags: t.exposeInt("flags", {
      description: "How many rules its figures break. Without any it may be approved with others.",
    }),
    jumps: t.exposeInt("jumps", {
      description:
        "Of those: how many figures changed more than their rule allows, against the same period a year before or, without one, the preceding period.",
    }),
    changedCells: t.int({
      nullable: true,
      description:
        "How many figures differ between its last submission and the one before; null where it was sent once.",
      resolve: ({ reportId }, _arguments, context) => changedCells(reportId, context),
    }),
  }),
});

builder.prismaObjectField(Report, "review", (t) =>
  t.field({
    type: ReportReview,
    nullable: true,
    description:
      "How clean its latest revision is, and what changed in it. Null to those who may not see every number of it.",
    select: { ...sheetSelect, id: true },
    resolve: async (sheet, _arguments, context) => {
      if (!knowsNumbers(sheet, context)) return null;
      const flags = flagsOf(sheet, await comparedTotalsOf(sheet, context));
      const jumps = flags.filter(({ rule }) => rule === "CHANGE_FROM_PREVIOUS_PERCENT");
      return { reportId: sheet.id, flags: flags.length, jumps: jumps.length };
    },
  }),
);
