import { builder } from "../../builder.ts";
import { Job } from "../access/job.ts";
import { Document } from "../plan/document.ts";
import { rowId } from "../row-id.ts";
import { Level } from "./administrative-unit.ts";
import { Committee } from "./committee.ts";
import { askForEstablishment } from "./committee-establishment.service.ts";

const EstablishCommitteesInput = builder.inputType("EstablishCommitteesInput", {
  description: "Committees for all units of a level that have none on a day.",
  fields: (t) => ({
    level: t.field({ type: Level, required: true, description: "Level of the units." }),
    name: t.string({
      required: true,
      description:
        'Name in Vietnamese, in which {kind} and {name} stand for those of the unit: "Ban Chỉ đạo {kind} {name}".',
    }),
    nameEn: t.string({
      description:
        'Name in English, in which {name} stands for that of the unit; "Human Rights Steering Committee of {name}" without it.',
    }),
    symbol: t.string({ description: 'Symbol used in the numbers of their documents; "BCĐ" without it.' }),
    from: t.field({ type: "Date", required: true, description: "The first day on which they exist." }),
    documentId: t.globalID({ for: Document, description: "The document that establishes them." }),
    underCommitteeId: t.globalID({
      for: Committee,
      description: "The committee under whose unit the units are; without it, those of the whole country.",
    }),
    isPreview: t.boolean({ required: true, description: "Whether only to find out what it would do." }),
  }),
});

builder.mutationField("establishCommittees", (t) =>
  t.prismaField({
    type: Job,
    description:
      "Asks for a committee to be established for every unit of a level that has none, under the committee of the nearest unit above, as a batch that can be undone. Only for administrators of the installation, or of the committee above.",
    errors: {},
    args: { input: t.arg({ type: EstablishCommitteesInput, required: true, description: "The establishment." }) },
    resolve: async (query, _root, { input }, context) => {
      const { nameEn, symbol, documentId, underCommitteeId, ...rest } = input;
      const id = await askForEstablishment(
        {
          ...rest,
          ...(nameEn && { nameEn }),
          ...(symbol && { symbol }),
          documentId: documentId ? rowId(documentId.id) : null,
          underCommitteeId: underCommitteeId ? rowId(underCommitteeId.id) : null,
        },
        context,
      );
      return context.db.job.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
