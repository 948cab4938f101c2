import { queryFromInfo } from "@pothos/plugin-prisma";
import type { GraphQLResolveInfo } from "graphql";
import { z } from "zod";
import type { Context } from "./context.ts";
import { rowId } from "./schema/row-id.ts";

interface GlobalId {
  typename: string;
  id: string;
}

/** How Pothos finds again a row of a type that was made with prismaNode. */
const nodeType = z.object({
  pothosPrismaLoader: z.custom<(context: Context) => Loader>((value) => typeof value === "function"),
});

interface Loader {
  modelName: string;
  findUnique(row: { id: number }, context: Context): object;
}

interface Delegate {
  findMany(query: object): Promise<{ id: number | bigint }[]>;
}

/**
 * The rows with these global IDs, in their order, through the rule of each type on who may see it: one query a type,
 * however many IDs. What is out of reach, absent, or of a type that has no rows is null.
 */
export async function loadNodes(ids: GlobalId[], context: Context, info: GraphQLResolveInfo) {
  const typenames = [...new Set(ids.map(({ typename }) => typename))];
  const found = await Promise.all(typenames.map((typename) => load(typename)));
  const rows = new Map(typenames.map((typename, index) => [typename, found[index]]));
  return ids.map(({ typename, id }) => rows.get(typename)?.get(rowId(id)) ?? null);

  async function load(typename: string) {
    const type = nodeType.safeParse(info.schema.getType(typename)?.extensions).data;
    if (!type) return new Map<number, never>();
    const { modelName, findUnique } = type.pothosPrismaLoader(context);
    const { id: _one, ...rule } = { id: 0, ...findUnique({ id: 0 }, context) };
    const wanted = ids.filter((each) => each.typename === typename).map(({ id }) => rowId(id));
    const query = await queryFromInfo({ context, info, typeName: typename, awaitSelections: true });
    // A client has a delegate for each model, under its name with a small first letter.
    const delegates = context.db as unknown as Record<string, Delegate>;
    const delegate = delegates[modelName.charAt(0).toLowerCase() + modelName.slice(1)];
    const rows = (await delegate?.findMany({ ...query, where: { ...rule, id: { in: wanted } } })) ?? [];
    return new Map(rows.map((row) => [Number(row.id), { ...row, __typename: typename }]));
  }
}
