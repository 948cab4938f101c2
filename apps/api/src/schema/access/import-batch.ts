import { builder } from "../../builder.ts";
import { connectionOf } from "../connection.ts";
import { ReportSealedError } from "../report/report.errors.ts";
import { rowId } from "../row-id.ts";
import { sees, visible } from "../visibility.ts";
import { BatchUndoneError } from "./import-batch.errors.ts";
import { askForUndo } from "./import-batch.service.ts";
import { Job } from "./job.ts";

export const ImportBatch = builder.prismaNode("ImportBatch", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.importBatch(context) }),
  fields: (t) => ({
    number: t.exposeInt("id", { description: "What people call it: batch 12." }),
    kind: t.exposeString("kind"),
    fileName: t.exposeString("fileName"),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    undoneAt: t.expose("undoneAt", { type: "DateTime", nullable: true }),
    userName: t.string({
      nullable: true,
      description: "Who made it; null for the system.",
      select: { user: { select: { name: true } } },
      resolve: ({ user }) => user?.name ?? null,
    }),
  }),
});

builder.prismaObjectField(Job, "batch", (t) =>
  t.field({
    type: ImportBatch,
    nullable: true,
    description:
      "What it made, which can be undone as a whole; null where nothing was written, or the viewer may no longer undo it.",
    select: (_arguments, _context, nestedSelection) => ({ batch: nestedSelection(true) }),
    resolve: ({ batch }, _arguments, context) => (batch && sees.importBatch(context, batch) ? batch : null),
  }),
);

const [ImportBatchConnection, ImportBatchEdge] = connectionOf(ImportBatch, "ImportBatch");

builder.queryField("importBatches", (t) =>
  t.prismaConnection(
    {
      type: ImportBatch,
      description:
        "The imports and reorganisations that the viewer may undo, while nothing rests on them; the latest first.",
      cursor: "id",
      totalCount: (_root, _arguments, context) => context.db.importBatch.count({ where: visible.importBatch(context) }),
      resolve: (query, _root, _arguments, context) =>
        context.db.importBatch.findMany({ ...query, where: visible.importBatch(context), orderBy: { id: "desc" } }),
    },
    ImportBatchConnection,
    ImportBatchEdge,
  ),
);

const UndoBatchInput = builder.inputType("UndoBatchInput", {
  description: "Which batch is taken back.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: ImportBatch, description: "Global ID of the batch." }),
  }),
});

builder.mutationField("undoBatch", (t) =>
  t.prismaField({
    type: Job,
    description:
      "Asks for a batch to be taken back: what it made is gone, what it changed is as it was. The job is refused where anything of it was changed or built upon since, or a report with figures of it was submitted.",
    errors: { types: [BatchUndoneError, ReportSealedError] },
    args: { input: t.arg({ type: UndoBatchInput, required: true, description: "The batch." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await askForUndo(rowId(input.id.id), context);
      return context.db.job.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
