import { graphql, type ResultOf, type VariablesOf } from "@camket/schema";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { day, sampleCommittees } from "../../../test/sample-committees.ts";
import { samplePlans } from "../../../test/sample-plans.ts";
import { openTestApi } from "../../../test/test-api.ts";
import { openWholeState } from "../../../test/whole-state.ts";
import type { Viewer } from "../../context.ts";
import { startJobs } from "../../jobs/worker.ts";
import { loadViewer } from "../../sign-in/viewer.ts";
import { keepTable } from "../access/uploaded-table.service.ts";

const api = await openTestApi();
const sample = await sampleCommittees(api.db);
await samplePlans(api.db, sample);
const { owner, wholeState } = await openWholeState(api.url);
const log = pino({ level: "silent" });
let jobs: Awaited<ReturnType<typeof startJobs>>;
let admin: Viewer;
beforeAll(async () => {
  await owner.query(`UPDATE "UnitPeriod" SET "parentId" = above."id" FROM "AdministrativeUnit" unit, "AdministrativeUnit" above
    WHERE unit."id" = "unitId" AND above."code" = CASE unit."level" WHEN 'COMMUNE' THEN '75' ELSE '00' END AND unit."level" <> 'NATION'`);
  const { id } = await api.db.user.create({
    data: { email: "sap-xep@camket.example", name: "Người sắp xếp", isGlobalAdministrator: true },
  });
  const viewer = await loadViewer(api.db, id);
  if (!viewer) throw new Error("The account was just opened.");
  admin = viewer;
  jobs = await startJobs({ url: api.url, db: api.db, log });
});
afterAll(() => jobs.stop());

const Reorganise = graphql(`
  mutation Reorganise($input: ReorganiseInput!) {
    reorganise(input: $input) {
      __typename
      ... on Job { id }
      ... on DomainError { code message }
      ... on InvalidInputError { fields { path code } }
      ... on ColumnMissingError { columns }
    }
  }
`);
const ReorganiseJob = graphql(`
  query ReorganiseJob($id: ID!) {
    node(id: $id) {
      __typename
      ... on Job {
        state
        refusal
        counts { measure count }
        entries(first: 100) { edges { node { kind row column subject fromName toName note message committeeId choices { name unitCode } } } }
        batch { id userName reorganisation { id subject } }
      }
    }
  }
`);
const Undo = graphql(
  `mutation UndoReorganisation($id: ID!) { undoBatch(input: { id: $id }) { __typename ... on Job { id } } }`,
);
const Reorganisations = graphql(`
  query Reorganisations {
    reorganisations(first: 10) {
      edges {
        node {
          id
          subject
          counts { unitsEnded unitSuccessors agenciesEnded agencySuccessors committeesEnded committeeSuccessors }
          batch { id number userName undoneAt }
        }
      }
    }
  }
`);

type Input = VariablesOf<typeof Reorganise>["input"];
type Job = Extract<NonNullable<ResultOf<typeof ReorganiseJob>["node"]>, { __typename: "Job" }>;

const nothing: Input = {
  ...{
    subject: "Gộp hai phường",
    effectiveOn: "2026-07-01",
    mappingTables: [],
    mapping: [],
    nameTables: [],
    names: [],
  },
  ...{ codeCorrections: [], endedLevels: [], othersStay: true, isPreview: false },
};
/** Two wards become a new one, picked by hand; nothing else changes. */
const merger: Input = {
  ...nothing,
  mapping: [
    { oldCode: "26068", newCode: "26999", isDivided: false },
    { oldCode: "26080", newCode: "26999", isDivided: false },
  ],
  names: [
    { code: "26999", level: "COMMUNE", kind: "phường", name: "Trấn Biên", nameEn: "Tran Bien", parentCode: "75" },
  ],
};

