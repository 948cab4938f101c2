import { builder } from "../../builder.ts";
import { perPage } from "../per-page.ts";
import { comparedTotals } from "./comparison.service.ts";
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

/** Forms and figures of a page together: a report selects its revisions once, and a page asks for other ones too. */
const reviewOf = perPage(async (ids, { db }) => {
  const sheets = await db.report.findMany({
    relationLoadStrategy: "query",
    where: { id: { in: ids } },
    select: { ...sheetSelect, id: true },
  });
  const compared = await comparedTotals(sheets, db);
  const reviews = new Map(
    sheets.map((sheet): [number, Review] => {
      const flags = flagsOf(sheet, compared(sheet));
      const jumps = flags.filter(({ rule }) => rule === "CHANGE_FROM_PREVIOUS_PERCENT");
      return [sheet.id, { reportId: sheet.id, flags: flags.length, jumps: jumps.length }];
    }),
  );
  return (id) => reviews.get(id) ?? null;
});

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
    select: { id: true, committeePath: true },
    resolve: (report, _arguments, context) => (knowsNumbers(report, context) ? reviewOf(report.id, context) : null),
  }),
);
