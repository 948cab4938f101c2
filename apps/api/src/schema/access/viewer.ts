import { encodeGlobalID } from "@pothos/plugin-relay";
import { builder } from "../../builder.ts";
import { existsOn, today } from "../../calendar.ts";
import type { Grant, Viewer } from "../../context.ts";
import { Committee } from "../committee/committee.ts";
import { administersCatalogue, canAdminister, visible, withinCommittee } from "../visibility.ts";
import { GrantRoleEnum } from "./grant-terms.ts";

const ViewerGrant = builder.objectRef<Grant>("ViewerGrant").implement({
  description: "A role the viewer holds, and where.",
  fields: (t) => ({
    role: t.expose("role", { type: GrantRoleEnum, description: "The role." }),
    paths: t.exposeStringList("paths", {
      description:
        "Paths of the committees it is held at, and of those they succeeded; an empty path stands for every committee.",
    }),
  }),
});

const MOST_ROLES = 100;

export const ViewerObject = builder.objectRef<Viewer>("Viewer").implement({
  description: "Who is signed in.",
  fields: (t) => ({
    id: t.id({
      description: "Global ID of the user.",
      resolve: ({ userId }) => encodeGlobalID("User", userId),
    }),
    name: t.exposeString("name", { description: "Name to show." }),
    isGlobalAdministrator: t.exposeBoolean("isGlobalAdministrator", {
      description: "Whether the viewer administers the installation: structure, users and rights everywhere.",
    }),
    isProgram: t.exposeBoolean("isProgram", {
      description: "Whether this is a program with a token, which reads and writes nothing.",
    }),
    canAdminister: t.boolean({
      description: "Whether the viewer administers a committee or the installation, and so its users and rights.",
      resolve: (viewer) => canAdminister(viewer),
    }),
    canAdministerCatalogue: t.boolean({
      description: "Whether the viewer keeps the indicators, disaggregations and forms that all committees share.",
      resolve: (viewer) => administersCatalogue(viewer),
    }),
    roles: t.field({
      type: [ViewerGrant],
      description: "The roles held.",
      atMost: MOST_ROLES,
      resolve: ({ grants }) => grants.slice(0, MOST_ROLES),
    }),
    homeCommittee: t.prismaField({
      type: Committee,
      nullable: true,
      description: "The highest committee that exists today at which a role is held; null if there is none.",
      resolve: (query, viewer, _arguments, context) =>
        context.db.committee.findFirst({
          ...query,
          where: {
            AND: [visible.directory(context), existsOn(today()), withinCommittee(viewer)],
          },
          orderBy: { path: "asc" }, // a committee comes before those under it
        }),
    }),
  }),
});

builder.queryField("viewer", (t) =>
  t.field({
    type: ViewerObject,
    nullable: true,
    description: "Who is signed in; null for nobody.",
    resolve: (_root, _arguments, { viewer }) => viewer,
  }),
);
