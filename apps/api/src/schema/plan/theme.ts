import { builder } from "../../builder.ts";
import { connectionOf } from "../connection.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";

export const Theme = builder.prismaNode("Theme", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.directory(context) }),
  fields: (t) => ({
    code: t.exposeString("code"),
    name: t.exposeString("name"),
    nameEn: t.exposeString("nameEn"),
    description: t.exposeString("description"),
    descriptionEn: t.exposeString("descriptionEn"),
    sdgs: t.exposeIntList("sdgs"),
  }),
});

const [ThemeConnection, ThemeEdge] = connectionOf(Theme, "Theme");

builder.queryField("themes", (t) =>
  t.prismaConnection(
    {
      type: Theme,
      description: "Fields of rights, in their usual order.",
      cursor: "id",
      totalCount: (_root, _arguments, context) => context.db.theme.count({ where: visible.directory(context) }),
      resolve: (query, _root, _arguments, context) =>
        context.db.theme.findMany({
          ...query,
          where: visible.directory(context),
          orderBy: [{ position: "asc" }, { id: "asc" }],
        }),
    },
    ThemeConnection,
    ThemeEdge,
  ),
);
