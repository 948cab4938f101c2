import { builder } from "../../builder.ts";
import { columnPlaces } from "../access/file-columns.ts";
import { Job } from "../access/job.ts";
import { ColumnMissingError } from "../access/uploaded-table.errors.ts";
import { UploadedTable } from "../access/uploaded-table.ts";
import { Document } from "../plan/document.ts";
import { rowId } from "../row-id.ts";
import { Level } from "./administrative-unit.ts";
import { Agency } from "./agency.ts";
import { Committee } from "./committee.ts";
import type { MembersOfMerged } from "./hand-over.service.ts";
import type { MappingColumn } from "./mapping-table.ts";
import { askForReorganisation } from "./reorganisation-job.service.ts";
import { unitFileColumns } from "./unit-import.ts";

const mappingFileColumns = columnPlaces<MappingColumn>("Mapping", {
  description: "What a column of a mapping of units holds.",
  columns: {
    oldCode: "The code of the unit that there was.",
    newCode: "The code of the unit that takes over; empty where nobody does.",
    isDivided: 'Whether only a part goes there: "true", "có" or "x".',
  },
});

const MappingTableInput = builder.inputType("MappingTableInput", {
  description: "A file of old and new codes, a row for each pair.",
  fields: (t) => ({
    tableId: t.globalID({ required: true, for: UploadedTable, description: "The table, as it was sent." }),
    columns: t.field({
      type: [mappingFileColumns.ColumnPlaceInput],
      required: true,
      description: "Which columns hold what; those left out are known by their heads: old_code, new_code, old_divided.",
    }),
  }),
});

const MappingRowInput = builder.inputType("MappingRowInput", {
  description: "A unit and one of those that take over from it. A divided unit has a row for each part.",
  fields: (t) => ({
    oldCode: t.string({ required: true, description: "The code of the unit that there was." }),
    newCode: t.string({ description: "The code of the unit that takes over; null where it is abolished." }),
    isDivided: t.boolean({ required: true, description: "Whether only a part of it goes there." }),
  }),
});

const UnitNameTableInput = builder.inputType("UnitNameTableInput", {
  description: "A file that says what units are called, and where they belong.",
  fields: (t) => ({
    tableId: t.globalID({ required: true, for: UploadedTable, description: "The table, as it was sent." }),
    columns: t.field({
      type: [unitFileColumns.ColumnPlaceInput],
      required: true,
      description: "Which columns hold what; those left out are known by their heads.",
    }),
  }),
});

const UnitNameInput = builder.inputType("UnitNameInput", {
  description: "What a unit is called, and where it belongs; what is left out stands as a file says it.",
  fields: (t) => ({
    code: t.string({ required: true, description: "Its code." }),
    level: t.field({ type: Level, description: "Its level." }),
    kind: t.string({ description: 'What it is: "tỉnh", "phường".' }),
    name: t.string({ description: "Its name without the kind." }),
    nameEn: t.string({ description: "Its name in English; the name without diacritics where there is none." }),
    parentCode: t.string({ description: "The code of the unit above it; empty for a province." }),
  }),
});

const CodeCorrectionInput = builder.inputType("CodeCorrectionInput", {
  description: "A new code that the files of the mapping write for another one.",
  fields: (t) => ({
    wrong: t.string({ required: true, description: "What they write." }),
    right: t.string({ required: true, description: "What they mean." }),
  }),
});

const MembersOfMergedEnum = builder.enumType("MembersOfMerged", {
  description: "What becomes of the members of a committee that is dissolved.",
  values: {
    END: { description: "Their terms end; the committee that takes over appoints its own." },
    CARRY_OVER: {
      description:
        "Their terms go on in the committee that takes over; where several had a head, none of them is the head.",
    },
  } satisfies Record<MembersOfMerged, { description: string }>,
});

const DecisionInput = builder.inputType("ReorganisationDecisionInput", {
  description: "What was decided of one committee that is dissolved; what is left out follows the rules.",
  fields: (t) => ({
    committeeId: t.globalID({ required: true, for: Committee, description: "The committee." }),
    responsibleUnitCode: t.string({
      description:
        "Who answers for the work that it leaves: the code of the unit of one of its successors, or of a committee above all of them.",
    }),
    members: t.field({
      type: MembersOfMergedEnum,
      description: "What becomes of its members, where one committee takes over the whole of it.",
    }),
  }),
});

