import type { Prisma } from "@camket/prisma";
import { builder } from "../../builder.ts";
import { existsOn } from "../../calendar.ts";
import { VersionConflictError } from "../../errors.ts";
import { Committee } from "../committee/committee.ts";
import { connectionOf } from "../connection.ts";
import { rowId } from "../row-id.ts";
import { administers, visible } from "../visibility.ts";
import { GrantExistsError } from "./grant.errors.ts";
import { endGrant, grantRole } from "./grant.service.ts";
import { GrantRoleEnum, GrantTermsInput, termsOf } from "./grant-terms.ts";
import { User } from "./user.ts";

export const Grant = builder.prismaNode("Grant", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.grant(context) }),
  fields: (t) => ({
    user: t.relation("user", { type: User }),
    committee: t.relation("committee"),
    role: t.expose("role", { type: GrantRoleEnum }),
    agency: t.relation("agency", { nullable: true }),
    validFrom: t.expose("validFrom", { type: "Date" }),
    validTo: t.expose("validTo", { type: "Date", nullable: true }),
    version: t.exposeInt("version"),
    viewerCanEnd: t.boolean({
      description: "Whether the viewer may end it.",
      select: { committeePath: true },
      resolve: ({ committeePath }, _arguments, { viewer }) => administers(viewer, committeePath),
    }),
  }),
});

const [GrantConnection, GrantEdge] = connectionOf(Grant, "Grant");

const inOrder = [{ validFrom: "desc" }, { id: "desc" }] satisfies Prisma.GrantOrderByWithRelationInput[];

builder.prismaObjectField(User, "grants", (t) =>
  t.relatedConnection(
    "grants",
    {
      cursor: "id",
      totalCount: true,
      description: "Roles held, where the viewer may know of them; the latest first.",
      args: { asOf: t.arg({ type: "Date", description: "Only the roles held on this day." }) },
      query: ({ asOf }, context) => ({ where: { AND: [visible.grant(context), existsOn(asOf)] }, orderBy: inOrder }),
    },
    GrantConnection,
    GrantEdge,
  ),
);

builder.prismaObjectField(Committee, "grants", (t) =>
  t.relatedConnection(
    "grants",
    {
      cursor: "id",
      totalCount: true,
      description: "Roles held at this committee itself, where the viewer may know of them; the latest first.",
      args: { asOf: t.arg({ type: "Date", description: "Only the roles held on this day." }) },
      query: ({ asOf }, context) => ({ where: { AND: [visible.grant(context), existsOn(asOf)] }, orderBy: inOrder }),
    },
    GrantConnection,
    GrantEdge,
  ),
);

const GrantRoleInput = builder.inputType("GrantRoleInput", {
  description: "A role for somebody who has an account.",
  fields: (t) => ({
    email: t.string({ required: true, description: "E-mail address of the account." }),
    terms: t.field({ type: GrantTermsInput, required: true, description: "The role." }),
  }),
});

builder.mutationField("grantRole", (t) =>
  t.prismaField({
    type: Grant,
    description: "Gives a user a role at a committee that the viewer administers. It ends the user's sessions.",
    errors: { types: [GrantExistsError] },
    args: { input: t.arg({ type: GrantRoleInput, required: true, description: "The role." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await grantRole({ email: input.email, ...termsOf(input.terms) }, context);
      return context.db.grant.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const EndGrantInput = builder.inputType("EndGrantInput", {
  description: "When a role ends.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: Grant, description: "Global ID of the grant." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
    validTo: t.field({
      type: "Date",
      required: true,
      description: "First day on which it no longer holds; on its first day or before, it is taken away altogether.",
    }),
  }),
});

builder.mutationField("endGrant", (t) =>
  t.prismaField({
    type: User,
    description: "Ends a role. Answers the user who holds it, whose sessions end.",
    errors: { types: [GrantExistsError, VersionConflictError] },
    args: { input: t.arg({ type: EndGrantInput, required: true, description: "The end." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await endGrant({ ...input, id: rowId(input.id.id) }, context);
      return context.db.user.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
