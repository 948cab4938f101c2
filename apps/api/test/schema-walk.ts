import {
  type DocumentNode,
  execute,
  type GraphQLField,
  GraphQLObjectType,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from "graphql";
import type { Context, Viewer } from "../src/context.ts";
import { schema } from "../src/schema/index.ts";

export type Json = Record<string, unknown>;
export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const objectTypes = Object.values(schema.getTypeMap()).filter(isObjectType);
export const queryFields = Object.values(schema.getQueryType()?.getFields() ?? {});
export const isNode = (type: GraphQLObjectType) => type.getInterfaces().some(({ name }) => name === "Node");
export const isConnection = ({ name }: GraphQLObjectType) => name.endsWith("Connection");

export const needsArguments = ({ args }: GraphQLField<unknown, unknown>) =>
  args.some(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined);

/** What a page lists. */
export function nodeOf(connection: GraphQLObjectType): GraphQLObjectType {
  const edge = getNamedType(connection.getFields().edges?.type ?? connection);
  const node = isObjectType(edge) ? getNamedType(edge.getFields().node?.type ?? edge) : edge;
  if (!isObjectType(node)) throw new Error(`${connection.name} lists no rows`);
  return node;
}

/** The connections among the fields of a type. */
export const connectionsOf = (type: GraphQLObjectType) =>
  Object.values(type.getFields()).flatMap((field) => {
    const connection = getNamedType(field.type);
    return isObjectType(connection) && isConnection(connection)
      ? [{ field, connection, node: nodeOf(connection) }]
      : [];
  });
export const rootConnections = connectionsOf(schema.getQueryType() ?? new GraphQLObjectType({ name: "_", fields: {} }));

/** Every field of a type; of the rows it leads to as many levels as asked, and below them their names alone. */
export function selectionOf(type: GraphQLObjectType, levels: number, within: string[] = []): string {
  const named = isNode(type) ? "__typename id" : "__typename";
  if (isNode(type) && levels < 0) return named;
  const fields = Object.values(type.getFields()).map((field) => {
    const below = getNamedType(field.type);
    if (needsArguments(field) || isInterfaceType(below)) return "";
    if (isLeafType(below)) return field.name;
    if (!isObjectType(below) || within.includes(below.name)) return "";
    if (isConnection(below)) return `${field.name}(first: 100) { ${pageOf(below, levels - 1)} }`;
    return isNode(below)
      ? `${field.name} { ${selectionOf(below, levels - 1)} }`
      : `${field.name} { ${selectionOf(below, levels, [...within, below.name])} }`;
  });
  return `${named} ${fields.join(" ")}`;
}

export const pageOf = (connection: GraphQLObjectType, levels: number) =>
  `totalCount pageInfo { hasNextPage endCursor } edges { node { ${selectionOf(nodeOf(connection), levels)} } }`;

/** Sends a document straight to the schema, past the limits of one operation. */
export async function ask(db: Context["db"], document: DocumentNode, viewer: Viewer | null, variables: Json = {}) {
  const request = { id: "1", idempotencyKey: null, payloadHash: "", writes: 0 };
  const contextValue: Context = { db, viewer, locale: "en", cursorSecret: "secret of the tests", request };
  return execute({ schema, document, contextValue, variableValues: variables });
}
