import { builder } from "../../builder.ts";
import { connectionOf } from "../connection.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";

export const Group = builder.prismaNode("Group", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.directory(context) }),
  fields: (t) => ({
    code: t.exposeString("code"),
    name: t.exposeString("name"),
    nameEn: t.exposeString("nameEn"),
    description: t.exposeString("description"),
    descriptionEn: t.exposeString("descriptionEn"),
  }),
});

const [GroupConnection, GroupEdge] = connectionOf(Group, "Group");

builder.queryField("groups", (t) =>
  t.prismaConnection(
    {
      type: Group,
      description: "Groups of rights-holders, in their usual order.",
      cursor: "id",
      totalCount: (_root, _arguments, context) => context.db.group.count({ where: visible.directory(context) }),
      resolve: (query, _root, _arguments, context) =>
        context.db.group.findMany({
          ...query,
          where: visible.directory(context),
          orderBy: [{ position: "asc" }, { id: "asc" }],
        }),
    },
    GroupConnection,
    GroupEdge,
  ),
);
