import type { Prisma } from "@camket/prisma";
import { builder } from "../../builder.ts";
import { existsOn, today } from "../../calendar.ts";
import type { Context } from "../../context.ts";
import { VersionConflictError } from "../../errors.ts";
import { Committee } from "../committee/committee.ts";
import { connectionOf } from "../connection.ts";
import { words } from "../folded-names.ts";
import { ofCommittee } from "../plan/subtree.ts";
import { rowId } from "../row-id.ts";
import { administersUser, visible } from "../visibility.ts";
import { GrantExistsError } from "./grant.errors.ts";
import { GrantRoleEnum, GrantTermsInput, termsOf } from "./grant-terms.ts";
import { EmailTakenError, LastAdministratorError } from "./user.errors.ts";
import { addUser, closeUser, renameUser, reopenUser } from "./user.service.ts";

export const User = builder.prismaNode("User", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.user(context) }),
  fields: (t) => ({
    email: t.exposeString("email"),
    name: t.exposeString("name"),
    isGlobalAdministrator: t.exposeBoolean("isGlobalAdministrator"),
    canSignIn: t.boolean({
      description: "Whether a password was set or a provider of identities was used; false until the first sign-in.",
      select: { signInMethods: { select: { id: true }, take: 1 } },
      resolve: ({ signInMethods }) => signInMethods.length > 0,
    }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    closedAt: t.expose("closedAt", { type: "DateTime", nullable: true }),
    version: t.exposeInt("version"),
    viewerCanEdit: t.boolean({
      description:
        "Whether the viewer may rename and close the account: those may who administer every committee at which its user holds or held a role.",
      select: { isGlobalAdministrator: true, grants: { select: { committeePath: true } } },
      resolve: (user, _arguments, { viewer }) => administersUser(viewer, user),
    }),
  }),
});

const [UserConnection, UserEdge] = connectionOf(User, "User");

const UserWhere = builder.inputType("UserWhere", {
  description: "What users must match; every condition given must hold.",
  fields: (t) => ({
    name: t.string({ description: "Words of the name, in any order, with or without diacritics." }),
    email: t.string({ description: "Part of the e-mail address." }),
    committeeId: t.globalID({ for: Committee, description: "Who hold a role today at this committee itself." }),
    underCommitteeId: t.globalID({ for: Committee, description: "Who hold one there or at a committee under it." }),
    role: t.field({ type: GrantRoleEnum, description: "Who hold this role today, there if a committee is given." }),
    isClosed: t.boolean({ description: "Whether the account is closed." }),
    isWithoutRole: t.boolean({ description: "Whether no role is held today." }),
  }),
});

const userOrders = {
  NAME: [{ name: "asc" }, { id: "asc" }],
  LATEST: [{ createdAt: "desc" }, { id: "desc" }],
} satisfies Record<string, Prisma.UserOrderByWithRelationInput[]>;

const UserOrder = builder.enumType("UserOrder", {
  description: "Order of users.",
  values: {
    NAME: { description: "By name, in Vietnamese order." },
    LATEST: { description: "The latest account first." },
  } satisfies Record<keyof typeof userOrders, object>,
});

function usersThatMatch(
  where: typeof UserWhere.$inferInput | null | undefined,
  context: Context,
): Prisma.UserWhereInput {
  const { name, email, committeeId, underCommitteeId, role, isClosed, isWithoutRole } = where ?? {};
  const held = { AND: [visible.grant(context), existsOn(today())] };
  return {
    AND: [
      visible.user(context),
      ...words(name).map((foldedName) => ({ foldedName })),
      email ? { email: { contains: escapeLike(email.toLowerCase()) } } : {},
      committeeId || underCommitteeId || role
        ? {
            grants: { some: { AND: [held, ofCommittee({ committeeId, underCommitteeId }), role ? { role } : {}] } },
          }
        : {},
      typeof isClosed === "boolean" ? { closedAt: isClosed ? { not: null } : null } : {},
      typeof isWithoutRole === "boolean" ? { grants: isWithoutRole ? { none: held } : { some: held } } : {},
    ],
  };
}

/** `contains` takes % and _ as wildcards. */
const escapeLike = (text: string) => text.replace(/[\\%_]/g, "\\$&");

builder.queryField("users", (t) =>
  t.prismaConnection(
    {
      type: User,
      description: "Users who hold or held a role where the viewer administers, and the viewer.",
      cursor: "id",
      args: {
        where: t.arg({ type: UserWhere, description: "Only users that match." }),
        orderBy: t.arg({ type: UserOrder, required: true, defaultValue: "NAME", description: "In which order." }),
      },
      totalCount: (_root, { where }, context) => context.db.user.count({ where: usersThatMatch(where, context) }),
      resolve: (query, _root, { where, orderBy }, context) =>
        context.db.user.findMany({ ...query, where: usersThatMatch(where, context), orderBy: userOrders[orderBy] }),
    },
    UserConnection,
    UserEdge,
  ),
);

const AddUserInput = builder.inputType("AddUserInput", {
  description:
    "A new account. Its user sets a password by a one-time link that the operator makes, or uses a provider.",
  fields: (t) => ({
    email: t.string({ required: true, description: "E-mail address, at most 200 letters." }),
    name: t.string({ required: true, description: "Name to show, at most 200 letters." }),
    grant: t.field({
      type: GrantTermsInput,
      description: "The first role; it may be left out only by those who administer the installation.",
    }),
  }),
});

builder.mutationField("addUser", (t) =>
  t.prismaField({
    type: User,
    description: "Opens an account.",
    errors: { types: [EmailTakenError, GrantExistsError] },
    args: { input: t.arg({ type: AddUserInput, required: true, description: "The account." }) },
    resolve: async (query, _root, { input: { grant, ...input } }, context) => {
      const id = await addUser({ ...input, grant: grant ? termsOf(grant) : null }, context);
      return context.db.user.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const RenameUserInput = builder.inputType("RenameUserInput", {
  description: "What a user is called from now on.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: User, description: "Global ID of the user." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
    name: t.string({ required: true, description: "Name to show, at most 200 letters." }),
  }),
});

builder.mutationField("renameUser", (t) =>
  t.prismaField({
    type: User,
    description: "Changes the name of a user.",
    errors: { types: [VersionConflictError] },
    args: { input: t.arg({ type: RenameUserInput, required: true, description: "The name." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await renameUser({ ...input, id: rowId(input.id.id) }, context);
      return context.db.user.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const CloseUserInput = builder.inputType("CloseUserInput", {
  description: "Whose account ends.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: User, description: "Global ID of the user." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
  }),
});

builder.mutationField("closeUser", (t) =>
  t.prismaField({
    type: User,
    description: "Closes an account and ends its sessions and tokens. What its user did stays.",
    errors: { types: [LastAdministratorError, VersionConflictError] },
    args: { input: t.arg({ type: CloseUserInput, required: true, description: "The account." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await closeUser({ ...input, id: rowId(input.id.id) }, context);
      return context.db.user.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const ReopenUserInput = builder.inputType("ReopenUserInput", {
  description: "Whose account goes on.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: User, description: "Global ID of the user." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
  }),
});

builder.mutationField("reopenUser", (t) =>
  t.prismaField({
    type: User,
    description: "Opens a closed account again. Its tokens stay revoked.",
    errors: { types: [VersionConflictError] },
    args: { input: t.arg({ type: ReopenUserInput, required: true, description: "The account." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await reopenUser({ ...input, id: rowId(input.id.id) }, context);
      return context.db.user.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
