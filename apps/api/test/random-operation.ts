import fc, { type Arbitrary } from "fast-check";
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import { globalId } from "./sample-committees.ts";

const DEEPEST = 4;
const DAYS = ["0001-01-01", "0999-12-31", "1969-12-31", "2024-02-29", "2026-06-14", "9999-12-31"];
const WORDS = [
  "",
  " ",
  "\0",
  "a\0b",
  "\ud800",
  "\udfff\ud800",
  "%",
  "_",
  "\\",
  "'",
  '"',
  "{}",
  "a".repeat(6000),
  "đồng nai",
];
const ROWS = [
  0,
  1,
  2,
  3,
  4,
  7,
  999_999,
  2 ** 31 - 1,
  2 ** 31,
  "9".repeat(40),
  -1,
  "0x1",
  "1e3",
  "1.5",
  " 1",
  "a",
  "1:2",
  "",
];

interface Operation {
  query: string;
  variables: Record<string, unknown>;
}

/** Draws the same values for the same seed. */
function drawFrom(seed: number) {
  let drawn = 0;
  return <Value>(values: Arbitrary<Value>): Value => {
    drawn += 1;
    const [value] = fc.sample(values, { seed: seed * 1000 + drawn, numRuns: 1 }) as [Value]; // one run, one value
    return value;
  };
}

/** An operation that the schema allows, with values from the whole range of each type. */
export function randomOperation(schema: GraphQLSchema, seed: number): Operation {
  const draw = drawFrom(seed);
  const variables: Record<string, unknown> = {};
  const declared: string[] = [];
  const isQuery = draw(fc.boolean());
  const root = isQuery ? schema.getQueryType() : schema.getMutationType();
  if (!root) throw new Error("The schema has queries and mutations");
  const nodeTypes = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && type.getInterfaces().some(({ name }) => name === "Node"),
  );
  const body = select(root, 0);
  const head = `${isQuery ? "query" : "mutation"}${declared.length > 0 ? ` (${declared.join(", ")})` : ""}`;
  return { query: `${head} ${body}`, variables };

  function select(type: GraphQLNamedOutputType, depth: number): string {
    if (isAbstractType(type)) {
      const some = fc.subarray([...schema.getPossibleTypes(type)], { minLength: 1, maxLength: 2 });
      return `{ __typename ${draw(some)
        .map((each) => `... on ${each.name} ${select(each, depth)}`)
        .join(" ")} }`;
    }
    if (!isObjectType(type)) throw new Error(`${type.name} has no fields`);
    const fields = Object.values(type.getFields()).filter(
      (field) => depth < DEEPEST || isLeafType(getNamedType(field.type)),
    );
    const some = draw(fc.subarray(fields, { maxLength: Math.min(fields.length, depth === 0 ? 2 : 4) }));
    return `{ __typename ${some.map((field) => fieldText(field, depth)).join(" ")} }`;
  }

  function fieldText(field: GraphQLField<unknown, unknown>, depth: number): string {
    const chosen = field.args.filter((argument) => isNonNullType(argument.type) || draw(fc.boolean()));
    const type = getNamedType(field.type);
    const given = chosen.map((argument) => `${argument.name}: ${argumentText(argument, type.name)}`);
    // Two of one name with other arguments would be no operation.
    const alias = declared.length + depth;
    const below = isLeafType(type) ? "" : ` ${select(type, depth + 1)}`;
    const name = given.length > 0 && draw(fc.nat({ max: 9 })) === 0 ? `a${alias}: ${field.name}` : field.name;
    return `${name}${given.length > 0 ? `(${given.join(", ")})` : ""}${below}`;
  }

  function argumentText({ name, type }: GraphQLArgument, answers: string): string {
    const isCursor = name === "after" || name === "before";
    const value = isCursor ? draw(cursorOf(answers)) : inputFor(type, name === "id" ? answers : name);
    if (draw(fc.boolean())) {
      const literal = literalOf(value, type);
      if (literal !== undefined) return literal;
    }
    const variable = `v${declared.length}`;
    declared.push(`$${variable}: ${type}`);
    variables[variable] = value;
    return `$${variable}`;
  }

  /** Where a page of this connection could begin, or something that only looks so. */
  function cursorOf(connection: string) {
    const places = [
      "GPC:N:1",
      "GPC:N:3",
      "GPC:N:-1",
      "GPC:N:99999999999",
      "GPC:N:x",
      "GPC:S:a",
      "GPC:D:0",
      "GPC:J:[1]",
      "",
    ];
    return fc.constantFrom(...places).map((place) => `${connection.replace(/Connection$/, "")}.${btoa(place)}`);
  }

  /** Mostly of the type that its name speaks of, for a row that may be there; the rest is anything. */
  function idFor(name: string) {
    const names = nodeTypes.map((node) => node.name);
    const meant = names.filter((each) => name.replace(/Ids?$/, "").toLowerCase().endsWith(each.toLowerCase()));
    const row = (typenames: string[], ids: (string | number)[]) =>
      fc
        .tuple(fc.constantFrom(...typenames), fc.constantFrom(...ids))
        .map(([typename, id]) => globalId(typename, { id }));
    return fc.oneof(
      { weight: 8, arbitrary: row(meant.length > 0 ? meant : names, [1, 2, 3, 4, 5]) },
      { weight: 2, arbitrary: row([...names, "Nobody", "__proto__", "Query"], ROWS) },
      { weight: 1, arbitrary: fc.constantFrom(...WORDS, "AAAA", "====", btoa("\0:1"), btoa("Task"), btoa(":1")) },
    );
  }

  function inputFor(type: GraphQLInputType, name: string): unknown {
    if (isNonNullType(type)) return inputFor(type.ofType, name);
    if (isListType(type)) {
      const length = draw(fc.constantFrom(0, 1, 2, 5));
      return Array.from({ length }, () => inputFor(type.ofType, name));
    }
    if (isEnumType(type)) return draw(fc.constantFrom(...type.getValues().map((value) => value.name)));
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(
        (field: GraphQLInputField) => isNonNullType(field.type) || draw(fc.nat({ max: 2 })) === 0,
      );
      return Object.fromEntries(
        fields.map((field) => [
          field.name,
          inputFor(
            field.type,
            field.name === "id" ? (/^[A-Z][a-z]+([A-Z]\w*)Input$/.exec(type.name)?.[1] ?? "id") : field.name,
          ),
        ]),
      );
    }
    switch (type.name) {
      case "Boolean":
        return draw(fc.boolean());
      case "Int":
        if (name === "first" || name === "last") return draw(fc.integer({ min: 0, max: 5 }));
        return draw(fc.oneof(fc.constantFrom(0, 1, -1, 2026, 2 ** 31 - 1, -(2 ** 31)), fc.integer()));
      case "Float":
        return draw(fc.double({ noNaN: true, noDefaultInfinity: true }));
      case "Date":
        return draw(
          fc.oneof(
            fc.constantFrom(...DAYS),
            fc
              .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
              .map((date) => date.toISOString().slice(0, 10)),
          ),
        );
      case "DateTime":
        return draw(
          fc.oneof(
            fc.constantFrom(...DAYS),
            fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
          ),
        );
      case "Decimal":
      case "TypedNumber":
        return draw(
          fc.oneof(
            fc.constantFrom("0", "-0", "9999999999999999.9999", "-9999999999999999.9999", "0.0001", "12.50"),
            fc.integer().map(String),
          ),
        );
      case "ID":
        return draw(idFor(name));
      default:
        return draw(
          fc.oneof(
            fc.constantFrom("a", "dong nai", "KH", "2.1"),
            fc.constantFrom(...WORDS),
            fc.string({ unit: "binary" }),
          ),
        );
    }
  }
}

