import { builder } from "../../builder.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";

export const DocumentType = builder.prismaObject("DocumentType", {
  fields: (t) => ({
    code: t.exposeString("code"),
    name: t.exposeString("name"),
    nameEn: t.exposeString("nameEn"),
    isNumbered: t.exposeBoolean("isNumbered"),
  }),
});

export const Document = builder.prismaNode("Document", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.document(context) }),
  fields: (t) => ({
    type: t.relation("type"),
    committee: t.relation("committee", { nullable: true }),
    number: t.exposeInt("number", { nullable: true }),
    year: t.exposeInt("year", { nullable: true }),
    reference: t.exposeString("reference", { nullable: true }),
    issuer: t.exposeString("issuer"),
    issuedOn: t.expose("issuedOn", { type: "Date", nullable: true }),
    subject: t.exposeString("subject"),
    version: t.exposeInt("version"),
  }),
});

builder.queryField("documentTypes", (t) =>
  t.prismaField({
    type: [DocumentType],
    description: "Types of documents, by their abbreviation.",
    atMost: 100,
    resolve: (query, _root, _arguments, context) =>
      context.db.documentType.findMany({
        ...query,
        where: visible.directory(context),
        orderBy: { code: "asc" },
        take: 100,
      }),
  }),
);
