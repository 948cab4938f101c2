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
