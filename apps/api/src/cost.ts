import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionSetNode,
  visit,
} from "graphql";
import { MAXIMUM_PAGE } from "./connections.ts";

export const ROWS_PER_POINT = 100;
const PAGE_BY_DEFAULT = 20;

export const limits = {
  /** Fields below one another, `edges` and `node` too. */
  depth: 12,
  aliases: 15,
  /** Once every fragment is put where it is spread. */
  fields: 2000,
  first: MAXIMUM_PAGE,
  last: MAXIMUM_PAGE,
  ids: 100,
} as const;

export class LimitPassed extends Error {
  constructor(
    readonly limit: keyof typeof limits,
    readonly asked: number,
  ) {
    super(`${limit} ${asked}`);
  }
}

type Fields = Map<string, [FieldNode, ...FieldNode[]]>;

/**
 * How much an operation asks for, at most: `rows` are those of every page, and those that hang on them. Fields of the
 * schema itself are free. Of the types a field may have, the dearest counts.
 *
 * @throws LimitPassed
 */
export function measure(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
) {
  const measured = { depth: 0, aliases: 0, fields: 0, rows: 0 };
  visit(document, { Field: ({ alias }) => void (alias && measured.aliases++) });
  admit("aliases", measured.aliases);

  const fragments = new Map(
    document.definitions
      .filter((definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  const root = schema.getRootType(operation.operation);
  if (root) measured.rows = rowsBelow(root, [operation.selectionSet], 1, 1, 1);
  return measured;

  /** @param page how long a page is, where the type is a connection */
  function rowsBelow(
    type: GraphQLObjectType,
    selections: SelectionSetNode[],
    parents: number,
    depth: number,
    page: number,
  ): number {
    const selected: Fields = new Map();
    const spread = new Set<string>();
    for (const selection of selections) collect(type, selection, selected, spread);
    let rows = 0;
    const asked = new Map<string, Set<string>>();
    for (const nodes of selected.values()) {
      const [node] = nodes;
      const field = type.getFields()[node.name.value];
      if (!field) continue; // of the schema itself: __typename, __schema
      admit("depth", depth);
      measured.depth = Math.max(measured.depth, depth);
      const named = getNamedType(field.type);
      if (isLeafType(named)) continue;
      const most = rowsOf(field, node, page);
      const times = asked.get(field.name) ?? new Set();
      asked.set(field.name, times.add((node.arguments ?? []).map(print).sort().join()));
      const below = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      const types = isAbstractType(named) ? schema.getPossibleTypes(named) : isObjectType(named) ? [named] : [];
      rows += parents * most.rows;
      const dearest = types.map((each) => rowsBelow(each, below, parents * (most.rows || 1), depth + 1, most.page));
      rows += Math.max(0, ...dearest);
    }
    // Prisma selects a relation of a row only once: asked for with other arguments too, it takes a statement a row.
    const statements = type === root ? 0 : [...asked.values()].reduce((sum, { size }) => sum + size - 1, 0);
    return rows + parents * statements * ROWS_PER_POINT;
  }

  function collect(type: GraphQLObjectType, { selections }: SelectionSetNode, selected: Fields, spread: Set<string>) {
    for (const selection of selections) {
      if (isLeftOut(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        admit("fields", ++measured.fields);
        const key = selection.alias?.value ?? selection.name.value;
        const same = selected.get(key);
        if (same) same.push(selection);
        else selected.set(key, [selection]);
        continue;
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (spread.has(selection.name.value)) continue;
        spread.add(selection.name.value);
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      const condition = fragment?.typeCondition && schema.getType(fragment.typeCondition.name.value);
      const applies =
        !condition || condition === type || (isAbstractType(condition) && schema.isSubType(condition, type));
      if (fragment && applies) collect(type, fragment.selectionSet, selected, spread);
    }
  }

  function isLeftOut(node: SelectionSetNode["selections"][number]) {
    return (
      getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true ||
      getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if === false
    );
  }

  /** How many rows a field returns for one parent, none where it only leads to them. */
  function rowsOf(
    field: GraphQLField<unknown, unknown>,
    node: FieldNode,
    page: number,
  ): { rows: number; page: number } {
    const { first, last, ids }: Record<string, unknown> = getArgumentValues(field, node, variables);
    admit("first", first);
    admit("last", last);
    const { rows } = field.extensions;
    if (Array.isArray(ids)) {
      admit("ids", ids.length);
      return { rows: ids.length, page };
    }
    // A connection takes a statement for each parent, or a part of one, if only to count.
    const size = Number(first ?? last ?? PAGE_BY_DEFAULT);
    if (field.args.some(({ name }) => name === "after")) return { rows: 1, page: size };
    if (field.args.some(({ name }) => name === "first")) return { rows: size, page };
    if (rows === "page") return { rows: page, page };
    if (typeof rows === "number") return { rows, page };
    return { rows: isListType(isNonNullType(field.type) ? field.type.ofType : field.type) ? MAXIMUM_PAGE : 1, page };
  }
}

function admit(limit: keyof typeof limits, asked: unknown) {
  if (typeof asked === "number" && (asked > limits[limit] || asked < 0)) throw new LimitPassed(limit, asked);
}
