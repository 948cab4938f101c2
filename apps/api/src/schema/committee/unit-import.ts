import { builder } from "../../builder.ts";
import { fileColumns } from "../access/file-columns.ts";
import { Job } from "../access/job.ts";
import { ColumnMissingError } from "../access/uploaded-table.errors.ts";
import { guessColumns } from "../access/uploaded-table.service.ts";
import { UploadedTable } from "../access/uploaded-table.ts";
import { rowId } from "../row-id.ts";
import { askForUnitImport, UNIT_COLUMNS, type UnitColumn, unitColumns } from "./unit-import.service.ts";

export const unitFileColumns = fileColumns<UnitColumn>("Unit", {
  description: "What a column of a file of units holds.",
  columns: {
    code: "The code of the unit.",
    level: "NATION, PROVINCE, DISTRICT or COMMUNE.",
    kind: 'What it is: "tỉnh", "phường".',
    name: "Its name without the kind.",
    nameEn: "Its name in English; the name without diacritics where there is none.",
    parentCode: "The code of the unit above it; empty for a province.",
  },
});

const UnitColumnPlace = builder.objectRef<{ column: UnitColumn; head: string }>("UnitColumnPlace").implement({
  description: "Which column of a file holds what.",
  fields: (t) => ({
    column: t.expose("column", { type: unitFileColumns.ColumnEnum, description: "What it holds." }),
    head: t.exposeString("head", { description: "The word of its head." }),
  }),
});

builder.prismaObjectField(UploadedTable, "unitColumns", (t) =>
  t.field({
    type: [UnitColumnPlace],
    description: "Which of its columns are known by their heads, where it is a file of units.",
    atMost: UNIT_COLUMNS.length,
    select: { columns: true },
    resolve: ({ columns }) => guessColumns(columns, unitColumns),
  }),
);

const ImportUnitsInput = builder.inputType("ImportUnitsInput", {
  description: "A file of administrative units that lists its levels whole: units of them that it lacks end.",
  fields: (t) => ({
    tableId: t.globalID({ required: true, for: UploadedTable, description: "The table, as it was sent." }),
    from: t.field({ type: "Date", required: true, description: "The first day on which the file holds." }),
    columns: t.field({
      type: [unitFileColumns.ColumnPlaceInput],
      required: true,
      description: "Which columns hold what; those left out are known by their heads.",
    }),
    corrections: t.field({
      type: [unitFileColumns.CorrectionInput],
      required: true,
      description: "Cells that are mended, at most 1,000.",
    }),
    validOnly: t.boolean({
      required: true,
      description: "Whether rows without problems are taken where others have some; else it is all or nothing.",
    }),
    isPreview: t.boolean({ required: true, description: "Whether only to find out what it would do." }),
  }),
});

builder.mutationField("importUnits", (t) =>
  t.prismaField({
    type: Job,
    description:
      "Asks for a file of units to be checked, or taken over in one transaction, as a batch that can be undone.",
    errors: { types: [ColumnMissingError] },
    args: { input: t.arg({ type: ImportUnitsInput, required: true, description: "The import." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await askForUnitImport({ ...input, tableId: rowId(input.tableId.id) }, context);
      return context.db.job.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
