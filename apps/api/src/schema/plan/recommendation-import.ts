import { builder } from "../../builder.ts";
import { Job } from "../access/job.ts";
import { ColumnMissingError } from "../access/uploaded-table.errors.ts";
import { UploadedTable } from "../access/uploaded-table.ts";
import { rowId } from "../row-id.ts";
import { MechanismEnum } from "./recommendation.ts";
import { askForRecommendationImport } from "./recommendation-import.service.ts";

const ImportRecommendationsInput = builder.inputType("ImportRecommendationsInput", {
  description: "A list of recommendations, with what it does not say of itself.",
  fields: (t) => ({
    tableId: t.globalID({ required: true, for: UploadedTable, description: "The table, as it was sent." }),
    mechanism: t.field({ type: MechanismEnum, required: true, description: "Who made them." }),
    stateUnderReview: t.string({
      required: true,
      description: 'The State they were made to, in English, at most 100 letters: "Viet Nam".',
    }),
    cycle: t.string({
      description:
        'Cycle of review, at most 20 letters: "4". May be left out where each row of a list of the Universal Periodic Review has its year.',
    }),
    isPreview: t.boolean({ required: true, description: "Whether only to find out what it would do." }),
  }),
});

builder.mutationField("importRecommendations", (t) =>
  t.prismaField({
    type: Job,
    description:
      "Asks for a list of recommendations to be checked, or taken over in one transaction, as a batch that can be undone. What is there under the same number is written anew where the list says otherwise. Only for global administrators.",
    errors: { types: [ColumnMissingError] },
    args: { input: t.arg({ type: ImportRecommendationsInput, required: true, description: "The import." }) },
    resolve: async (query, _root, { input }, context) => {
      const { tableId, cycle, ...rest } = input;
      const id = await askForRecommendationImport(
        { ...rest, tableId: rowId(tableId.id), cycle: cycle ?? null },
        context,
      );
      return context.db.job.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
