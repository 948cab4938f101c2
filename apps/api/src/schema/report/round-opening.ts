import { builder } from "../../builder.ts";
import { VersionConflictError } from "../../errors.ts";
import { Level } from "../committee/administrative-unit.ts";
import { Committee } from "../committee/committee.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";
import { ReportTemplateVersion } from "./report-template.ts";
import {
  CommitteeEndedError,
  IndicatorsEndedError,
  RoundExistsError,
  RoundHasReportsError,
  RoundOverError,
  RoundSettledError,
} from "./reporting-round.errors.ts";
import {
  deleteRound,
  editRound,
  openRound,
  type PeriodChoice,
  refreshExpectations,
} from "./reporting-round.service.ts";
import { PeriodKindEnum, ReportingRound } from "./reporting-round.ts";
import { MOST_LEFT, previewRound, type RoundPreview } from "./round-preview.service.ts";

const PeriodInput = builder.inputType("PeriodInput", {
  description: "A reporting period: one of Decree 09/2019/NĐ-CP or of the calendar, or any other by its own days.",
  fields: (t) => ({
    kind: t.field({ type: PeriodKindEnum, required: true, description: "Kind of period." }),
    year: t.int({ required: true, description: "Year it is named after." }),
    ordinal: t.int({ description: "Which month (1 to 12) or quarter (1 to 4) of the year." }),
    name: t.string({ description: "Name in Vietnamese of another period, at most 200 letters." }),
    startsOn: t.field({ type: "Date", description: "First day of another period." }),
    endsOn: t.field({ type: "Date", description: "Last day of another period." }),
  }),
});

const periodOf = ({
  kind,
  year,
  ordinal = null,
  name = null,
  startsOn = null,
  endsOn = null,
}: typeof PeriodInput.$inferInput): PeriodChoice => ({ periodKind: kind, year, ordinal, name, startsOn, endsOn });

const LevelCount = builder.objectRef<RoundPreview["expected"][number]>("ExpectedAtLevel").implement({
  description: "How many committees of one level a round would expect a report of.",
  fields: (t) => ({
    level: t.expose("level", { type: Level, description: "The level." }),
    count: t.exposeInt("count", { description: "How many." }),
  }),
});

const LeftCommittee = builder.objectRef<RoundPreview["left"][number]>("CommitteeNotExpected").implement({
  description: "A committee dissolved in a period before it ends, of which its round expects no report.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Its last name in Vietnamese." }),
    nameEn: t.exposeString("nameEn", { description: "Its last name in English." }),
    endedOn: t.expose("endedOn", { type: "Date", description: "First day on which it no longer existed." }),
    successors: t.exposeStringList("successors", {
      description: "Names in Vietnamese of those that go on in its place and report for its area.",
    }),
  }),
});

const RoundPreviewObject = builder.objectRef<RoundPreview>("RoundPreview").implement({
  description: "What opening a round would do.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Name of the round in Vietnamese." }),
    startsOn: t.expose("startsOn", { type: "Date", description: "First day of the period." }),
    endsOn: t.expose("endsOn", { type: "Date", description: "Last day of the period." }),
    round: t.prismaField({
      type: ReportingRound,
      nullable: true,
      description: "The round, where it was opened already.",
      resolve: (query, { roundId }, _arguments, context) =>
        context.db.reportingRound.findFirst({
          ...query,
          where: { AND: [visible.round(context), { id: roundId ?? 0 }] },
        }),
    }),
    expected: t.field({
      type: [LevelCount],
      description:
        "How many committees of each level there are at the period's end or, as long as that is to come, today.",
      atMost: 4,
      resolve: ({ expected }) => expected,
    }),
    notExpected: t.field({
      type: [LeftCommittee],
      description: "Committees dissolved in the period, of which no report is expected: the first of them.",
      atMost: MOST_LEFT,
      resolve: ({ left }) => left,
    }),
    notExpectedCount: t.exposeInt("leftCount", { description: "How many they are in all." }),
  }),
});

builder.queryField("roundPreview", (t) =>
  t.field({
    type: RoundPreviewObject,
    nullable: true,
    description: "Whom a round would ask, before it is opened; null for those who may not open it.",
    args: {
      committeeId: t.arg.globalID({ required: true, for: Committee, description: "The committee that asks." }),
      period: t.arg({ type: PeriodInput, required: true, description: "The period." }),
    },
    resolve: (_root, { committeeId, period }, context) =>
      previewRound({ committeeId: rowId(committeeId.id), ...periodOf(period) }, context),
  }),
);

