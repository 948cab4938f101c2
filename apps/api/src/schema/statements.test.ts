import { loadSample } from "@camket/prisma/sample";
import type { TadaDocumentNode } from "@camket/schema";
import {
  type GraphQLField,
  type GraphQLOutputType,
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
} from "graphql";
import { describe, expect, it } from "vitest";
import { holderOfEveryRole } from "../../test/sample-committees.ts";
import { openTestApi } from "../../test/test-api.ts";
import { schema } from "./index.ts";

const api = await openTestApi();
await loadSample(api.url, () => {});
const everyone = api.as(holderOfEveryRole);

type Fields = Record<string, GraphQLField<unknown, unknown>>;

const isConnection = (type: GraphQLOutputType) => getNamedType(type).name.endsWith("Connection");
const fieldsOf = (type: GraphQLOutputType): Fields => {
  const named = getNamedType(type);
  return isObjectType(named) ? named.getFields() : {};
};
const needsArguments = ({ args }: GraphQLField<unknown, unknown>) =>
  args.some(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined);

const nodeOf = (connection: GraphQLOutputType) => fieldsOf(fieldsOf(connection).edges?.type ?? connection).node?.type;

const rootConnections = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
  (field) => isConnection(field.type) && !needsArguments(field),
);

/** Every relation of every type that a root connection lists: connections, lists of rows and single rows. */
const relations = rootConnections.flatMap((root) =>
  Object.values(fieldsOf(nodeOf(root.type) ?? root.type))
    .filter((field) => isObjectType(getNamedType(field.type)) && !needsArguments(field))
    .map((relation) => ({ root, relation, name: `${root.name} → ${relation.name}` })),
);

const selection = ({ name, type }: GraphQLField<unknown, unknown>) =>
  isConnection(type) ? `${name}(first: 3) { totalCount edges { node { __typename } } }` : `${name} { __typename }`;

interface Page {
  edges: { node: Record<string, unknown> }[];
}

async function read(text: string) {
  const document = parse(text) as TadaDocumentNode<Record<string, Page>, Record<string, never>>; // typed by the test
  let page: Page | undefined;
  const statements = await api.statementsOf(async () => {
    [page] = Object.values(await everyone.run(document, {}));
  });
  return { rows: page?.edges ?? [], statements: statements.length };
}

/** Lists of tens of thousands whose page is found before its rows are joined: one statement more. */
const foundFirst = new Set(["expectations", "reportingRounds", "reports"]);

/** What takes more, or one more where there is something to name. */
const wide = new Map([
  // The rules of a page of reports are looked at with their forms, a statement for each table of these.
  ["reports → review", 20],
  // The page, its rows, who is to be named of them, and their names.
  ["reportingRounds → awaited", 5],
  ["reportingRounds → declaredMissing", 5],
]);

describe("every root connection", () => {
  it.each(rootConnections.map((field) => [field.name]))(
    "%s takes as few statements as it can: the page and its count",
    async (name) => {
      const most = foundFirst.has(name) ? 3 : 2;
      const page = (first: number) => read(`{ ${name}(first: ${first}) { totalCount edges { node { __typename } } } }`);
      expect((await page(1)).statements).toBe(most);
      expect((await page(100)).statements).toBe(most);
    },
  );
});

describe("every relation", () => {
  it.each(relations.map(({ name, root, relation }) => [name, root, relation] as const))(
    "%s takes as many statements for a page of parents as for one",
    async (name, root, relation) => {
      const page = (first: number) =>
        read(`{ ${root.name}(first: ${first}) { edges { node { ${selection(relation)} } } } }`);
      const [one, many] = [await page(1), await page(100)];
      const most = wide.get(name);
      if (most === undefined) expect(many.statements).toBe(one.statements);
      expect(many.statements).toBeLessThanOrEqual(most ?? (foundFirst.has(root.name) ? 4 : 3));
    },
  );

  it("has a maximum, if it is a list", () => {
    const unbounded = relations.filter(({ relation }) => {
      const type = isNonNullType(relation.type) ? relation.type.ofType : relation.type;
      return isListType(type) && !/(at most|the first) \d+/i.test(relation.description ?? "");
    });
    expect(unbounded.map(({ name }) => name)).toEqual([]);
  });
});