/** As it is written in a document; undefined where the language has no way to write it. */
function literalOf(value: unknown, type: GraphQLInputType): string | undefined {
  if (isNonNullType(type)) return literalOf(value, type.ofType);
  if (isListType(type) && Array.isArray(value)) {
    const parts = value.map((each) => literalOf(each, type.ofType));
    return parts.includes(undefined) ? undefined : `[${parts.join(", ")}]`;
  }
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    const parts = Object.entries(value as object).map(([name, each]) => {
      const field = fields[name];
      const part = field && literalOf(each, field.type);
      return part && `${name}: ${part}`;
    });
    return parts.includes(undefined) ? undefined : `{ ${parts.join(", ")} }`;
  }
  if (isEnumType(type)) return String(value);
  const text = JSON.stringify(value);
  return /\\ud[89a-f]/i.test(text) ? undefined : text;
}

const SHARDS = [
  "{",
  "}",
  "(",
  ")",
  "...",
  "$v0",
  "@skip",
  "!",
  ":",
  '"',
  '"""',
  "#",
  "\0",
  "\ud800",
  "null",
  "9".repeat(400),
  "on",
];
const MISFITS = [
  null,
  [],
  {},
  [[[]]],
  { __proto__: null },
  2 ** 53,
  -1.5,
  1e300,
  true,
  "",
  "\0",
  "2025-02-30",
  "0000-00-00",
];

/** The same with some of its text cut out or put in, and with values that don't fit where they stand. */
export function malformedOperation(schema: GraphQLSchema, seed: number): Operation {
  const operation = randomOperation(schema, seed);
  const draw = drawFrom(-seed - 1);
  const { query } = operation;
  const variables = Object.fromEntries(
    Object.entries(operation.variables).map(([name, value]) => [
      name,
      draw(fc.boolean()) ? value : draw(fc.constantFrom<unknown>(...MISFITS)),
    ]),
  );
  if (Object.keys(variables).length > 0 && draw(fc.boolean())) return { query, variables };
  const from = draw(fc.nat({ max: query.length }));
  const cut = draw(fc.nat({ max: 12 }));
  const put = draw(fc.oneof(fc.constantFrom(...SHARDS, query), fc.string({ unit: "binary" })));
  return { query: `${query.slice(0, from)}${put}${query.slice(from + cut)}`, variables };
}