async function done(id: string, viewer: Viewer | null = admin): Promise<Job> {
  return vi.waitFor(
    async () => {
      const { node } = await api.as(viewer).run(ReorganiseJob, { id });
      if (node?.__typename !== "Job" || !["DONE", "FAILED"].includes(node.state))
        throw new Error("It is not done yet.");
      return node;
    },
    { timeout: 10_000 },
  );
}

async function reorganise(input: Input, viewer: Viewer | null = admin) {
  const { reorganise: job } = await api.as(viewer).run(Reorganise, { input });
  if (job.__typename !== "Job") throw new Error(JSON.stringify(job));
  return done(job.id, viewer);
}

async function undo({ batch }: Job, viewer: Viewer | null = admin) {
  const { undoBatch } = await api.as(viewer).run(Undo, { id: batch?.id ?? "" });
  if (undoBatch.__typename !== "Job") throw new Error(JSON.stringify(undoBatch));
  expect(await done(undoBatch.id, viewer)).toMatchObject({ state: "DONE" });
}

const upload = async (name: string, text: string) => {
  const { id } = await keepTable({ name, bytes: Buffer.from(text) }, admin.userId, api.db);
  return btoa(`UploadedTable:${id}`);
};
const told = ({ entries }: Job, kind: string) =>
  entries.edges.flatMap(({ node }) => (node.kind === kind ? [[node.subject, node.fromName, node.toName]] : []));
const problems = ({ entries }: Job) => entries.edges.flatMap(({ node }) => (node.kind === "PROBLEM" ? [node] : []));
/** All there is, but for what tells that somebody asked. */
const state = async () =>
  (await wholeState()).filter((line) => !/^(Job|JobEntry|IdempotencyKey|UploadedTable): /.test(line));

describe("a reorganisation by hand", () => {
  it("is tried without a trace, done with the others left alone, and undone to the letter", async () => {
    const before = await state();
    const preview = await reorganise({ ...merger, isPreview: true });
    expect(preview).toMatchObject({ state: "DONE", batch: null });
    expect(preview.counts).toEqual(
      expect.arrayContaining([
        { measure: "UNITS_ENDED", count: 2 },
        { measure: "UNITS_ESTABLISHED", count: 1 },
        { measure: "COMMITTEES_ESTABLISHED", count: 1 },
      ]),
    );
    expect(told(preview, "COMMITTEE_ESTABLISHED")).toEqual([
      ["Ban Chỉ đạo phường Trấn Biên", "Ban Chỉ đạo phường Biên Hòa", null],
    ]);
    expect(await state()).toEqual(before);

    const written = await reorganise(merger);
    expect(written.counts).toEqual(preview.counts);
    expect(written.batch).toMatchObject({ userName: "Người sắp xếp", reorganisation: { subject: "Gộp hai phường" } });
    const { reorganisations } = await api.as(admin).run(Reorganisations, {});
    expect(reorganisations.edges.map(({ node }) => node)).toEqual([
      {
        id: written.batch?.reorganisation?.id,
        subject: "Gộp hai phường",
        counts: {
          ...{ unitsEnded: 2, unitSuccessors: 1, agenciesEnded: 0, agencySuccessors: 0 },
          ...{ committeesEnded: 1, committeeSuccessors: 1 },
        },
        batch: { id: written.batch?.id, number: expect.any(Number), userName: "Người sắp xếp", undoneAt: null },
      },
    ]);
    const others = await api.as({ ...admin, isGlobalAdministrator: false }).run(Reorganisations, {});
    expect(others.reorganisations.edges.map(({ node }) => node.batch)).toEqual([null]);

    await undo(written);
    expect(await state()).toEqual(before);
  });

  it("takes a ward into its neighbour, which goes on under its own code", async () => {
    const preview = await reorganise({
      ...merger,
      ...{ mapping: [{ oldCode: "26080", newCode: "26068", isDivided: false }], names: [], isPreview: true },
    });
    expect(problems(preview)).toEqual([]);
    expect(told(preview, "UNIT_ESTABLISHED")).toEqual([
      ["phường Biên Hòa", "phường Biên Hòa; phường Long Khánh", null],
    ]);
  });

  it("lets wards follow the province above them", async () => {
    const preview = await reorganise({
      ...nothing,
      mapping: ["75", "37"].map((oldCode) => ({ oldCode, newCode: "99", isDivided: false })),
      names: [{ code: "99", level: "PROVINCE", kind: "tỉnh", name: "Đông Bình", parentCode: "" }],
      isPreview: true,
    });
    expect(problems(preview)).toEqual([]);
    expect(told(preview, "UNIT_ESTABLISHED").map(([subject]) => subject)).toEqual([
      "tỉnh Đông Bình",
      "phường Biên Hòa",
      "phường Long Khánh",
    ]);
  });

  it("says which row is wrong, and which unit is missing where the others don't stay", async () => {
    const wrong = await reorganise({ ...merger, names: [], othersStay: false });
    expect(wrong.batch).toBeNull();
    expect(problems(wrong)).toMatchObject([
      { row: 1, column: "newCode", subject: "26999", note: null, message: expect.stringContaining("no name") },
      { row: 2, column: "newCode", subject: "26999" },
    ]);
    const missing = await reorganise({
      ...nothing,
      ...{ mapping: [{ oldCode: "26080", newCode: null, isDivided: false }], othersStay: false },
    });
    expect(problems(missing)).toMatchObject([{ row: null, subject: "26068", fromName: "phường Biên Hòa" }]);
  });
});

