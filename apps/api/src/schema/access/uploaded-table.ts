import { builder } from "../../builder.ts";
import { MAXIMUM_PAGE } from "../../connections.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";
import { readRows } from "./uploaded-table.service.ts";

interface UploadedRow {
  row: number;
  cells: string[];
}

const UploadedRowObject = builder.objectRef<UploadedRow>("UploadedRow").implement({
  description: "One row of a table that was sent.",
  fields: (t) => ({
    row: t.exposeInt("row", { description: "Where it stands in the file, counted with the head as the first." }),
    cells: t.exposeStringList("cells", { description: "The texts of its cells, a column each.", atMost: MAXIMUM_PAGE }),
  }),
});

export const UploadedTable = builder.prismaNode("UploadedTable", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.uploadedTable(context) }),
  fields: (t) => ({
    fileName: t.exposeString("fileName"),
    columns: t.exposeStringList("columns", { atMost: MAXIMUM_PAGE }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    rows: t.field({
      type: [UploadedRowObject],
      description: "Some of its rows, in their order; those that it does not have are left out.",
      atMost: MAXIMUM_PAGE,
      args: {
        rows: t.arg.intList({
          required: true,
          description: "Which rows, counted with the head as the first, at most 100: [2, 3, 4].",
        }),
      },
      select: { id: true },
      resolve: ({ id }, { rows }, context) => readRows(id, rows.slice(0, MAXIMUM_PAGE), context),
    }),
  }),
});
