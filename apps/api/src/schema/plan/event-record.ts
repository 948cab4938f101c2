import { builder } from "../../builder.ts";
import { VersionConflictError } from "../../errors.ts";
import { Agency } from "../committee/agency.ts";
import { Committee } from "../committee/committee.ts";
import { rowId } from "../row-id.ts";
import { holdsAt } from "../visibility.ts";
import { carryOutConclusion } from "./conclusion.service.ts";
import { Conclusion } from "./conclusion.ts";
import { Document } from "./document.ts";
import { ConclusionCarriedOutError, EventInUseError } from "./event.errors.ts";
import { deleteEvent, editEvent, recordEvent } from "./event.service.ts";
import { AgendaItemKindEnum, Event, EventKindEnum } from "./event.ts";
import { CommitteeDissolvedError, PlanNotEditableError } from "./plan.errors.ts";
import { isDissolved } from "./plan.service.ts";
import { Plan } from "./plan.ts";
import { PlanSection } from "./plan-section.ts";
import { Task } from "./task.ts";
import { Theme } from "./theme.ts";

const held = { committee: { select: { path: true, validTo: true } } } as const;

builder.prismaObjectField(Event, "viewerCanEdit", (t) =>
  t.boolean({
    description: "Whether the viewer may change it: officers of the committee that held it may.",
    select: held,
    resolve: ({ committee }, _arguments, { viewer }) =>
      !isDissolved(committee) && holdsAt(viewer, committee.path, "OFFICER"),
  }),
);

const AgendaItemInput = builder.inputType("AgendaItemInput", {
  description: "Something on the agenda.",
  fields: (t) => ({
    kind: t.field({ type: AgendaItemKindEnum, required: true, description: "A topic or a paper." }),
    title: t.string({ required: true, description: "Its title, in Vietnamese, at most 500 letters." }),
    speakerOffice: t.string({ description: "The office of who spoke, never the name." }),
  }),
});

const AttendanceInput = builder.inputType("AttendanceInput", {
  description: "How many came, of a committee or of an agency.",
  fields: (t) => ({
    attendingCommitteeId: t.globalID({ for: Committee, description: "The committee; this or the agency." }),
    agencyId: t.globalID({ for: Agency, description: "The agency; this or the committee." }),
    count: t.int({ required: true, description: "How many people." }),
  }),
});

const ConclusionInput = builder.inputType("ConclusionInput", {
  description: "What was concluded.",
  fields: (t) => ({
    conclusionId: t.globalID({ for: Conclusion, description: "One that is there already; leave out for a new one." }),
    text: t.string({ required: true, description: "What it says, in Vietnamese, at most 2,000 letters." }),
    leadAgencyId: t.globalID({ for: Agency, description: "The agency asked to act." }),
  }),
});

const EventTextInput = builder.inputType("EventTextInput", {
  description: "What is recorded of an event.",
  fields: (t) => ({
    kind: t.field({ type: EventKindEnum, required: true, description: "What it was." }),
    title: t.string({ required: true, description: "Its title in Vietnamese, at most 500 letters." }),
    startsOn: t.field({ type: "Date", required: true, description: "First day." }),
    endsOn: t.field({ type: "Date", required: true, description: "Last day." }),
    isDateApproximate: t.boolean({ required: true, description: "Whether only the month is known." }),
    place: t.string({ required: true, description: "Where, at most 300 letters." }),
    documentId: t.globalID({ for: Document, description: "The notice of its conclusions, or its invitation." }),
    themeIds: t.globalIDList({ required: true, for: Theme, description: "Fields of rights, at most 50." }),
    agenda: t.field({ type: [AgendaItemInput], required: true, description: "In order, at most 100." }),
    attendances: t.field({
      type: [AttendanceInput],
      required: true,
      description: "Counts alone, once for each committee or agency, at most 500.",
    }),
    conclusions: t.field({
      type: [ConclusionInput],
      required: true,
      description: "In order, at most 100; those that are there and are left out are deleted.",
    }),
  }),
});

const optional = (given: { id: string } | null | undefined) => (given ? rowId(given.id) : null);