describe("what somebody decides", () => {
  const committeeId = btoa(`Committee:${sample.bienHoa.id}`);
  /** A ward with work is divided between itself and its neighbour. */
  const divided: Input = {
    ...nothing,
    mapping: ["26068", "26080"].map((newCode) => ({ oldCode: "26068", newCode, isDivided: true })),
    isPreview: true,
  };

  it("is asked with the committees that may answer for the work, and followed", async () => {
    const open = await reorganise(divided);
    expect(open.entries.edges.map(({ node }) => node).filter(({ kind }) => kind === "DECISION_NEEDED")).toMatchObject([
      {
        committeeId,
        choices: [
          { name: "Ban Chỉ đạo phường Biên Hòa", unitCode: "26068" },
          { name: "Ban Chỉ đạo phường Long Khánh", unitCode: "26080" },
          { name: "Ban Chỉ đạo Đồng Nai", unitCode: "75" },
        ],
      },
    ]);
    for (const { name, unitCode } of open.entries.edges.flatMap(({ node }) => node.choices)) {
      const decided = await reorganise({ ...divided, decisions: [{ committeeId, responsibleUnitCode: unitCode }] });
      expect(told(decided, "DECISION_NEEDED")).toEqual([]);
      expect(told(decided, "TASK_CONTINUED").map(([, , to]) => to)).toContain(name);
    }
  });

  it("names the committee that a wrong decision is about", async () => {
    const wrong = await reorganise({ ...divided, decisions: [{ committeeId, members: "CARRY_OVER" }] });
    expect(problems(wrong)).toMatchObject([{ row: null, column: "decisions", committeeId }]);
  });

  it("lets members of joined committees go on, all of them or some", async () => {
    const joined: Input = {
      ...nothing,
      mapping: ["75", "37"].map((oldCode) => ({ oldCode, newCode: "99", isDivided: false })),
      names: [{ code: "99", level: "PROVINCE", kind: "tỉnh", name: "Đông Bình", parentCode: "" }],
      isPreview: true,
    };
    /** How many members of Đồng Nai go on, and how many of Ninh Bình, which has a head alone. */
    const carried = async (more: Partial<Input>) => {
      const terms = told(await reorganise({ ...joined, ...more }), "MEMBER_CARRIED_OVER");
      return ["Đồng Nai", "Ninh Bình"].map((name) => terms.filter(([, from]) => from?.endsWith(name)).length);
    };
    expect(await carried({})).toEqual([0, 0]);
    expect(await carried({ membersOfMerged: "CARRY_OVER" })).toEqual([3, 0]);
    const ninhBinh = { committeeId: btoa(`Committee:${sample.ninhBinh.id}`) };
    expect(await carried({ decisions: [{ ...ninhBinh, members: "CARRY_OVER" }] })).toEqual([0, 1]);
    const allButNinhBinh = [{ ...ninhBinh, members: "END" as const }];
    expect(await carried({ membersOfMerged: "CARRY_OVER", decisions: allButNinhBinh })).toEqual([4, 0]);
  });
});

