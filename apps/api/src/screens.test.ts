import {
  type DocumentNode,
  type GraphQLInputType,
  getVariableValues,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  print,
  typeFromAST,
} from "graphql";
import { expect, it } from "vitest";
import { adminOperations } from "../test/admin-operations.ts";
import { limits, measure, ROWS_PER_POINT } from "./cost.ts";
import { POINTS_PER_MINUTE } from "./limits.ts";
import { schema } from "./schema/index.ts";

const screens = Object.entries(adminOperations);

it("finds the operations of the admin", () => {
  expect(screens.length).toBeGreaterThan(80);
});

it.each(screens)("%s of the admin stays far from every limit", (_name, document) => {
  const { depth, aliases, fields, rows } = measureLargest(document);
  expect(depth).toBeLessThanOrEqual(limits.depth - 1);
  expect(aliases).toBeLessThanOrEqual(limits.aliases - 2);
  expect(fields).toBeLessThanOrEqual(limits.fields / 2);
  expect(print(document).length).toBeLessThan(5000); // each token has a letter, and a space or a line of its own
  // A minute pays for eight of the dearest, which opens a whole report.
  expect(rows / ROWS_PER_POINT).toBeLessThanOrEqual(POINTS_PER_MINUTE / 8);
});

function measureLargest(document: DocumentNode) {
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (!operation) throw new Error("A document of the admin has no operation");
  const definitions = operation.variableDefinitions ?? [];
  const variables = definitions.map(({ variable: { name }, type }) => {
    const input = typeFromAST(schema, type);
    if (!isInputType(input)) throw new Error(`${name.value} is no input`);
    return [name.value, largest(input, name.value)];
  });
  const { coerced, errors } = getVariableValues(schema, definitions, Object.fromEntries(variables));
  if (!coerced) throw new Error(errors.join());
  return measure(schema, document, operation, coerced);
}

/** Every page as long as a page may be; of the rest, what its type asks for. */
function largest(type: GraphQLInputType, name: string): unknown {
  if (isNonNullType(type)) return largest(type.ofType, name);
  if (isListType(type)) return [largest(type.ofType, name)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
    return Object.fromEntries(required.map((field) => [field.name, largest(field.type, field.name)]));
  }
  const values: Record<string, unknown> = { Int: limits.first, Float: 1, Boolean: true, Date: "2026-01-01" };
  return values[type.name] ?? "1";
}