const NewAgencyInput = builder.inputType("NewAgencyInput", {
  description: "An agency that is established.",
  fields: (t) => ({
    name: t.string({ required: true, description: "Official name in Vietnamese, at most 200 letters." }),
    nameEn: t.string({ description: "Name in English, at most 200 letters; the Vietnamese one without it." }),
    abbreviation: t.string({ required: true, description: "Abbreviation in official use, at most 20 letters." }),
    unitCode: t.string({
      description:
        "The code of the unit it belongs to; without it, that of the first that end, or what that unit became.",
    }),
  }),
});

const AgencyLineInput = builder.inputType("AgencyLineInput", {
  description: "Agencies that end, and what takes over from them. One that stands in several rows is divided.",
  fields: (t) => ({
    fromIds: t.globalIDList({ required: true, for: Agency, description: "The agencies, at most 100." }),
    toId: t.globalID({ for: Agency, description: "The agency that takes over and goes on." }),
    to: t.field({
      type: NewAgencyInput,
      description:
        "The agency that is established in their place; without this and `toId`, they end without a successor.",
    }),
  }),
});

const ReorganiseInput = builder.inputType("ReorganiseInput", {
  description:
    "Which units end from a day on, and which take over from them. A row by hand stands for all that the files say of its old code.",
  fields: (t) => ({
    subject: t.string({ required: true, description: "What it is about, in Vietnamese, at most 300 letters." }),
    effectiveOn: t.field({ type: "Date", required: true, description: "First day on which it applies." }),
    documentId: t.globalID({ for: Document, description: "The document that orders it." }),
    mappingTables: t.field({ type: [MappingTableInput], required: true, description: "Files of codes, at most 10." }),
    mapping: t.field({ type: [MappingRowInput], required: true, description: "Rows by hand, at most 1,000." }),
    nameTables: t.field({ type: [UnitNameTableInput], required: true, description: "Files of names, at most 10." }),
    names: t.field({ type: [UnitNameInput], required: true, description: "Names by hand, at most 1,000." }),
    codeCorrections: t.field({
      type: [CodeCorrectionInput],
      required: true,
      description: "New codes that are written wrong, at most 1,000.",
    }),
    endedLevels: t.field({
      type: [Level],
      required: true,
      description: "Levels that end altogether: units of them without a row are abolished.",
    }),
    othersStay: t.boolean({
      required: true,
      description:
        "Whether a unit without a row stays as it is; else each one of a level that is mapped is a problem, as befits a mapping of the whole country.",
    }),
    agencies: t.field({
      type: [AgencyLineInput],
      required: true,
      defaultValue: [],
      description:
        "What becomes of agencies, at most 1,000 rows. Those of units that end and stand in no row follow their unit. Agencies alone are rearranged by whoever administers the committees of their units.",
    }),
    decisions: t.field({
      type: [DecisionInput],
      required: true,
      defaultValue: [],
      description: "What was decided of single committees that are dissolved, at most 1,000.",
    }),
    membersOfMerged: t.field({
      type: MembersOfMergedEnum,
      required: true,
      defaultValue: "END",
      description: "What becomes of the members of committees that are joined, where no decision says otherwise.",
    }),
    isPreview: t.boolean({ required: true, description: "Whether only to find out what it would do." }),
  }),
});

const tableOf = <Column extends MappingColumn | string>({
  tableId,
  columns,
}: {
  tableId: { id: string };
  columns: { column: Column; head: string }[];
}) => ({
  tableId: rowId(tableId.id),
  columns,
});

builder.mutationField("reorganise", (t) =>
  t.prismaField({
    type: Job,
    description:
      "Asks for a reorganisation to be tried, or done in one transaction, as a batch that can be undone: units, and with them their committees, members and work.",
    errors: { types: [ColumnMissingError] },
    args: { input: t.arg({ type: ReorganiseInput, required: true, description: "The reorganisation." }) },
    resolve: async (query, _root, { input }, context) => {
      const { documentId, mappingTables, mapping, nameTables, agencies, decisions, ...rest } = input;
      const id = await askForReorganisation(
        {
          ...rest,
          documentId: documentId ? rowId(documentId.id) : null,
          mappingTables: mappingTables.map(tableOf),
          mapping: mapping.map(({ newCode, ...row }) => ({ ...row, newCode: newCode ?? null })),
          nameTables: nameTables.map(tableOf),
          agencies: agencies.map(({ fromIds, toId, to }) => ({
            fromIds: fromIds.map(({ id }) => rowId(id)),
            toId: toId ? rowId(toId.id) : null,
            to: to ?? null,
          })),
          decisions: decisions.map(({ committeeId, responsibleUnitCode, members }) => ({
            committeeId: rowId(committeeId.id),
            responsibleUnitCode: responsibleUnitCode ?? null,
            members: members ?? null,
          })),
        },
        context,
      );
      return context.db.job.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
