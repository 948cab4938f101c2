import type { Prisma, Transaction } from "@camket/prisma";
import type { ReadAttachment } from "../../attachments/read-attachment.ts";
import { MOST_FILES, TooManyFilesError } from "../../attachments/refusals.ts";
import type { Context } from "../../context.ts";
import { ForbiddenError, InvalidInputError, NotFoundError } from "../../errors.ts";
import { transact } from "../../transact.ts";
import { administers, visible } from "../visibility.ts";
import { AttachmentLockedError } from "./attachment.errors.ts";
import { requireOfficer } from "./plan.service.ts";
import { requireTaskInForce } from "./task.service.ts";

/** What a file may belong to. */
export const ownerTypes = ["TaskUpdate", "Event", "Document"] as const;
export type OwnerType = (typeof ownerTypes)[number];
export interface Owner {
  type: OwnerType;
  id: number;
}

const WRITING_MS = 30_000;
const PIECE_BYTES = 512 * 1024;

/** Whoever may change the owner may give it files. */
export async function requireOwner({ type, id }: Owner, context: Context, tx: Transaction): Promise<void> {
  const committee = { select: { path: true, validTo: true } };
  if (type === "TaskUpdate") {
    const update = await tx.taskUpdate.findFirst({ where: { AND: [visible.withinReach(context), { id }] } });
    if (!update) throw new NotFoundError();
    await requireTaskInForce(update.taskId, context, tx);
  } else if (type === "Event") {
    const event = await tx.event.findFirst({
      where: { AND: [visible.withinReach(context), { id }] },
      include: { committee },
    });
    if (!event) throw new NotFoundError();
    requireOfficer(event.committee, context);
  } else {
    const document = await tx.document.findFirst({
      where: { AND: [visible.document(context), { id }] },
      include: { committee },
    });
    if (!document) throw new NotFoundError();
    // What others issued is kept by others.
    if (!document.committee) throw new ForbiddenError();
    requireOfficer(document.committee, context);
  }
}

/** @returns the id of the file; the same one where its owner has a file with the same content already. */
export async function addAttachment(owner: Owner, file: ReadAttachment, context: Context): Promise<number> {
  return transact(
    context,
    async (tx) => {
      await lockOwner(owner, tx);
      await requireOwner(owner, context, tx);
      const ofOwner = columnOf(owner);
      const same = await tx.attachment.findFirst({
        where: { ...ofOwner, sha256: file.sha256 },
        select: { id: true },
      });
      if (same) return same.id;
      if ((await tx.attachment.count({ where: ofOwner })) >= MOST_FILES) throw new TooManyFilesError();
      const { id } = await tx.attachment.create({ data: { ...file, ...ofOwner }, select: { id: true } });
      return id;
    },
    { timeout: WRITING_MS },
  );
}

/** Deletes a file of which the viewer names the name, so that no other one is deleted by mistake. */
export async function deleteAttachment(
  { id, fileName }: { id: number; fileName: string },
  context: Context,
): Promise<void> {
  await transact(context, async (tx) => {
    const file = await tx.attachment.findFirst({
      where: { AND: [visible.withinReach(context), { id }] },
      select: { fileName: true, ...deciding },
    });
    if (!file) throw new NotFoundError();
    // Whoever answers for a committee can take out what should never have come in.
    if (!administers(context.viewer, file.committeePath ?? "")) {
      await requireOwner(ownerOf(file), context, tx);
      if (isLocked(file)) throw new AttachmentLockedError();
    }
    if (file.fileName !== fileName) throw new InvalidInputError([{ path: "fileName", code: "INVALID" }]);
    await tx.attachment.delete({ where: { id }, select: { id: true } });
    return id;
  });
}

const inSealedRevision = {
  where: { figure: { revision: { sealedAt: { not: null } } } },
  take: 1,
  select: { id: true },
} satisfies Prisma.Task$evidenceArgs & Prisma.Event$evidenceArgs;

const committee = { select: { path: true, validTo: true } } as const;

/** What decides whether a file may be deleted. */
export const deciding = {
  committeePath: true,
  documentId: true,
  taskUpdateId: true,
  eventId: true,
  document: { select: { issuedOn: true, committee } },
  event: { select: { committee, evidence: inSealedRevision } },
  taskUpdate: {
    select: {
      task: {
        select: {
          state: true,
          committeePath: true,
          leadAgencyId: true,
          plan: { select: { state: true } },
          committee,
          evidence: inSealedRevision,
        },
      },
    },
  },
} satisfies Prisma.AttachmentSelect;

type Deciding = Prisma.AttachmentGetPayload<{ select: typeof deciding }>;

/** Whether it belongs to what was issued, or what a sealed report counted. */
export const isLocked = ({ document, event, taskUpdate }: Pick<Deciding, "document" | "event" | "taskUpdate">) =>
  (document?.issuedOn ?? null) !== null || (event ?? taskUpdate?.task)?.evidence.length === 1;

const ownerOf = ({ documentId, taskUpdateId, eventId }: Deciding): Owner => {
  if (taskUpdateId !== null) return { type: "TaskUpdate", id: taskUpdateId };
  return eventId === null ? { type: "Document", id: documentId ?? 0 } : { type: "Event", id: eventId };
};

const columnOf = ({ type, id }: Owner) =>
  ({ TaskUpdate: { taskUpdateId: id }, Event: { eventId: id }, Document: { documentId: id } })[type];

/** Holds the owner until the end of the transaction, so that its files are counted one after the other. */
async function lockOwner({ type, id }: Owner, tx: Transaction): Promise<void> {
  if (type === "TaskUpdate") await tx.$queryRaw`SELECT "id" FROM "TaskUpdate" WHERE "id" = ${id} FOR NO KEY UPDATE`;
  else if (type === "Event") await tx.$queryRaw`SELECT "id" FROM "Event" WHERE "id" = ${id} FOR NO KEY UPDATE`;
  else await tx.$queryRaw`SELECT "id" FROM "Document" WHERE "id" = ${id} FOR NO KEY UPDATE`;
}

/** A file within reach, with its bytes piece by piece as they are asked for. */
export async function openAttachment(id: number, context: Context) {
  const file = await context.db.attachment.findFirst({
    where: { AND: [visible.withinReach(context), { id }] },
    select: { fileName: true, mediaType: true, size: true },
  });
  if (!file) throw new NotFoundError();
  return { ...file, pieces: () => piecesOf(id, file.size, context) };
}

async function* piecesOf(id: number, size: number, { db }: Context): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < size; start += PIECE_BYTES) {
    const [row] = await db.$queryRaw<{ piece: Uint8Array }[]>`
      SELECT substring("content" FROM ${start + 1}::int FOR ${PIECE_BYTES}::int) AS "piece"
      FROM "Attachment" WHERE "id" = ${id}`;
    // It was deleted meanwhile: the answer breaks off, and nobody takes it for whole.
    if (!row) throw new NotFoundError();
    yield row.piece;
  }
}
