import type { TadaDocumentNode } from "@camket/schema";
import { type GraphQLInputType, getNamedType, getNullableType, isInputObjectType, isListType, parse } from "graphql";
import { expect, it } from "vitest";
import { holderOfEveryRole } from "../../test/sample-committees.ts";
import { isObject, type Json } from "../../test/schema-walk.ts";
import { openTestApi } from "../../test/test-api.ts";
import { absent } from "../../test/verdicts.ts";
import { accessVerdicts } from "./access/verdicts.ts";
import { committeeVerdicts } from "./committee/verdicts.ts";
import { schema } from "./index.ts";
import { planVerdicts } from "./plan/verdicts.ts";
import { reportVerdicts } from "./report/verdicts.ts";

const api = await openTestApi();
const people = api.as(holderOfEveryRole);

/** An input of each mutation, of rows that are not there. */
const inputs = new Map(
  [accessVerdicts, committeeVerdicts, planVerdicts, reportVerdicts].flatMap(({ mutations }) =>
    Object.entries(mutations).map(([title, { on, input }]) => [
      title.split(" ", 1).join(),
      input(on ? absent(on.type) : "", 0),
    ]),
  ),
);

/** The paths of the texts in an input, as far as it has the lists in which they stand. */
function textsIn(type: GraphQLInputType, value: unknown, path: string[] = []): string[][] {
  const bare = getNullableType(type);
  if (isListType(bare))
    return Array.isArray(value) && value.length > 0 ? textsIn(bare.ofType, value[0], [...path, "0"]) : [];
  if (!isInputObjectType(bare)) return bare.toString() === "String" ? [path] : [];
  return Object.values(bare.getFields()).flatMap((field) =>
    textsIn(field.type, isObject(value) ? value[field.name] : undefined, [...path, field.name]),
  );
}

const withText = (value: unknown, [at, ...below]: string[], text: string): unknown => {
  if (at === undefined) return text;
  if (Array.isArray(value))
    return value.map((each, index) => (String(index) === at ? withText(each, below, text) : each));
  return { ...(isObject(value) && value), [at]: withText(isObject(value) ? value[at] : undefined, below, text) };
};

async function refusals(mutation: string, path: string[], text: string): Promise<string[]> {
  const type = getNamedType(schema.getMutationType()?.getFields()[mutation]?.args[0]?.type);
  const document = parse(`mutation ($input: ${type}!) {
    result: ${mutation}(input: $input) { ... on InvalidInputError { fields { path code } } }
  }`) as TadaDocumentNode<{ result: { fields?: { path: string; code: string }[] } }, { input: Json }>; // as the schema has it
  const input = withText(inputs.get(mutation), path, text) as Json; // an input is an object
  const { data, errors } = await people.execute(document, { input });
  return data?.result.fields?.map((field) => `${field.path} ${field.code}`) ?? [JSON.stringify(errors ?? "done")];
}

/** What has a pattern of its own, is asked for by administrators with a file, or only compared with what is there. */
const NO_PROSE = [
  /[ .](code|email|head|search|fileName|channel|kind|oldCode|newCode|parentCode|right|wrong)$/,
  /^(addPlanSection|editPlanSection|addTask|editTask) number$/,
  /^(importUnits|importMembers|importFigures) corrections\.0\.value$/,
  /^reorganise names\./,
];

/** They look for a row that isn't there before they read what is written. */
const LOOKS_FIRST =
  /^(establishCommittees|reviseIndicator|reviseDisaggregation|reviseReportTemplate|openRound|editRound) /;

const texts = [...inputs].flatMap(([mutation, input]) => {
  const type = schema.getMutationType()?.getFields()[mutation]?.args[0]?.type;
  return (type ? textsIn(type, input) : []).flatMap((path) => {
    const name = `${mutation} ${path.join(".")}`;
    return NO_PROSE.some((pattern) => pattern.test(name)) || LOOKS_FIRST.test(name) ? [] : [{ name, mutation, path }];
  });
});

it("is refused in every field of every mutation where it has the number of an identity card", async () => {
  const taken: string[] = [];
  for (const { name, mutation, path } of texts) {
    const told = await refusals(mutation, path, "Nguyễn Văn A, 038199012345");
    if (!told.some((refusal) => refusal.endsWith(" IDENTITY_NUMBER"))) taken.push(`${name}: ${told}`);
  }
  expect(texts.length).toBeGreaterThan(60);
  expect(taken).toEqual([]);
});

it.each(["a lone surrogate \ud800", "a NUL \0"])("is refused by name where it has %s", async (text) => {
  const [told] = await refusals("returnReport", ["reason"], text);
  expect(told).toMatch(/"code":"BAD_USER_INPUT"/);
  expect(told).toContain("half a character");
});
