import type { ObjectRef } from "@pothos/core";
import { builder } from "../builder.ts";

type SchemaTypes = (typeof builder)["$inferSchemaTypes"];

/** The one connection and edge of a type, shared by every field that lists it. */
export function connectionOf<Shape>(type: ObjectRef<SchemaTypes, Shape>, name: string) {
  const edge = builder.edgeObject({ type, name: `${name}Edge`, description: `One ${name} on a page.` });
  const connection = builder.connectionObject(
    { type, name: `${name}Connection`, description: `A page of rows of ${name}.` },
    edge,
  );
  return [connection, edge] as const;
}

interface Page<Cursor> {
  take: number;
  skip: number;
  cursor?: Cursor;
}

/**
 * What a list is asked for, as its page and what is selected of its rows: two statements, of which the first finds the
 * rows. In one, PostgreSQL joins all that hangs on every row of the list before it sorts and cuts, where no index has the
 * order; and Prisma loads the whole of every list inside a page that begins after a cursor.
 */
export function pageAndSelection<Cursor extends object, Selection extends object>({
  take,
  skip,
  cursor,
  ...selection
}: Page<Cursor> & Selection) {
  return [{ take, skip, ...(cursor && { cursor }) }, selection] as const;
}
