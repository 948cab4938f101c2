import { graphql, type VariablesOf } from "@camket/schema";
import { describe, expect, it } from "vitest";
import { globalId, sampleCommittees, viewerOf } from "../../../test/sample-committees.ts";
import { inDays, samplePlans, text } from "../../../test/sample-plans.ts";
import { openTestApi } from "../../../test/test-api.ts";

const api = await openTestApi();
const sample = await sampleCommittees(api.db);
const { plans, themes, event: held } = await samplePlans(api.db, sample);
const officer = api.as(viewerOf(sample.dongNai, "OFFICER"));

const Record = graphql(`
  mutation Record($input: RecordEventInput!) {
    recordEvent(input: $input) {
      __typename
      ... on Event {
        id version title attendanceTotal viewerCanEdit
        agenda { position kind title speakerOffice }
        attendances { edges { node { count agency { id } committee { id } } } }
        conclusions { edges { node { id number text } } }
      }
      ... on DomainError { code }
      ... on InvalidInputError { fields { path code } }
    }
  }
`);
const Edit = graphql(`
  mutation Edit($input: EditEventInput!) {
    editEvent(input: $input) {
      __typename
      ... on Event { version conclusions { edges { node { id number text tasks(first: 5) { edges { node { title } } } } } } }
      ... on DomainError { code message }
      ... on InvalidInputError { fields { path code } }
    }
  }
`);
const Delete = graphql(`
  mutation Delete($input: DeleteEventInput!) { deleteEvent(input: $input) { __typename ... on DomainError { code } } }
`);
const CarryOut = graphql(`
  mutation CarryOut($input: CarryOutConclusionInput!) {
    carryOutConclusion(input: $input) {
      __typename
      ... on Task { number title plan { title } conclusion { number } themes { code } viewerCanUpdate viewerCanEdit }
      ... on DomainError { code }
      ... on InvalidInputError { fields { path code } }
    }
  }
`);
const Totals = graphql(`
  query Totals($where: EventWhere) { eventTotals(where: $where) { kind events attendance topics papers conclusions openConclusions } }
`);
const Came = graphql(`
  query Came($where: EventWhere) {
    eventAttendance(where: $where) { committee { id unit { name } } agency { abbreviation } events count }
  }
`);
const Open = graphql(`
  query Open($where: EventWhere) { events(where: $where) { edges { node { id openConclusions } } } }
`);
const SaveOutputs = graphql(`
  mutation SaveOutputs($input: SaveOutputsInput!) {
    saveOutputs(input: $input) {
      __typename
      ... on Committee { outputs(where: { monthFrom: "2026-10-01", monthTo: "2026-10-01" }) { edges { node { count version } } } }
      ... on DomainError { code }
      ... on InvalidInputError { fields { path code } }
    }
  }
`);

type EventText = VariablesOf<typeof Record>["input"]["event"];
const training = (data: Partial<EventText> = {}): EventText => ({
  ...{ kind: "TRAINING", title: "Tập huấn quyền trẻ em", startsOn: text(inDays(-3)), endsOn: text(inDays(-2)) },
  ...{ isDateApproximate: false, place: "Biên Hòa", themeIds: [globalId("Theme", themes.education)] },
  agenda: [
    { kind: "TOPIC", title: "Luật Trẻ em" },
    { kind: "PAPER", title: "Kinh nghiệm ở cơ sở", speakerOffice: "Sở Tư pháp" },
  ],
  attendances: [
    { agencyId: globalId("Agency", sample.agency), count: 12 },
    { attendingCommitteeId: globalId("Committee", sample.bienHoa), count: 30 },
  ],
  conclusions: [
    { text: "Rà soát trẻ em bỏ học" },
    { text: "Tập huấn cho cấp xã", leadAgencyId: globalId("Agency", sample.agency) },
  ],
  ...data,
});
const committeeId = globalId("Committee", sample.dongNai);

async function recorded(data: Partial<EventText> = {}) {
  const { recordEvent } = await officer.run(Record, { input: { committeeId, event: training(data) } });
  if (recordEvent.__typename !== "Event") throw new Error(JSON.stringify(recordEvent));
  return recordEvent;
}

