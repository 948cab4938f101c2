import type { Prisma } from "@camket/prisma";
import { builder } from "../../builder.ts";
import { Committee } from "../committee/committee.ts";
import { connectionOf } from "../connection.ts";
import { words } from "../folded-names.ts";
import { visible } from "../visibility.ts";
import { Document } from "./document.ts";
import { ofCommittee } from "./subtree.ts";

// Apart from document.ts, which committee.ts needs before there are committees.
const [DocumentConnection, DocumentEdge] = connectionOf(Document, "Document");

const DocumentWhere = builder.inputType("DocumentWhere", {
  description: "What documents must match; every condition given must hold.",
  fields: (t) => ({
    committeeId: t.globalID({ for: Committee, description: "The committee that issued them." }),
    underCommitteeId: t.globalID({ for: Committee, description: "Issued by this committee or one under it." }),
    isByOthers: t.boolean({ description: "Whether they are documents of others, which the work rests on." }),
    type: t.string({ description: 'Abbreviation of their type: "KH".' }),
    subject: t.string({ description: "Words of the reference or subject, with or without diacritics." }),
    issuedFrom: t.field({ type: "Date", description: "Issued on this day or later." }),
    issuedTo: t.field({ type: "Date", description: "Issued on this day or earlier." }),
  }),
});

type DocumentFilter = typeof DocumentWhere.$inferInput | null | undefined;

function documentMatches(where: DocumentFilter): Prisma.DocumentWhereInput {
  const { isByOthers, type, subject, issuedFrom, issuedTo } = where ?? {};
  return {
    AND: [
      ofCommittee(where ?? {}),
      typeof isByOthers === "boolean" ? { committeeId: isByOthers ? null : { not: null } } : {},
      type ? { type: { code: type } } : {},
      ...words(subject).map((foldedSubject) => ({ foldedSubject })),
      issuedFrom ? { issuedOn: { gte: issuedFrom } } : {},
      issuedTo ? { issuedOn: { lte: issuedTo } } : {},
    ],
  };
}

const documentOrders = {
  LATEST: [{ issuedOn: { sort: "desc", nulls: "first" } }, { id: "desc" }],
  NUMBER: [{ year: { sort: "desc", nulls: "last" } }, { number: { sort: "asc", nulls: "last" } }, { id: "asc" }],
} satisfies Record<string, Prisma.DocumentOrderByWithRelationInput[]>;

const DocumentOrder = builder.enumType("DocumentOrder", {
  description: "Order of documents.",
  values: {
    LATEST: { description: "Drafts first, then the latest issued." },
    NUMBER: { description: "By the latest year, then by number in the register." },
  } satisfies Record<keyof typeof documentOrders, object>,
});

builder.queryField("documents", (t) =>
  t.prismaConnection(
    {
      type: Document,
      description: "Documents of the committees, and those by others that the work rests on.",
      cursor: "id",
      args: {
        where: t.arg({ type: DocumentWhere, description: "Only documents that match." }),
        orderBy: t.arg({
          type: DocumentOrder,
          required: true,
          defaultValue: "LATEST",
          description: "In which order.",
        }),
      },
      totalCount: (_root, { where }, context) =>
        context.db.document.count({ where: { AND: [visible.document(context), documentMatches(where)] } }),
      resolve: (query, _root, { where, orderBy }, context) =>
        context.db.document.findMany({
          ...query,
          where: { AND: [visible.document(context), documentMatches(where)] },
          orderBy: documentOrders[orderBy],
        }),
    },
    DocumentConnection,
    DocumentEdge,
  ),
);

builder.prismaObjectField(Committee, "documents", (t) =>
  t.relatedConnection(
    "documents",
    {
      cursor: "id",
      totalCount: true,
      description: "Documents it issued or drafts.",
      args: {
        where: t.arg({ type: DocumentWhere, description: "Only documents that match." }),
        orderBy: t.arg({
          type: DocumentOrder,
          required: true,
          defaultValue: "LATEST",
          description: "In which order.",
        }),
      },
      query: ({ where, orderBy }, context) => ({
        where: { AND: [visible.document(context), documentMatches(where)] },
        orderBy: documentOrders[orderBy],
      }),
    },
    DocumentConnection,
    DocumentEdge,
  ),
);