const RoundFormInput = builder.inputType("RoundFormInput", {
  description: "The form that committees of one level use.",
  fields: (t) => ({
    level: t.field({ type: Level, required: true, description: "The level. Its committees are asked for reports." }),
    templateVersionId: t.globalID({
      required: true,
      for: ReportTemplateVersion,
      description: "The version of the form.",
    }),
    dueOn: t.field({ type: "Date", description: "Day by which this level reports; without it, that of the round." }),
  }),
});

const OpenRoundInput = builder.inputType("OpenRoundInput", {
  description: "A call for reports.",
  fields: (t) => ({
    committeeId: t.globalID({ required: true, for: Committee, description: "The committee that asks." }),
    period: t.field({ type: PeriodInput, required: true, description: "The period." }),
    opensOn: t.field({ type: "Date", required: true, description: "Day from which reports can be drafted." }),
    dueOn: t.field({ type: "Date", required: true, description: "Day by which reports are due." }),
    forms: t.field({ type: [RoundFormInput], required: true, description: "The form of each level that is asked." }),
  }),
});

builder.mutationField("openRound", (t) =>
  t.prismaField({
    type: ReportingRound,
    description:
      "Opens a round: of each committee of the levels named, under the one that asks, a report is expected. For its reviewers.",
    errors: { types: [RoundExistsError, IndicatorsEndedError, CommitteeEndedError] },
    args: { input: t.arg({ type: OpenRoundInput, required: true, description: "The round." }) },
    resolve: async (query, _root, { input }, context) => {
      const { committeeId, period, forms, ...days } = input;
      const id = await openRound(
        {
          ...days,
          ...periodOf(period),
          committeeId: rowId(committeeId.id),
          forms: forms.map(({ level, templateVersionId, dueOn = null }) => ({
            ...{ level, dueOn },
            templateVersionId: rowId(templateVersionId.id),
          })),
        },
        context,
      );
      return context.db.reportingRound.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const EditRoundInput = builder.inputType("EditRoundInput", {
  description: "The days of a round as they shall be.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: ReportingRound, description: "Global ID of the round." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
    name: t.string({ required: true, description: "Name in Vietnamese, at most 200 letters." }),
    opensOn: t.field({ type: "Date", required: true, description: "Day from which reports can be drafted." }),
    dueOn: t.field({ type: "Date", required: true, description: "Day by which reports are due." }),
  }),
});

builder.mutationField("editRound", (t) =>
  t.prismaField({
    type: ReportingRound,
    description: "Renames a round or moves its days, until it is due. Committees that were given another day keep it.",
    errors: { types: [RoundOverError, VersionConflictError] },
    args: { input: t.arg({ type: EditRoundInput, required: true, description: "The change." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await editRound({ ...input, id: rowId(input.id.id) }, context);
      return context.db.reportingRound.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const DeleteRoundInput = builder.inputType("DeleteRoundInput", {
  description: "Which round is deleted.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: ReportingRound, description: "Global ID of the round." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
  }),
});

builder.mutationField("deleteRound", (t) =>
  t.prismaField({
    type: Committee,
    description:
      "Deletes a round in which no report was begun, with who was expected. Answers the committee that asked.",
    errors: { types: [RoundHasReportsError, RoundSettledError, VersionConflictError] },
    args: { input: t.arg({ type: DeleteRoundInput, required: true, description: "The round." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await deleteRound({ ...input, id: rowId(input.id.id) }, context);
      return context.db.committee.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const RefreshExpectationsInput = builder.inputType("RefreshExpectationsInput", {
  description: "Which round looks again at who is expected.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: ReportingRound, description: "Global ID of the round." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
    reason: t.string({ description: "Why, in Vietnamese. Required once the period is over." }),
  }),
});

builder.mutationField("refreshExpectations", (t) =>
  t.prismaField({
    type: ReportingRound,
    description:
      "Takes in committees established since a round was opened, and lets go of those dissolved before its period ends.",
    errors: { types: [VersionConflictError] },
    args: { input: t.arg({ type: RefreshExpectationsInput, required: true, description: "The round." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await refreshExpectations({ ...input, id: rowId(input.id.id), reason: input.reason ?? null }, context);
      return context.db.reportingRound.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