describe("an event", () => {
  it("is recorded with its agenda, counts and conclusions", async () => {
    expect(await recorded()).toMatchObject({
      ...{ version: 1, attendanceTotal: 42, viewerCanEdit: true },
      agenda: [
        { position: 1, kind: "TOPIC", speakerOffice: null },
        { position: 2, kind: "PAPER", speakerOffice: "Sở Tư pháp" },
      ],
      attendances: { edges: [{ node: { count: 30, agency: null } }, { node: { count: 12, committee: null } }] },
      conclusions: { edges: [{ node: { number: 1 } }, { node: { number: 2, text: "Tập huấn cho cấp xã" } }] },
    });
  });

  it.each<[string, Partial<EventText>, string, string]>([
    ["ends before it starts", { endsOn: text(inDays(-9)) }, "endsOn", "ENDS_BEFORE_START"],
    ["has no title", { title: " " }, "title", "REQUIRED"],
    [
      "counts nobody",
      { attendances: [{ agencyId: globalId("Agency", sample.agency), count: 0 }] },
      "attendances.0.count",
      "NOT_POSITIVE",
    ],
    ["counts nobody's people", { attendances: [{ count: 3 }] }, "attendances.0", "INVALID"],
    [
      "counts an agency twice",
      { attendances: [1, 2].map((count) => ({ agencyId: globalId("Agency", sample.agency), count })) },
      "attendances",
      "INVALID",
    ],
  ])("that %s is refused", async (_what, data, path, code) => {
    const before = await api.db.event.count();
    const { recordEvent } = await officer.run(Record, { input: { committeeId, event: training(data) } });
    expect(recordEvent).toMatchObject({ code: "BAD_USER_INPUT", fields: [{ path, code }] });
    expect(await api.db.event.count()).toBe(before);
  });

  it("keeps a conclusion that became a task, and goes on numbering the others", async () => {
    const { id, conclusions } = await recorded();
    const [first, second] = conclusions.edges.map(({ node }) => node.id);
    const task = { title: "Rà soát", expectedResult: "Báo cáo", startsOn: text(inDays(0)), dueOn: text(inDays(30)) };
    const { carryOutConclusion } = await officer.run(CarryOut, { input: { conclusionId: second ?? "", ...task } });
    expect(carryOutConclusion).toMatchObject({
      ...{ number: "2", plan: null, conclusion: { number: 2 }, themes: [{ code: "EDU" }], viewerCanUpdate: true },
    });
    const dropping = await officer.run(Edit, {
      input: {
        id,
        expectedVersion: 1,
        event: training({ conclusions: [{ conclusionId: first ?? null, text: "Một" }] }),
      },
    });
    expect(dropping.editEvent).toMatchObject({ __typename: "ConclusionCarriedOutError", code: "LOCKED" });
    const { editEvent } = await officer.run(Edit, {
      input: {
        id,
        expectedVersion: 1,
        event: training({ conclusions: [{ text: "Mới" }, { conclusionId: second ?? null, text: "Tập huấn" }] }),
      },
    });
    expect(editEvent).toMatchObject({
      version: 2,
      conclusions: {
        edges: [
          { node: { number: 1, text: "Mới", tasks: { edges: [] } } },
          { node: { id: second, number: 2, tasks: { edges: [{ node: { title: "Rà soát" } }] } } },
        ],
      },
    });
    expect((await officer.run(Delete, { input: { id, expectedVersion: 1 } })).deleteEvent).toMatchObject({
      code: "CONFLICT",
    });
    expect((await officer.run(Delete, { input: { id, expectedVersion: 2 } })).deleteEvent).toMatchObject({
      code: "LOCKED",
    });
    const other = await recorded();
    expect((await officer.run(Delete, { input: { id: other.id, expectedVersion: 1 } })).deleteEvent.__typename).toBe(
      "Committee",
    );
  });

  it("has conclusions that go into a draft of the committee, and into no other plan", async () => {
    const [conclusion] = (await recorded()).conclusions.edges;
    const task = {
      ...{ conclusionId: conclusion?.node.id ?? "", title: "Rà soát", expectedResult: "Báo cáo" },
      ...{ startsOn: text(inDays(0)), dueOn: text(inDays(30)) },
    };
    const { carryOutConclusion } = await officer.run(CarryOut, {
      input: { ...task, planId: globalId("Plan", plans.draft) },
    });
    expect(carryOutConclusion).toMatchObject({ plan: { title: plans.draft.title }, viewerCanEdit: true });
    const issued = await officer.run(CarryOut, { input: { ...task, planId: globalId("Plan", plans.dongNai) } });
    expect(issued.carryOutConclusion).toMatchObject({ __typename: "PlanNotEditableError" });
  });

  it("adds up for reports, with what the viewer may see alone", async () => {
    const where = { committeeId, kind: ["CONFERENCE" as const] };
    expect((await officer.run(Totals, { where })).eventTotals).toEqual([
      { kind: "CONFERENCE", events: 1, attendance: 42, topics: 0, papers: 1, conclusions: 2, openConclusions: 1 },
    ]);
    const beside = api.as(viewerOf(sample.ninhBinh, "OFFICER"));
    expect((await beside.run(Totals, { where })).eventTotals).toEqual([]);
    expect(held.committeeId).toBe(sample.dongNai.id);
    expect((await beside.run(Came, { where })).eventAttendance).toEqual([]);
  });

  it("tells who came to all of them, in as many statements for two as for one", async () => {
    const { title } = await recorded({ title: "Tập huấn về số người dự" });
    const where = { title };
    const one = await api.statementsOf(() => officer.run(Came, { where }));
    await recorded({ title, attendances: [{ agencyId: globalId("Agency", sample.agency), count: 50 }] });
    const two = await api.statementsOf(async () =>
      expect((await officer.run(Came, { where })).eventAttendance).toMatchObject([
        { committee: null, agency: { abbreviation: "STP" }, events: 2, count: 62 },
        { committee: { id: globalId("Committee", sample.bienHoa) }, agency: null, events: 1, count: 30 },
      ]),
    );
    expect(two.length).toBe(one.length);
  });

  it("is found while a conclusion of it has no task", async () => {
    const title = "Tập huấn còn kết luận chưa giao";
    const { id, conclusions } = await recorded({ title });
    const open = async (hasOpenConclusions: boolean) =>
      (await officer.run(Open, { where: { title, hasOpenConclusions } })).events.edges.map(({ node }) => node);
    expect([await open(true), await open(false)]).toEqual([[{ id, openConclusions: 2 }], []]);
    const task = { title: "Việc", expectedResult: "Báo cáo", startsOn: text(inDays(0)), dueOn: text(inDays(30)) };
    const [first, second] = conclusions.edges.map(({ node }) => node.id);
    await officer.run(CarryOut, { input: { conclusionId: first ?? "", ...task } });
    expect(await open(true)).toEqual([{ id, openConclusions: 1 }]);
    await officer.run(CarryOut, { input: { conclusionId: second ?? "", ...task } });
    expect([await open(true), await open(false)]).toEqual([[], [{ id, openConclusions: 0 }]]);
  });
});

