import { builder } from "../../builder.ts";
import { Committee } from "../committee/committee.ts";
import { connectionOf } from "../connection.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";
import { TooManyTokensError } from "./api-token.errors.ts";
import { createApiToken, makesTokens, revokeApiToken } from "./api-token.service.ts";
import { ViewerObject } from "./viewer.ts";

const ApiToken = builder.prismaNode("ApiToken", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.apiToken(context) }),
  fields: (t) => ({
    name: t.exposeString("name"),
    prefix: t.exposeString("prefix"),
    committee: t.relation("committee", { nullable: true }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    expiresAt: t.expose("expiresAt", { type: "DateTime" }),
    lastUsedAt: t.expose("lastUsedAt", { type: "DateTime", nullable: true }),
    revokedAt: t.expose("revokedAt", { type: "DateTime", nullable: true }),
  }),
});

const [ApiTokenConnection, ApiTokenEdge] = connectionOf(ApiToken, "ApiToken");

builder.objectFields(ViewerObject, (t) => ({
  canCreateTokens: t.boolean({
    description: "Whether the viewer may make tokens for programs.",
    resolve: (_viewer, _arguments, context) => makesTokens(context),
  }),
  tokens: t.prismaConnection(
    {
      type: ApiToken,
      description: "The viewer's own tokens, revoked and expired ones too, the latest first.",
      cursor: "id",
      totalCount: (_viewer, _arguments, context) => context.db.apiToken.count({ where: visible.apiToken(context) }),
      resolve: (query, _viewer, _arguments, context) =>
        context.db.apiToken.findMany({ ...query, where: visible.apiToken(context), orderBy: { id: "desc" } }),
    },
    ApiTokenConnection,
    ApiTokenEdge,
  ),
}));

interface NewApiToken {
  id: number;
  token: string | null;
}

const NewApiTokenObject = builder.objectRef<NewApiToken>("NewApiToken").implement({
  description: "A token that was just made.",
  fields: (t) => ({
    token: t.exposeString("token", {
      nullable: true,
      description:
        "The token itself, for the header Authorization: Bearer. It is shown this once and kept nowhere; null where the same request was answered before.",
    }),
    apiToken: t.prismaField({
      type: ApiToken,
      description: "What is kept of it.",
      resolve: (query, { id }, _arguments, { db }) => db.apiToken.findUniqueOrThrow({ ...query, where: { id } }),
    }),
  }),
});

const CreateApiTokenInput = builder.inputType("CreateApiTokenInput", {
  description: "A token with which a program reads in the viewer's name.",
  fields: (t) => ({
    name: t.string({ required: true, description: "What it is for, at most 100 letters." }),
    committeeId: t.globalID({
      for: Committee,
      description: "Narrows it to this committee and those under it; leave out for all that the viewer may read.",
    }),
    expiresOn: t.field({ type: "Date", required: true, description: "The day it ends, at most 365 days from today." }),
  }),
});

builder.mutationField("createApiToken", (t) =>
  t.field({
    type: NewApiTokenObject,
    description: "Makes a token. It reads what both it and its owner may read when it is used, and writes nothing.",
    errors: { types: [TooManyTokensError] },
    args: { input: t.arg({ type: CreateApiTokenInput, required: true, description: "The token." }) },
    resolve: (_root, { input }, context) =>
      createApiToken({ ...input, committeeId: input.committeeId ? rowId(input.committeeId.id) : null }, context),
  }),
);

const RevokeApiTokenInput = builder.inputType("RevokeApiTokenInput", {
  description: "Which token ends.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: ApiToken, description: "Global ID of the token." }),
  }),
});

builder.mutationField("revokeApiToken", (t) =>
  t.prismaField({
    type: ApiToken,
    description: "Ends a token of the viewer's at once.",
    errors: {},
    args: { input: t.arg({ type: RevokeApiTokenInput, required: true, description: "The token." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await revokeApiToken(rowId(input.id.id), context);
      return context.db.apiToken.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
