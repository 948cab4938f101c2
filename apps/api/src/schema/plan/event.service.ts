import { type AgendaItemKind, type Event, isReferred, type Transaction } from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { fieldError, InvalidInputError, NotFoundError, parseInput, VersionConflictError } from "../../errors.ts";
import { optionalText, requiredText } from "../../text-rules.ts";
import { transact } from "../../transact.ts";
import { recount, releaseFromDrafts } from "../report/drafting.service.ts";
import { visible } from "../visibility.ts";
import { ConclusionCarriedOutError, EventInUseError } from "./event.errors.ts";
import { requireOfficer } from "./plan.service.ts";

type EventText = Pick<
  Event,
  "kind" | "title" | "startsOn" | "endsOn" | "isDateApproximate" | "place" | "documentId"
> & {
  themeIds: number[];
  agenda: { kind: AgendaItemKind; title: string; speakerOffice: string | null }[];
  /** How many came of a committee or of an agency. */
  attendances: { attendingCommitteeId: number | null; agencyId: number | null; count: number }[];
  /** In their order; id of those that are there already. */
  conclusions: { id: number | null; text: string; leadAgencyId: number | null }[];
};

const list = <Schema extends z.ZodType>(schema: Schema, most: number) =>
  z.array(schema).max(most, fieldError("OUT_OF_RANGE"));

const eventRules = z
  .object({
    title: requiredText(500),
    startsOn: z.date(),
    endsOn: z.date(),
    place: requiredText(300),
    themeIds: list(z.int(), 50),
    agenda: list(z.object({ title: requiredText(500), speakerOffice: optionalText(300) }), 100),
    attendances: list(
      z
        .object({
          attendingCommitteeId: z.int().nullable(),
          agencyId: z.int().nullable(),
          count: z.int().min(1, fieldError("NOT_POSITIVE")).max(1_000_000, fieldError("OUT_OF_RANGE")),
        })
        .refine(
          ({ attendingCommitteeId, agencyId }) => (attendingCommitteeId === null) !== (agencyId === null),
          fieldError("INVALID"),
        ),
      500,
    ),
    conclusions: list(z.object({ text: requiredText(2000) }), 100),
  })
  .refine(({ startsOn, endsOn }) => endsOn >= startsOn, { path: ["endsOn"], error: fieldError("ENDS_BEFORE_START") });

/** @returns the id of the new event. */
export async function recordEvent(
  { committeeId, ...input }: EventText & { committeeId: number },
  context: Context,
): Promise<number> {
  const text = readText(input);
  return transact(context, async (tx) => {
    const committee = await tx.committee.findFirst({
      where: { AND: [visible.directory(context), { id: committeeId }] },
    });
    if (!committee) throw new NotFoundError();
    requireOfficer(committee, context);
    await requireReferences(null, text, context, tx);
    const { themeIds, agenda, attendances, conclusions, ...columns } = text;
    const { id } = await tx.event.create({
      data: { ...columns, committeeId, themes: { connect: themeIds.map((id) => ({ id })) } },
      select: { id: true },
    });
    await writeParts(id, { agenda, attendances, conclusions }, tx);
    return id;
  });
}

/** @returns the id of the event. */
export async function editEvent(
  { id, expectedVersion, ...input }: EventText & { id: number; expectedVersion: number },
  context: Context,
): Promise<number> {
  const text = readText(input);
  return transact(context, async (tx) => {
    await claimEvent({ id, expectedVersion }, context, tx);
    await requireReferences(id, text, context, tx);
    const { themeIds, agenda, attendances, conclusions, ...columns } = text;
    await tx.event.update({
      where: { id },
      data: { ...columns, themes: { set: themeIds.map((id) => ({ id })) } },
      select: { id: true },
    });
    await writeParts(id, { agenda, attendances, conclusions }, tx);
    return id;
  });
}

/** @returns the id of the committee that held it. */
export async function deleteEvent(asked: { id: number; expectedVersion: number }, context: Context): Promise<number> {
  try {
    return await transact(context, async (tx) => {
      const { committeeId } = await claimEvent(asked, context, tx);
      // A draft is counted anew without it; what was submitted keeps it.
      const draftIds = await releaseFromDrafts(asked.id, tx);
      await tx.event.delete({ where: { id: asked.id }, select: { id: true } });
      await recount(draftIds, tx);
      return committeeId;
    });
  } catch (error) {
    throw isReferred(error) ? new EventInUseError() : error;
  }
}

