import { randomUUID } from "node:crypto";
import { graphql } from "@camket/schema";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { holderOfNoRole, sampleCommittees, viewerOf } from "../../../test/sample-committees.ts";
import { samplePlans } from "../../../test/sample-plans.ts";
import { openTestApi } from "../../../test/test-api.ts";
import { openWholeState } from "../../../test/whole-state.ts";
import { educationRow, listHead, wordList } from "../../../test/word-file.ts";
import type { Context, Viewer } from "../../context.ts";
import { startJobs } from "../../jobs/worker.ts";
import { loadViewer } from "../../sign-in/viewer.ts";
import { undoBatch } from "../access/import-batch.service.ts";
import { keepTable } from "../access/uploaded-table.service.ts";
import { importRecommendations } from "./recommendation-import.service.ts";
import { isRecommendationHead } from "./recommendation-list.ts";

const api = await openTestApi();
const sample = await sampleCommittees(api.db);
const { tasks } = await samplePlans(api.db, sample);
const { wholeState } = await openWholeState(api.url);
const operator: Viewer = { ...holderOfNoRole, isGlobalAdministrator: true };
const context = (viewer: Viewer = operator): Context => ({
  // A batch keeps who made it, and these viewers have no account.
  ...{ db: api.db, viewer: { ...viewer, userId: 0 }, locale: "en", cursorSecret: "" },
  request: { id: "test", idempotencyKey: null, payloadHash: "", writes: 0 },
});

interface Options {
  cycle?: string | null;
  columns?: string[];
  isPreview?: boolean;
  viewer?: Viewer;
}

const run = (
  rows: string[][],
  { cycle = "4", columns = listHead, isPreview = false, viewer = operator }: Options = {},
) =>
  importRecommendations(
    { table: { columns, rows }, fileName: "list.docx", mechanism: "UPR", stateUnderReview: "Testland", cycle },
    context(viewer),
    { isPreview },
  );

const changed = educationRow.map((cell) =>
  cell.replace("Supported", "Noted").replace("Right to education", "Right to life"),
);
const second = ["140.8 Go on (Togo);", "Noted", "", ""];
const find = (reference: string) =>
  api.db.recommendation.findFirst({
    where: { stateUnderReview: "Testland", reference },
    include: { themes: true, groups: true },
  });

describe("a list of recommendations", () => {
  it("is written as a batch, says what it made by name, and is undone to the letter", async () => {
    const before = await wholeState();
    const preview = await run([educationRow, second, ["no number", "", "", ""]], { isPreview: true });
    expect(await wholeState()).toEqual(before);

    const { batchId, ...written } = await run([educationRow, second, ["no number", "", "", ""]]);
    expect({ ...written, batchId: null }).toEqual(preview);
    expect(written.counts).toEqual({
      ...{ created: 2, changed: 0, unchanged: 0, failed: 1 },
      ...{ supported: 1, noted: 1, pending: 0, themes: 2 },
    });
    expect(written.entries.map(({ kind, subject }) => [kind, subject])).toEqual([
      ["RECOMMENDATION_ADDED", "UPR 4, 140.7"],
      ["RECOMMENDATION_ADDED", "UPR 4, 140.8"],
    ]);
    const found = await find("140.7");
    expect(found).toMatchObject({ positionText: "Supported", sdgs: [4, 10], version: 1 });
    // The theme "Right to education" is ours, "Rule of law & impunity" is not.
    expect(found?.themes.map(({ code }) => code)).toEqual(["EDU"]);
    expect(found?.groups.map(({ code }) => code)).toEqual(["CHILD"]);

    await undoBatch(batchId ?? 0, context());
    expect(await wholeState()).toEqual(before);
  });

  it("imported again changes nothing, and where it says otherwise is written anew, until that is undone", async () => {
    const { batchId: first } = await run([educationRow, second]);
    const after = await wholeState();
    expect(await run([educationRow, second])).toMatchObject({ batchId: null, counts: { unchanged: 2 } });
    expect(await wholeState()).toEqual(after);

    const { batchId, counts, entries } = await run([changed, second]);
    expect(counts).toMatchObject({ created: 0, changed: 1, unchanged: 1 });
    expect(entries).toMatchObject([{ kind: "RECOMMENDATION_CHANGED", subject: "UPR 4, 140.7" }]);
    expect(await find("140.7")).toMatchObject({
      position: "NOTED",
      version: 2,
      themes: [],
      groups: [{ code: "CHILD" }],
    });

    await undoBatch(batchId ?? 0, context());
    expect(await wholeState()).toEqual(after);
    await undoBatch(first ?? 0, context());
  });

  it("without columns for themes and goals leaves those that are known", async () => {
    const { batchId } = await run([educationRow]);
    const columns = ["Text", "Response", "Recommending State"];
    const { counts } = await run([["140.7 Anew", "noted", "Chad"]], { columns });
    expect(counts).toMatchObject({ changed: 1 });
    expect(await find("140.7")).toMatchObject({
      ...{ text: "Anew", recommendingStates: ["Chad"], positionSource: "A/HRC/59/15/Add.1 - Para.3", sdgs: [4, 10] },
      themes: [{ code: "EDU" }],
    });
    await expect(undoBatch(batchId ?? 0, context())).rejects.toThrow(/changed or built upon/);
    await api.db.recommendation.deleteMany({ where: { stateUnderReview: "Testland" } });
  });

  it("stays once a task carries one of it out", async () => {
    const { batchId } = await run([educationRow, second]);
    const { id } = (await find("140.7")) ?? { id: 0 };
    const tie = (tied: "connect" | "disconnect") =>
      api.db.task.update({ where: { id: tasks.done.id }, data: { recommendations: { [tied]: { id } } } });
    await tie("connect");
    await expect(undoBatch(batchId ?? 0, context())).rejects.toThrow(/changed or built upon/);
    expect(await api.db.recommendation.count({ where: { stateUnderReview: "Testland" } })).toBe(2);
    await tie("disconnect");
    await undoBatch(batchId ?? 0, context());
  });

  it("is taken in few statements, however long it is", async () => {
    const list = (length: number) =>
      Array.from({ length }, (_, index) => [`9.${index} Go on (Togo);`, "Noted", "", ""]);
    const statements = async (length: number) =>
      (await api.statementsOf(async () => undoBatch((await run(list(length))).batchId ?? 0, context()))).length;
    expect(await statements(500)).toBe(await statements(1));
  });

  it("is for global administrators, and needs a cycle where no year tells it", async () => {
    await expect(run([educationRow], { viewer: viewerOf(sample.nation, "ADMINISTRATOR") })).rejects.toThrow(/roles/);
    await expect(run([educationRow], { cycle: null })).rejects.toMatchObject({
      fields: [{ path: "cycle", code: "REQUIRED" }],
    });
    const columns = ["Year", "Text", "Response"];
    expect(await run([["2014", "1.1 Go on", "support"]], { cycle: null, columns, isPreview: true })).toMatchObject({
      counts: { created: 1 },
    });
  });
});

