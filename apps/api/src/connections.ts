import { createHmac, timingSafeEqual } from "node:crypto";
import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from "@pothos/core";
import { GraphQLError, type GraphQLFieldResolver } from "graphql";
import type { Context } from "./context.ts";

export const MAXIMUM_PAGE = 100;

/** Registers itself under this name; the builder lists it. */
export const connectionsPlugin = "camketConnections" as const;

interface Page {
  edges: ({ cursor: string } | null)[];
  pageInfo: { startCursor?: string | null; endCursor?: string | null };
}

/**
 * A cursor says which list it comes from: one of another list would point at a row that only happens to have the same
 * number. It is signed for its viewer, since Prisma goes on from any row: one made up for a hidden row would tell where
 * that row stands among the others, and so what it holds. A list that is no connection says how many rows it may have.
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
          const { locale, ...signer } = context as Context; // the only context there is
          const strip = (name: string) => {
            const cursor = page[name];
            if (typeof cursor !== "string") return cursor;
            const [, inner = ""] = cursor.split(".");
            if (isSame(cursor, signCursor(this.listName(field), inner, signer))) return inner;
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
      const signed = (cursor: string) => signCursor(this.listName(field), cursor, context as Context); // likewise
      const signedIfAny = (cursor: string | null | undefined) => (cursor ? signed(cursor) : cursor);
      return {
        ...found,
        edges: found.edges.map((edge) => edge && { ...edge, cursor: signed(edge.cursor) }),
        pageInfo: {
          ...found.pageInfo,
          startCursor: signedIfAny(found.pageInfo.startCursor),
          endCursor: signedIfAny(found.pageInfo.endCursor),
        },
      };
    };
  }

  private listName({ type }: PothosOutputFieldConfig<Types>): string {
    if (type.kind === "List") throw new Error("A connection is no list of connections");
    return this.builder.configStore.getTypeConfig(type.ref).name.replace(/Connection$/, "");
  }
}

/** The cursor that a list gives to its viewer for Prisma's own. */
export function signCursor(
  list: string,
  cursor: string,
  { cursorSecret, viewer }: Pick<Context, "cursorSecret" | "viewer">,
): string {
  const signature = createHmac("sha256", cursorSecret)
    .update(`${viewer?.userId} ${list} ${cursor}`)
    .digest("base64url");
  return `${list}.${cursor}.${signature.slice(0, 16)}`;
}

function isSame(cursor: string, signed: string): boolean {
  const [given, expected] = [Buffer.from(cursor), Buffer.from(signed)];
  return given.length === expected.length && timingSafeEqual(given, expected);
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
