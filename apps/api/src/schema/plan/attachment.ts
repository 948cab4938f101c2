import { encodeGlobalID } from "@pothos/plugin-relay";
import { MOST_FILES } from "../../attachments/refusals.ts";
import { builder } from "../../builder.ts";
import type { Context } from "../../context.ts";
import { NotFoundError } from "../../errors.ts";
import { rowId } from "../row-id.ts";
import { administers, holdsAt, visible, worksOn } from "../visibility.ts";
import { AttachmentLockedError } from "./attachment.errors.ts";
import { deciding, deleteAttachment, isLocked } from "./attachment.service.ts";
import { Document } from "./document.ts";
import { Event } from "./event.ts";
import { CommitteeDissolvedError } from "./plan.errors.ts";
import { isDissolved } from "./plan.service.ts";
import { TaskNotInForceError } from "./task.errors.ts";
import { isInForce } from "./task.service.ts";
import { TaskUpdate } from "./task-update.ts";

const Attachment = builder.prismaNode("Attachment", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.withinReach(context) }),
  // Never the bytes, which are fetched from href.
  select: { id: true },
  fields: (t) => ({
    fileName: t.exposeString("fileName"),
    mediaType: t.exposeString("mediaType"),
    size: t.exposeInt("size"),
    sha256: t.exposeString("sha256"),
    href: t.string({
      description: "Where it is fetched from, on this server, with the same session or token.",
      resolve: ({ id }) => `/files/${encodeURIComponent(encodeGlobalID("Attachment", id))}`,
    }),
    viewerCanDelete: t.boolean({
      description:
        "Whether the viewer may delete it: those who may change what it belongs to, until that is issued or counted in a report that was sent; administrators of the committee in any case.",
      select: deciding,
      resolve: (file, _arguments, { viewer }) =>
        administers(viewer, file.committeePath ?? "") || (canWrite(file, viewer) && !isLocked(file)),
    }),
  }),
});

interface Held {
  committee: { path: string; validTo: Date | null } | null;
}

const canWriteHeld = ({ committee }: Held, viewer: Context["viewer"]) =>
  committee !== null && !isDissolved(committee) && holdsAt(viewer, committee.path, "OFFICER");

type OfTask = Parameters<typeof isInForce>[0] & Parameters<typeof worksOn>[1] & Held;

const canWriteTask = (task: OfTask, viewer: Context["viewer"]) =>
  isInForce(task) && task.committee !== null && !isDissolved(task.committee) && worksOn(viewer, task);

function canWrite(
  { document, event, taskUpdate }: { document: Held | null; event: Held | null; taskUpdate: { task: OfTask } | null },
  viewer: Context["viewer"],
): boolean {
  if (taskUpdate) return canWriteTask(taskUpdate.task, viewer);
  const held = event ?? document;
  return held !== null && canWriteHeld(held, viewer);
}

const ofOwner = (description: string) => ({
  type: Attachment,
  description,
  atMost: MOST_FILES,
  query: (_arguments: object, context: Context) => ({
    where: visible.withinReach(context),
    orderBy: { id: "asc" as const },
    take: MOST_FILES,
  }),
});

const mayAttach = "Whether the viewer may give it files, as those may who may change it.";

builder.prismaObjectFields(TaskUpdate, (t) => ({
  attachments: t.relation("attachments", ofOwner("Files that show it, in the order in which they came.")),
  viewerCanAttach: t.boolean({
    description: mayAttach,
    select: { task: deciding.taskUpdate.select.task },
    resolve: ({ task }, _arguments, { viewer }) => canWriteTask(task, viewer),
  }),
}));
builder.prismaObjectFields(Event, (t) => ({
  attachments: t.relation("attachments", ofOwner("Files of the event, in the order in which they came.")),
  viewerCanAttach: t.boolean({
    description: mayAttach,
    select: { committee: deciding.event.select.committee },
    resolve: (event, _arguments, { viewer }) => canWriteHeld(event, viewer),
  }),
}));
builder.prismaObjectFields(Document, (t) => ({
  attachments: t.relation(
    "attachments",
    ofOwner("The document as a file, in the order in which they came. Those of committees outside reach do not show."),
  ),
  viewerCanAttach: t.boolean({
    description: mayAttach,
    select: { committee: deciding.document.select.committee },
    resolve: (document, _arguments, { viewer }) => canWriteHeld(document, viewer),
  }),
}));

const DeleteAttachmentInput = builder.inputType("DeleteAttachmentInput", {
  description: "A file that is to be deleted for good.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: Attachment, description: "Global ID of the file." }),
    fileName: t.string({
      required: true,
      description: "Its name, as the viewer was shown it; with another one nothing is deleted.",
    }),
  }),
});

builder.mutationField("deleteAttachment", (t) =>
  t.prismaField({
    type: Attachment,
    description:
      "Deletes a file for good. What it belongs to must not be issued, nor counted in a report that was sent, but for administrators of the committee.",
    errors: { types: [AttachmentLockedError, CommitteeDissolvedError, TaskNotInForceError] },
    args: { input: t.arg({ type: DeleteAttachmentInput, required: true, description: "Which file." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = rowId(input.id.id);
      const file = await context.db.attachment.findFirst({
        ...query,
        where: { AND: [visible.withinReach(context), { id }] },
      });
      if (!file) throw new NotFoundError();
      await deleteAttachment({ id, fileName: input.fileName }, context);
      return file;
    },
  }),
);