const readText = (input: EventText): EventText => {
  const { agenda, conclusions, ...parsed } = parseInput(eventRules, input);
  const merge = <Given extends object, Parsed extends object>(given: Given[], tidied: Parsed[]) =>
    given.map((each, index) => ({ ...each, ...tidied[index] }));
  return {
    ...input,
    ...parsed,
    agenda: merge(input.agenda, agenda),
    conclusions: merge(input.conclusions, conclusions),
  };
};

/** Raises the version of an event that is still the one the viewer read, and holds it until the transaction ends. */
async function claimEvent(
  { id, expectedVersion }: { id: number; expectedVersion: number },
  context: Context,
  tx: Transaction,
) {
  const event = await tx.event.findFirst({
    where: { AND: [visible.withinReach(context), { id }] },
    include: { committee: { select: { path: true, validTo: true } } },
  });
  if (!event) throw new NotFoundError();
  requireOfficer(event.committee, context);
  const { count } = await tx.event.updateMany({
    where: { id, version: expectedVersion },
    data: { version: { increment: 1 } },
  });
  if (count === 0) throw new VersionConflictError(event.version);
  return event;
}

async function requireReferences(
  eventId: number | null,
  { themeIds, documentId, attendances, conclusions }: EventText,
  context: Context,
  tx: Transaction,
) {
  const committeeIds = attendances.flatMap(({ attendingCommitteeId }) => attendingCommitteeId ?? []);
  const conclusionIds = conclusions.flatMap(({ id }) => id ?? []);
  const agencyIds = [
    ...attendances.flatMap(({ agencyId }) => agencyId ?? []),
    ...conclusions.flatMap(({ leadAgencyId }) => leadAgencyId ?? []),
  ];
  const isAll = async (ids: number[], count: (where: { id: { in: number[] } }) => Promise<number>) =>
    ids.length === 0 || (await count({ id: { in: ids } })) === new Set(ids).size;
  const found = {
    themeIds: await isAll(themeIds, (where) => tx.theme.count({ where })),
    documentId:
      documentId === null ||
      (await tx.document.count({ where: { AND: [visible.document(context), { id: documentId }] } })) === 1,
    attendances: await isAll(committeeIds, (where) => tx.committee.count({ where })),
    conclusionId:
      new Set(conclusionIds).size === conclusionIds.length &&
      (await isAll(conclusionIds, (where) => tx.conclusion.count({ where: { ...where, eventId: eventId ?? 0 } }))),
    agencies: await isAll(agencyIds, (where) => tx.agency.count({ where })),
  };
  const missing = Object.entries(found).filter(([, isFound]) => !isFound);
  if (missing.length > 0) throw new InvalidInputError(missing.map(([path]) => ({ path, code: "NOT_FOUND" })));
  const keys = attendances.map(({ attendingCommitteeId, agencyId }) => `${attendingCommitteeId}/${agencyId}`);
  if (new Set(keys).size < keys.length) throw new InvalidInputError([{ path: "attendances", code: "INVALID" }]);
}

async function writeParts(
  eventId: number,
  { agenda, attendances, conclusions }: Pick<EventText, "agenda" | "attendances" | "conclusions">,
  tx: Transaction,
) {
  await tx.agendaItem.deleteMany({ where: { eventId } });
  await tx.agendaItem.createMany({ data: agenda.map((each, index) => ({ ...each, eventId, position: index + 1 })) });
  await tx.attendance.deleteMany({ where: { eventId } });
  await tx.attendance.createMany({
    data: attendances.map((each) => ({ ...each, eventId })),
  });

  const present = await tx.conclusion.findMany({
    where: { eventId },
    select: { id: true, number: true, _count: { select: { tasks: true } } },
    orderBy: { number: "asc" },
  });
  const kept = new Set(conclusions.flatMap(({ id }) => id ?? []));
  const dropped = present.filter(({ id }) => !kept.has(id));
  const carriedOut = dropped.find(({ _count }) => _count.tasks > 0);
  if (carriedOut) throw new ConclusionCarriedOutError(carriedOut.number);
  await tx.conclusion.deleteMany({ where: { id: { in: dropped.map(({ id }) => id) } } });
  // Numbers are unique at every moment, so those that stay step aside before they are numbered anew.
  await tx.conclusion.updateMany({ where: { eventId }, data: { number: { increment: 10_000 } } });
  for (const [index, { id, text, leadAgencyId }] of conclusions.entries()) {
    const data = { number: index + 1, text, leadAgencyId };
    if (id === null) await tx.conclusion.create({ data: { ...data, eventId }, select: { id: true } });
    else await tx.conclusion.update({ where: { id }, data, select: { id: true } });
  }
}