describe("publications", () => {
  const cell = { kind: "NEWS", channel: "PORTAL" };
  const save = async (cells: VariablesOf<typeof SaveOutputs>["input"]["cells"], month = "2026-10-01") =>
    (await officer.run(SaveOutputs, { input: { committeeId, month, cells } })).saveOutputs;

  it("are counted, corrected and left out, with no count lost that somebody else wrote", async () => {
    expect(await save([{ ...cell, count: 4 }])).toMatchObject({
      outputs: { edges: [{ node: { count: 4, version: 1 } }] },
    });
    expect(await save([{ ...cell, count: 5 }])).toMatchObject({ __typename: "VersionConflictError" });
    expect(await save([{ ...cell, count: 6, expectedVersion: 1 }])).toMatchObject({
      outputs: { edges: [{ node: { count: 6, version: 2 } }] },
    });
    expect(await save([{ ...cell, count: null, expectedVersion: 1 }])).toMatchObject({ code: "CONFLICT" });
    expect(await save([{ ...cell, count: null, expectedVersion: 2 }])).toMatchObject({ outputs: { edges: [] } });
  });

  it("are counted from the first day of a reporting month, the 15th of the calendar month before", async () => {
    const now = inDays(0);
    const monthIn = (months: number) =>
      text(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months + (now.getUTCDate() < 15 ? 0 : 1), 1)));
    expect((await save([{ ...cell, count: 2 }], monthIn(0))).__typename).toBe("Committee");
    expect(await save([{ ...cell, count: 2 }], monthIn(1))).toMatchObject({
      fields: [{ path: "month", code: "OUT_OF_RANGE" }],
    });
  });

  it("of a month that is none, or to come, are refused, and so are kinds that are not there", async () => {
    expect(await save([{ ...cell, count: 1 }], "2026-10-15")).toMatchObject({
      fields: [{ path: "month", code: "INVALID" }],
    });
    expect(await save([{ ...cell, count: 1 }], "2999-01-01")).toMatchObject({
      fields: [{ path: "month", code: "OUT_OF_RANGE" }],
    });
    expect(
      await save([
        { ...cell, count: 4 },
        { kind: "FAX", channel: "PORTAL", count: 1 },
      ]),
    ).toMatchObject({ fields: [{ path: "cells.1.kind", code: "NOT_FOUND" }] });
    expect(await save([{ ...cell, count: -1 }])).toMatchObject({
      fields: [{ path: "cells.0.count", code: "NOT_POSITIVE" }],
    });
    expect(await api.db.output.count({ where: { month: new Date("2026-10-01") } })).toBe(0);
  });
});
