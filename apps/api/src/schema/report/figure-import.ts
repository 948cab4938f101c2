import { builder } from "../../builder.ts";
import { fileColumns } from "../access/file-columns.ts";
import { Job } from "../access/job.ts";
import { ColumnMissingError } from "../access/uploaded-table.errors.ts";
import { guessColumns } from "../access/uploaded-table.service.ts";
import { UploadedTable } from "../access/uploaded-table.ts";
import { rowId } from "../row-id.ts";
import { askForFigureImport, figureColumns } from "./figure-import.service.ts";
import { FIGURE_COLUMNS, type FigureColumn } from "./figure-plan.ts";
import type { NumberStyle } from "./number-style.ts";
import { ReportSealedError } from "./report.errors.ts";
import { Report } from "./report.ts";

const figureFileColumns = fileColumns<FigureColumn>("Figure", {
  description: "What a column of a file of figures holds. Nothing else of such a file is kept.",
  columns: {
    indicator: "The code of the indicator.",
    category:
      'The code of a part of it, with that of its disaggregation where several have such a part: "F" or "SEX.F"; empty for the total.',
    value:
      "The count or amount, or the numerator of a ratio; “nothing arose” or a dash where nothing arose. Rows without it say nothing.",
    denominator: "The denominator of a ratio.",
    explanation: "What explains the figure; where it is empty, the explanation that stands stays.",
  },
});

const FigureColumnPlace = builder.objectRef<{ column: FigureColumn; head: string }>("FigureColumnPlace").implement({
  description: "Which column of a file holds what.",
  fields: (t) => ({
    column: t.expose("column", { type: figureFileColumns.ColumnEnum, description: "What it holds." }),
    head: t.exposeString("head", { description: "The word of its head." }),
  }),
});

builder.prismaObjectField(UploadedTable, "figureColumns", (t) =>
  t.field({
    type: [FigureColumnPlace],
    description: "Which of its columns are known by their heads, where it is a file of figures.",
    atMost: FIGURE_COLUMNS.length,
    select: { columns: true },
    resolve: ({ columns }) => guessColumns(columns, figureColumns),
  }),
);

const NumberStyleEnum = builder.enumType("NumberStyle", {
  description: "How the numbers of a file are written.",
  values: {
    VIETNAMESE: { description: "1.234,5" },
    ENGLISH: { description: "1,234.5" },
  } satisfies Record<NumberStyle, { description: string }>,
});

const ImportFiguresInput = builder.inputType("ImportFiguresInput", {
  description: "A file of figures for the draft of a report.",
  fields: (t) => ({
    reportId: t.globalID({ required: true, for: Report, description: "Global ID of the report." }),
    tableId: t.globalID({ required: true, for: UploadedTable, description: "The table, as it was sent." }),
    columns: t.field({
      type: [figureFileColumns.ColumnPlaceInput],
      required: true,
      description: "Which columns hold what; those left out are known by their heads.",
    }),
    corrections: t.field({
      type: [figureFileColumns.CorrectionInput],
      required: true,
      description: "Cells that are mended, at most 1,000.",
    }),
    numberStyle: t.field({
      type: NumberStyleEnum,
      description:
        "How its numbers are written; left out, those tell that can be read in one way only. Where none does, numbers that can be read in two ways are told as problems and never guessed.",
    }),
    validOnly: t.boolean({
      required: true,
      description: "Whether rows without problems are taken where others have some; else it is all or nothing.",
    }),
    isPreview: t.boolean({ required: true, description: "Whether only to find out what it would do." }),
  }),
});

builder.mutationField("importFigures", (t) =>
  t.prismaField({
    type: Job,
    description:
      "Asks for a file of figures to be checked, or typed into the draft of a report in one transaction, as a batch that can be undone while it is a draft. A figure that was typed is changed where the file says otherwise. Only for officers of the committee that reports.",
    errors: { types: [ColumnMissingError, ReportSealedError] },
    args: { input: t.arg({ type: ImportFiguresInput, required: true, description: "The import." }) },
    resolve: async (query, _root, { input }, context) => {
      const { reportId, tableId, numberStyle, ...rest } = input;
      const id = await askForFigureImport(
        { ...rest, reportId: rowId(reportId.id), tableId: rowId(tableId.id), numberStyle: numberStyle ?? null },
        context,
      );
      return context.db.job.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