const textOf = ({
  documentId,
  themeIds,
  agenda,
  attendances,
  conclusions,
  ...rest
}: typeof EventTextInput.$inferInput) => ({
  ...rest,
  documentId: optional(documentId),
  themeIds: themeIds.map(({ id }) => rowId(id)),
  agenda: agenda.map(({ kind, title, speakerOffice }) => ({ kind, title, speakerOffice: speakerOffice ?? null })),
  attendances: attendances.map(({ attendingCommitteeId, agencyId, count }) => ({
    attendingCommitteeId: optional(attendingCommitteeId),
    agencyId: optional(agencyId),
    count,
  })),
  conclusions: conclusions.map(({ conclusionId, text, leadAgencyId }) => ({
    id: optional(conclusionId),
    text,
    leadAgencyId: optional(leadAgencyId),
  })),
});

const RecordEventInput = builder.inputType("RecordEventInput", {
  description: "An event that a committee holds or held.",
  fields: (t) => ({
    committeeId: t.globalID({ required: true, for: Committee, description: "The committee." }),
    event: t.field({ type: EventTextInput, required: true, description: "The event." }),
  }),
});

builder.mutationField("recordEvent", (t) =>
  t.prismaField({
    type: Event,
    description: "Records a conference, training, outreach session, mock trial or supervision visit.",
    errors: { types: [CommitteeDissolvedError] },
    args: { input: t.arg({ type: RecordEventInput, required: true, description: "The event." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await recordEvent({ ...textOf(input.event), committeeId: rowId(input.committeeId.id) }, context);
      return context.db.event.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const EditEventInput = builder.inputType("EditEventInput", {
  description: "An event as it shall read from now on.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: Event, description: "Global ID of the event." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
    event: t.field({ type: EventTextInput, required: true, description: "The event." }),
  }),
});

builder.mutationField("editEvent", (t) =>
  t.prismaField({
    type: Event,
    description: "Changes an event with its agenda, attendance and conclusions.",
    errors: { types: [ConclusionCarriedOutError, CommitteeDissolvedError, VersionConflictError] },
    args: { input: t.arg({ type: EditEventInput, required: true, description: "The event." }) },
    resolve: async (query, _root, { input }, context) => {
      const asked = { id: rowId(input.id.id), expectedVersion: input.expectedVersion };
      const id = await editEvent({ ...textOf(input.event), ...asked }, context);
      return context.db.event.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const DeleteEventInput = builder.inputType("DeleteEventInput", {
  description: "Which event to delete.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: Event, description: "Global ID of the event." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
  }),
});

builder.mutationField("deleteEvent", (t) =>
  t.prismaField({
    type: Committee,
    description: "Deletes an event that no report counts and no task came from. Answers the committee that held it.",
    errors: { types: [EventInUseError, CommitteeDissolvedError, VersionConflictError] },
    args: { input: t.arg({ type: DeleteEventInput, required: true, description: "The event." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await deleteEvent({ ...input, id: rowId(input.id.id) }, context);
      return context.db.committee.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const CarryOutConclusionInput = builder.inputType("CarryOutConclusionInput", {
  description: "A conclusion that becomes a task of the committee that held the event.",
  fields: (t) => ({
    conclusionId: t.globalID({ required: true, for: Conclusion, description: "The conclusion." }),
    planId: t.globalID({
      for: Plan,
      description: "A draft of the committee that the task goes into; leave out to carry it out outside any plan.",
    }),
    sectionId: t.globalID({ for: PlanSection, description: "The heading of that plan under which it stands." }),
    leadAgencyId: t.globalID({ for: Agency, description: "The agency in charge." }),
    title: t.string({ required: true, description: "What is to be done, in Vietnamese, at most 500 letters." }),
    expectedResult: t.string({ required: true, description: "What comes out of it, at most 2000 letters." }),
    startsOn: t.field({ type: "Date", required: true, description: "First day." }),
    dueOn: t.field({ type: "Date", required: true, description: "Day it is due." }),
  }),
});

builder.mutationField("carryOutConclusion", (t) =>
  t.prismaField({
    type: Task,
    description: "Makes a task of a conclusion, with the fields of rights that the event was about.",
    errors: { types: [PlanNotEditableError, CommitteeDissolvedError] },
    args: { input: t.arg({ type: CarryOutConclusionInput, required: true, description: "The task." }) },
    resolve: async (query, _root, { input }, context) => {
      const { conclusionId, planId, sectionId, leadAgencyId, ...text } = input;
      const ids = { planId: optional(planId), sectionId: optional(sectionId), leadAgencyId: optional(leadAgencyId) };
      const id = await carryOutConclusion({ ...text, ...ids, conclusionId: rowId(conclusionId.id) }, context);
      return context.db.task.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