describe("agencies", () => {
  const agencyOf = async (unitId: number, name: string, abbreviation: string) => {
    const { id } = await api.db.agency.create({
      data: {
        ...{ unitId, validFrom: day("2020-01-01") },
        periods: { create: { name, nameEn: name, abbreviation, kind: "DEPARTMENT", validFrom: day("2020-01-01") } },
      },
    });
    return { id, globalId: btoa(`Agency:${id}`) };
  };

  it("are merged, ended and renamed alone, by whoever administers the committee of their unit", async () => {
    const { unitId } = await api.db.committee.findUniqueOrThrow({ where: { id: sample.dongNai.id } });
    const { unitId: unitOfOthers } = await api.db.committee.findUniqueOrThrow({ where: { id: sample.ninhBinh.id } });
    const [a, b, c] = [
      await agencyOf(unitId, "Sở A", "SA"),
      await agencyOf(unitId, "Sở B", "SB"),
      await agencyOf(unitOfOthers, "Sở C", "SC"),
    ];
    const { id } = await api.db.user.create({
      data: {
        ...{ email: "dong-nai@camket.example", name: "Người Đồng Nai" },
        grants: { create: { committeeId: sample.dongNai.id, role: "ADMINISTRATOR", validFrom: day("2020-01-01") } },
      },
    });
    const own = await loadViewer(api.db, id);
    const ask = async (more: Partial<Input>) =>
      (await api.as(own).run(Reorganise, { input: { ...nothing, isPreview: true, ...more } })).reorganise;
    const merged = { fromIds: [a.globalId, b.globalId], to: { name: "Sở A và B", abbreviation: "SAB" } };
    expect(await ask({ agencies: [merged] })).toMatchObject({ __typename: "Job" });
    expect(await ask({ agencies: [{ ...merged, fromIds: [a.globalId, c.globalId] }] })).toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await ask({ agencies: [merged], endedLevels: ["DISTRICT"] })).toMatchObject({ code: "FORBIDDEN" });
    expect(await ask({})).toMatchObject({ code: "FORBIDDEN" });

    const tried = await reorganise({ ...nothing, agencies: [merged, { fromIds: [c.globalId] }], isPreview: true });
    expect(told(tried, "AGENCY_ESTABLISHED").map(([subject]) => subject)).toEqual([
      expect.stringMatching(/^Sở A và B/),
    ]);
    expect(told(tried, "AGENCY_ENDED")).toHaveLength(3);
    const renamed = { fromIds: [c.globalId], to: { name: "", abbreviation: "SC" } };
    const wrong = await reorganise({ ...nothing, agencies: [merged, renamed], isPreview: true });
    expect(problems(wrong)).toMatchObject([{ row: 2, column: "agencies.name", note: null }]);

    const job = await reorganise({ ...nothing, agencies: [merged] }, own);
    expect(job.counts).toContainEqual({ measure: "AGENCIES_ESTABLISHED", count: 1 });
    await undo(job, own);
    expect(await api.db.agency.findUnique({ where: { id: a.id } })).toMatchObject({ validTo: null });
  });
});

