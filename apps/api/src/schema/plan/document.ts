import { builder } from "../../builder.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";

builder.prismaObject("DocumentType", {
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
    reference: t.exposeString("reference", { nullable: true }),
    issuer: t.exposeString("issuer"),
    issuedOn: t.expose("issuedOn", { type: "Date", nullable: true }),
    subject: t.exposeString("subject"),
    version: t.exposeInt("version"),
  }),
});
