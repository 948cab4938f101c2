import { builder } from "../../builder.ts";
import { fileColumns } from "../access/file-columns.ts";
import { Job } from "../access/job.ts";
import { ColumnMissingError } from "../access/uploaded-table.errors.ts";
import { guessColumns } from "../access/uploaded-table.service.ts";
import { UploadedTable } from "../access/uploaded-table.ts";
import { rowId } from "../row-id.ts";
import { Committee } from "./committee.ts";
import { askForMemberImport, memberColumns } from "./member-import.service.ts";
import { MEMBER_COLUMNS, type MemberColumn } from "./member-plan.ts";

const memberFileColumns = fileColumns<MemberColumn>("Member", {
  description: "What a column of a file of members holds. Nothing else of such a file is kept.",
  columns: {
    unitCode: "The code of the unit whose committee it is; empty for the committee that is chosen.",
    fullName: "The full name of the person.",
    role: "HEAD, STANDING_DEPUTY_HEAD, DEPUTY_HEAD, MEMBER or SECRETARY, or the Vietnamese words for them.",
    position: "The office that the person holds elsewhere.",
    agency: "Name or abbreviation of the agency of that office, one of the unit of the committee.",
    startsOn: "The first day of the term.",
    endsOn: "The last day of the term; empty while no end is set.",
    reference: "Number and symbol of the document that appointed the person, as printed.",
  },
});

const MemberColumnPlace = builder.objectRef<{ column: MemberColumn; head: string }>("MemberColumnPlace").implement({
  description: "Which column of a file holds what.",
  fields: (t) => ({
    column: t.expose("column", { type: memberFileColumns.ColumnEnum, description: "What it holds." }),
    head: t.exposeString("head", { description: "The word of its head." }),
  }),
});

builder.prismaObjectField(UploadedTable, "memberColumns", (t) =>
  t.field({
    type: [MemberColumnPlace],
    description: "Which of its columns are known by their heads, where it is a file of members.",
    atMost: MEMBER_COLUMNS.length,
    select: { columns: true },
    resolve: ({ columns }) => guessColumns(columns, memberColumns),
  }),
);

const ImportMembersInput = builder.inputType("ImportMembersInput", {
  description: "A file of members of one committee or of several.",
  fields: (t) => ({
    committeeId: t.globalID({
      for: Committee,
      description: "The committee of rows that name none; without it, every row names one by the code of its unit.",
    }),
    tableId: t.globalID({ required: true, for: UploadedTable, description: "The table, as it was sent." }),
    columns: t.field({
      type: [memberFileColumns.ColumnPlaceInput],
      required: true,
      description: "Which columns hold what; those left out are known by their heads.",
    }),
    corrections: t.field({
      type: [memberFileColumns.CorrectionInput],
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

builder.mutationField("importMembers", (t) =>
  t.prismaField({
    type: Job,
    description:
      "Asks for a file of members to be checked, or taken over in one transaction, as a batch that can be undone. A person is the same where somebody of that name sits or sat on the same committee; else a new one is made. Only for administrators of the committees.",
    errors: { types: [ColumnMissingError] },
    args: { input: t.arg({ type: ImportMembersInput, required: true, description: "The import." }) },
    resolve: async (query, _root, { input }, context) => {
      const { tableId, committeeId, ...rest } = input;
      const id = await askForMemberImport(
        { ...rest, tableId: rowId(tableId.id), committeeId: committeeId ? rowId(committeeId.id) : null },
        context,
      );
      return context.db.job.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