describe("files", () => {
  it("make a mapping together, mended by hand", async () => {
    const provinces = await upload("tinh.csv", "Cũ,Mới\n75,99\n37,98\n");
    const wards = await upload(
      "phuong.csv",
      "old_code,new_code,old_divided\n26068,26068,\n26080,26080,có\n26080,26068,có\n",
    );
    const names = await upload(
      "ten.csv",
      "code,level,kind,name,parent_code\n99,PROVINCE,Tỉnh,Đông Nai,\n26068,COMMUNE,Phường,Biên Hòa,99\n26080,COMMUNE,Phường,Long Khánh,99\n",
    );
    const columns = [
      { column: "OLD_CODE" as const, head: "Cũ" },
      { column: "NEW_CODE" as const, head: "Mới" },
    ];
    const input: Input = {
      ...nothing,
      othersStay: false,
      mappingTables: [
        { tableId: provinces, columns },
        { tableId: wards, columns: [] },
      ],
      nameTables: [{ tableId: names, columns: [] }],
      isPreview: true,
    };
    const wrong = await reorganise(input);
    expect(problems(wrong)).toMatchObject([
      { row: null, subject: "37", fromName: "tỉnh Ninh Bình" },
      { row: 3, column: "newCode", subject: "98", note: "tinh.csv" },
    ]);

    const mended = await reorganise({
      ...input,
      codeCorrections: [{ wrong: "98", right: "99" }],
      names: [{ code: "99", name: "Đông Bình" }],
      mapping: [{ oldCode: "26080", newCode: "26080", isDivided: false }],
    });
    expect(problems(mended)).toEqual([]);
    expect(told(mended, "UNIT_ESTABLISHED")).toEqual([
      ["tỉnh Đông Bình", "tỉnh Đồng Nai; tỉnh Ninh Bình", null],
      ["phường Biên Hòa", "phường Biên Hòa", null],
      ["phường Long Khánh", "phường Long Khánh", null],
    ]);
  });

  it("whose columns are not known are refused at once", async () => {
    const tableId = await upload("a.csv", "a,b\n1,2\n");
    const { reorganise: refused } = await api
      .as(admin)
      .run(Reorganise, { input: { ...nothing, mappingTables: [{ tableId, columns: [] }] } });
    expect(refused).toMatchObject({ __typename: "ColumnMissingError", columns: ["oldCode", "newCode"] });
  });
});

it("refuses what says nothing, too much, or of a document that is not there", async () => {
  const refusal = async (input: Partial<Input>) => {
    const { reorganise: refused } = await api.as(admin).run(Reorganise, { input: { ...merger, ...input } });
    return refused.__typename === "InvalidInputError" ? refused.fields : refused;
  };
  expect(await refusal({ subject: " " })).toEqual([{ path: "subject", code: "REQUIRED" }]);
  expect(await refusal({ mapping: [] })).toEqual([{ path: "mapping", code: "REQUIRED" }]);
  const row = { oldCode: "1", newCode: "2", isDivided: false };
  expect(await refusal({ mapping: Array.from({ length: 1001 }, () => row) })).toEqual([
    { path: "mapping", code: "TOO_LONG" },
  ]);
  expect(await refusal({ documentId: btoa("Document:999999") })).toEqual([{ path: "documentId", code: "NOT_FOUND" }]);
});

it("is done once, when the process that did it died after writing", async () => {
  const written = await reorganise(merger);
  const id = Number(atob(written.batch?.id ?? "").split(":")[1]);
  const job = await api.db.job.findFirstOrThrow({ where: { batchId: id } });
  await api.db.job.update({ where: { id: job.id }, data: { state: "RUNNING", finishedAt: null, batchId: null } });
  await jobs.stop();
  jobs = await startJobs({ url: api.url, db: api.db, log });
  const again = await done(btoa(`Job:${job.id}`));
  expect(again.batch?.id).toBe(written.batch?.id);
  expect(await api.db.reorganisation.count({ where: { effectiveOn: day("2026-07-01") } })).toBe(1);
  await undo(again);
});