const Import = graphql(`
  mutation Import($input: ImportRecommendationsInput!) {
    importRecommendations(input: $input) {
      __typename
      ... on Job { id }
      ... on DomainError { code message }
    }
  }
`);
const JobOf = graphql(`
  query JobOf($id: ID!) {
    node(id: $id) {
      __typename
      ... on Job {
        state kind refusal counts { measure count }
        entries(first: 10) { edges { node { kind row column subject message } } }
        batch { id kind }
      }
    }
  }
`);

describe("as a job", () => {
  let jobs: Awaited<ReturnType<typeof startJobs>>;
  beforeAll(async () => {
    jobs = await startJobs({ url: api.url, db: api.db, log: pino({ level: "silent" }) });
  });
  afterAll(() => jobs.stop());

  async function send(bytes: Buffer, isPreview: boolean) {
    const { id: userId } = await api.db.user.create({
      data: { email: `${randomUUID()}@camket.example`, name: "Quản trị", isGlobalAdministrator: true },
    });
    const admin = api.as(await loadViewer(api.db, userId), "vi");
    const { id } = await keepTable({ name: "list.docx", bytes }, userId, api.db, { isHead: isRecommendationHead });
    const { importRecommendations: job } = await admin.run(Import, {
      input: {
        ...{ tableId: btoa(`UploadedTable:${id}`), mechanism: "UPR", stateUnderReview: "Testland", cycle: "4" },
        isPreview,
      },
    });
    if (job.__typename !== "Job") return job;
    return vi.waitFor(
      async () => {
        const { node } = await admin.run(JobOf, { id: job.id });
        if (node?.__typename !== "Job" || !["DONE", "FAILED"].includes(node.state)) throw new Error("not done yet");
        return node;
      },
      { timeout: 10_000 },
    );
  }

  it("a Word file is checked and taken over, and what is left out is told by row", async () => {
    const file = wordList([educationRow, ["no number", "Supported", "", ""]]);
    const preview = await send(file, true);
    expect(preview).toMatchObject({ state: "DONE", kind: "IMPORT_RECOMMENDATIONS", batch: null });
    const done = await send(file, false);
    expect(done).toMatchObject({
      batch: { kind: "recommendations" },
      entries: {
        edges: [
          {
            node: {
              ...{ kind: "PROBLEM", row: 3, column: "recommendation", subject: "no number" },
              message: "Không thấy số khuyến nghị ở đầu ô, như 140.7.",
            },
          },
          { node: { kind: "RECOMMENDATION_ADDED", subject: "UPR 4, 140.7" } },
        ],
      },
    });
    expect("counts" in done && done.counts).toContainEqual({ measure: "SUPPORTED", count: 1 });
  });

  it("a list without the column of positions is refused at once", async () => {
    expect(await send(wordList([["140.7 Go on", ""]], ["Recommendation", "Themes"]), true)).toMatchObject({
      __typename: "ColumnMissingError",
      message: expect.stringContaining("position"),
    });
  });
});
