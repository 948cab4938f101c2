import { graphql } from "@camket/schema";
import { expect, it } from "vitest";
import { globalId, sampleCommittees } from "../../test/sample-committees.ts";
import { inDays, text } from "../../test/sample-plans.ts";
import { openTestApi } from "../../test/test-api.ts";
import type { Viewer } from "../context.ts";
import { loadViewer } from "../sign-in/viewer.ts";

const api = await openTestApi();
const sample = await sampleCommittees(api.db);
const administrator = await api.db.user.create({
  data: {
    email: "quantri@camket.example",
    name: "Quản trị",
    grants: { create: { committeeId: sample.dongNai.id, role: "ADMINISTRATOR", validFrom: inDays(-10) } },
  },
  include: { grants: true },
});
const viewer = async (): Promise<Viewer | null> => loadViewer(api.db, administrator.id);

const End = graphql(`
  mutation End($input: EndMembershipInput!) {
    endMembership(input: $input) { __typename ... on DomainError { code } ... on Membership { endsOn version } }
  }
`);
const Create = graphql(`
  mutation Create($input: CreatePersonInput!) {
    createPerson(input: $input) { __typename ... on Person { id name } ... on DomainError { code } }
  }
`);

const entriesOf = (model: string, rowId: number, action: "INSERT" | "UPDATE") =>
  api.db.auditEntry.count({ where: { model, rowId, action } });

it("of 50 who end one term at once, one does, and the history tells of one change", async () => {
  const [member] = sample.members;
  if (!member) throw new Error("It was just appointed");
  const people = api.as(await viewer());
  const input = (index: number) => ({
    id: globalId("Membership", member),
    expectedVersion: 1,
    endsOn: text(inDays(-index)),
  });
  const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => people.run(End, { input: input(index) })));

  const won = answers.filter(({ endMembership }) => endMembership.__typename === "Membership");
  const lost = answers.filter(({ endMembership }) => endMembership.__typename === "VersionConflictError");
  expect([won.length, lost.length]).toEqual([1, 49]);
  expect(await entriesOf("Membership", member.id, "UPDATE")).toBe(1);
  const kept = await api.db.membership.findUniqueOrThrow({ where: { id: member.id } });
  expect(won[0]?.endMembership).toMatchObject({ version: 2, endsOn: kept.endsOn && text(kept.endsOn) });
});

it("a request sent ten times with one key, some at once, writes one row and answers the same each time", async () => {
  const input = { name: "Vũ Thị Hạnh" };
  const send = async () => api.as(await viewer(), "en", "a key of its own").run(Create, { input });
  const first = await send(); // the answer was lost after the commit
  const again = [...(await Promise.all(Array.from({ length: 6 }, send))), await send(), await send(), await send()];

  for (const answer of again) expect(answer).toEqual(first);
  const [person, ...others] = await api.db.person.findMany({ where: { name: input.name } });
  expect(others).toEqual([]);
  expect(await entriesOf("Person", person?.id ?? 0, "INSERT")).toBe(1);
});

it("ten sent at once with one key, before any was answered, write one row", async () => {
  const input = { name: "Bùi Quang Huy" };
  const people = api.as(await viewer(), "en", "another key");
  const answers = await Promise.all(Array.from({ length: 10 }, () => people.run(Create, { input })));

  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  const [person, ...others] = await api.db.person.findMany({ where: { name: input.name } });
  expect(others).toEqual([]);
  expect(await entriesOf("Person", person?.id ?? 0, "INSERT")).toBe(1);
});

it("the request after a role was taken away holds it no longer", async () => {
  const [, member] = sample.members;
  if (!member) throw new Error("It was just appointed");
  await api.db.grant.updateMany({ where: { userId: administrator.id }, data: { validTo: inDays(0) } });

  const input = { id: globalId("Membership", member), expectedVersion: 1, endsOn: text(inDays(0)) };
  expect(await api.as(await viewer()).run(End, { input })).toMatchObject({ endMembership: { code: "FORBIDDEN" } });
  await api.db.user.update({ where: { id: administrator.id }, data: { closedAt: new Date() } });
  expect(await api.as(await viewer()).run(End, { input })).toMatchObject({
    endMembership: { code: "UNAUTHENTICATED" },
  });
  expect(await entriesOf("Membership", member.id, "UPDATE")).toBe(0);
});
