import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from "@pothos/core";
import { GraphQLError, type GraphQLFieldResolver } from "graphql";
import type { Context } from "./context.ts";
import { rowId } from "./schema/row-id.ts";

export const MAXIMUM_PAGE = 100;

/** Registers itself under this name; the builder lists it. */
export const connectionsPlugin = "camketConnections" as const;

interface Page {
  edges: ({ cursor: string } | null)[];
  pageInfo: { startCursor?: string | null; endCursor?: string | null };
}

/**
 * A cursor says which list it comes from. Without this a cursor of another list points at a row that only happens to
 * have the same number. A list that is no connection says how many rows it may have.
 */
class ConnectionsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(field: PothosOutputFieldConfig<Types>) {
    const { atMost } = field.pothosOptions;
    if (atMost !== undefined)
      return {
        ...field,
        description: `${field.description} At most ${atMost}.`,
        extensions: { ...field.extensions, rows: atMost },
      };
    if (!("after" in field.args)) return field;
    return {
      ...field,
      argMappers: [
        ...field.argMappers,
        (page: Record<string, unknown>, context: Types["Context"]) => {
          const { locale } = context as Context; // the only context there is
          const strip = (name: string) => {
            const cursor = page[name];
            if (typeof cursor !== "string") return cursor;
            const list = `${this.listName(field)}.`;
            const place = cursor.slice(list.length);
            if (cursor.startsWith(list) && isPlace(place)) return place;
            throw refusal(name, locale, {
              vi: `${name} không phải con trỏ của danh sách này. Dùng endCursor hoặc startCursor của chính danh sách.`,
              en: `${name} is not a cursor of this list. Use the endCursor or startCursor of the same list.`,
            });
          };
          return { ...page, after: strip("after"), before: strip("before") };
        },
      ],
    };
  }

  override wrapResolve(
    resolve: GraphQLFieldResolver<unknown, Types["Context"], object>,
    field: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types["Context"], object> {
    if (!("after" in field.args)) return resolve;
    return async (parent, page, context, info) => {
      const found = (await resolve(parent, page, context, info)) as Page | null; // a field with `after` is a connection
      if (!found) return found;
      const sign = (cursor: string) => `${this.listName(field)}.${cursor}`;
      const signOptional = (cursor: string | null | undefined) => (cursor ? sign(cursor) : cursor);
      return {
        ...found,
        edges: found.edges.map((edge) => edge && { ...edge, cursor: sign(edge.cursor) }),
        pageInfo: {
          ...found.pageInfo,
          startCursor: signOptional(found.pageInfo.startCursor),
          endCursor: signOptional(found.pageInfo.endCursor),
        },
      };
    };
  }

  private listName({ type }: PothosOutputFieldConfig<Types>): string {
    if (type.kind === "List") throw new Error("A connection is no list of connections");
    return this.builder.configStore.getTypeConfig(type.ref).name.replace(/Connection$/, "");
  }
}

/** A row, as Pothos writes it: every list goes by the id of its rows. */
function isPlace(place: string): boolean {
  const [, id] = /^GPC:[NI]:(\d+)$/.exec(Buffer.from(place, "base64").toString()) ?? [];
  return id !== undefined && rowId(id) === Number(id);
}

function refusal(argument: string, locale: Context["locale"], text: Record<Context["locale"], string>) {
  return new GraphQLError(text[locale], { extensions: { code: "BAD_USER_INPUT", argument } });
}

declare global {
  namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      camketConnections: ConnectionsPlugin<Types>;
    }

    interface FieldOptions {
      /** The most rows of a plain list: its description says so, and its cost counts them. */
      atMost?: number;
    }
  }
}

SchemaBuilder.registerPlugin(connectionsPlugin, ConnectionsPlugin);
