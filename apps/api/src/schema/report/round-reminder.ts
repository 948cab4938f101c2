import { builder } from "../../builder.ts";
import { today } from "../../calendar.ts";
import { NobodyToRemindError } from "../access/notification.errors.ts";
import { perPage } from "../per-page.ts";
import { rowId } from "../row-id.ts";
import { holdsAt } from "../visibility.ts";
import { RoundNotOpenError } from "./report.errors.ts";
import { ReportingRound } from "./reporting-round.ts";
import { RoundExpectation } from "./round-expectation.ts";
import { lastReminded, remindMissing } from "./round-reminder.service.ts";

builder.prismaObjectField(ReportingRound, "viewerCanRemind", (t) =>
  t.boolean({
    description:
      "Whether the viewer may remind those whose reports are missing: officers and reviewers of the committee that asks may from the day it opens.",
    select: { opensOn: true, committeePath: true },
    resolve: ({ opensOn, committeePath }, _arguments, { viewer }) =>
      opensOn <= today() && holdsAt(viewer, committeePath, "OFFICER", "REVIEWER"),
  }),
);

builder.prismaObjectField(ReportingRound, "remindedOn", (t) =>
  t.field({
    type: "Date",
    nullable: true,
    description: "The last day on which somebody was reminded; null if never, and for those who may not remind.",
    select: { id: true, committeePath: true },
    resolve: ({ id, committeePath }, _arguments, context) =>
      holdsAt(context.viewer, committeePath, "OFFICER", "REVIEWER") ? lastReminded(id, context) : null,
  }),
);

const remindedOn = perPage(async (ids, { db }) => {
  const days = await db.notification.groupBy({
    by: ["expectationId"],
    where: { kind: "REPORT_REMINDED", expectationId: { in: ids } },
    _max: { dueOn: true },
  });
  return (id) => days.find(({ expectationId }) => expectationId === id)?._max.dueOn ?? null;
});

builder.prismaObjectField(RoundExpectation, "remindedOn", (t) =>
  t.field({
    type: "Date",
    nullable: true,
    description: "The last day on which the committee that asks reminded this one; null if never.",
    select: { id: true },
    resolve: ({ id }, _arguments, context) => remindedOn(id, context),
  }),
);

const RemindMissingInput = builder.inputType("RemindMissingInput", {
  description: "In which round those who have not reported are reminded.",
  fields: (t) => ({
    roundId: t.globalID({ required: true, for: ReportingRound, description: "Global ID of the round." }),
  }),
});

builder.mutationField("remindMissing", (t) =>
  t.prismaField({
    type: ReportingRound,
    description:
      "Reminds the officers of the committees whose reports are expected and not received: each committee once a day.",
    errors: { types: [NobodyToRemindError, RoundNotOpenError] },
    args: { input: t.arg({ type: RemindMissingInput, required: true, description: "The round." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await remindMissing(rowId(input.roundId.id), context);
      return context.db.reportingRound.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
