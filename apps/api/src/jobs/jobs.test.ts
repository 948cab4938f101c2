import { randomUUID } from "node:crypto";
import { graphql, type VariablesOf } from "@camket/schema";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openTestApi } from "../../test/test-api.ts";
import type { Viewer } from "../context.ts";
import { keepTable } from "../schema/access/uploaded-table.service.ts";
import { loadViewer } from "../sign-in/viewer.ts";
import { startJobs } from "./worker.ts";

const api = await openTestApi();
const silent = pino({ level: "silent" });
let jobs: Awaited<ReturnType<typeof startJobs>>;
let admin: Viewer;
beforeAll(async () => {
  jobs = await startJobs({ url: api.url, db: api.db, log: silent });
  admin = await administrator();
});
afterAll(() => jobs.stop());

const JobPage = graphql(`
  query JobPage($id: ID!) {
    node(id: $id) {
      __typename
      ... on Job {
        state
        stage
        refusal
        counts {
          measure
          count
        }
        entryCounts {
          kind
          count
        }
        entries(first: 10) {
          edges {
            node {
              kind
              row
              column
              subject
              toName
              message
            }
          }
        }
        batch {
          id
          number
          undoneAt
        }
      }
    }
  }
`);
const ImportUnits = graphql(`
  mutation ImportUnits($input: ImportUnitsInput!) {
    importUnits(input: $input) {
      __typename
      ... on Job {
        id
      }
      ... on DomainError {
        code
        message
      }
    }
  }
`);
const UndoBatch = graphql(`
  mutation UndoBatch($id: ID!) {
    undoBatch(input: { id: $id }) {
      __typename
      ... on Job {
        id
      }
      ... on DomainError {
        code
      }
    }
  }
`);

async function administrator() {
  const { id } = await api.db.user.create({
    data: { email: `${randomUUID()}@camket.example`, name: "Quản trị", isGlobalAdministrator: true },
  });
  const viewer = await loadViewer(api.db, id);
  if (!viewer) throw new Error("The account was just opened.");
  return viewer;
}

const upload = async (text: string, viewer = admin) => {
  const { id } = await keepTable({ name: "don-vi.csv", bytes: Buffer.from(text) }, viewer.userId, api.db);
  return btoa(`UploadedTable:${id}`);
};

const asked = (tableId: string) => ({
  tableId,
  from: "2025-03-01",
  columns: [],
  corrections: [],
  validOnly: false,
  isPreview: false,
});

async function done(id: string, viewer = admin) {
  return vi.waitFor(
    async () => {
      const { node } = await api.as(viewer).run(JobPage, { id });
      if (node?.__typename !== "Job" || !["DONE", "FAILED"].includes(node.state))
        throw new Error("It is not done yet.");
      return node;
    },
    { timeout: 10_000 },
  );
}

async function importUnits(input: VariablesOf<typeof ImportUnits>["input"]) {
  const { importUnits: job } = await api.as(admin).run(ImportUnits, { input });
  if (job.__typename !== "Job") throw new Error(JSON.stringify(job));
  return done(job.id);
}

const TWO = "Mã,level,kind,Tên đơn vị,parent_code\n48,PROVINCE,thành phố,Đà Nẵng,\n20194,COMMUNE,phường,Hải Châu,48\n";

describe("a file of units", () => {
  it("is checked, mended, taken over and taken back in the background", async () => {
    const tableId = await upload(TWO.replace("20194,COMMUNE", "20194,XA"));
    const refused = await importUnits({ ...asked(tableId), isPreview: true });
    expect(refused).toMatchObject({
      state: "DONE",
      batch: null,
      entryCounts: [{ kind: "PROBLEM", count: 1 }, expect.anything()],
    });
    expect(refused.entries.edges[0]?.node).toMatchObject({
      kind: "PROBLEM",
      row: 3,
      column: "level",
      subject: "XA",
      message: expect.stringContaining("Unknown level"),
    });

    const corrections = [{ row: 3, column: "LEVEL" as const, value: "COMMUNE" }];
    const preview = await importUnits({ ...asked(tableId), corrections, isPreview: true });
    expect(preview.counts).toContainEqual({ measure: "CREATED", count: 2 });
    expect(await api.db.administrativeUnit.count()).toBe(0);

    const written = await importUnits({ ...asked(tableId), corrections });
    expect(written.entries.edges.map(({ node }) => node.subject)).toEqual([
      "thành phố Đà Nẵng (48)",
      "phường Hải Châu (20194)",
    ]);
    expect(await api.db.administrativeUnit.count()).toBe(3);

    const { undoBatch } = await api.as(admin).run(UndoBatch, { id: written.batch?.id ?? "" });
    if (undoBatch.__typename !== "Job") throw new Error(JSON.stringify(undoBatch));
    expect(await done(undoBatch.id)).toMatchObject({ state: "DONE" });
    expect(await api.db.administrativeUnit.count()).toBe(0);
    const again = await api.as(admin).run(UndoBatch, { id: written.batch?.id ?? "" });
    expect(again.undoBatch).toMatchObject({ code: "CONFLICT" });
  });

  it("whose columns are not known is refused at once", async () => {
    const tableId = await upload("a,b\n1,2\n");
    const { importUnits: refused } = await api.as(admin).run(ImportUnits, { input: asked(tableId) });
    expect(refused).toMatchObject({ __typename: "ColumnMissingError", code: "BAD_USER_INPUT" });
  });
});

it("is done with the rights that are held when it is done", async () => {
  const former = await administrator();
  const tableId = await upload(TWO, former);
  const id = await api.db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: former.userId }, data: { isGlobalAdministrator: false } });
    const input = { ...asked("0"), tableId: Number(atob(tableId).split(":")[1]), columns: {} };
    return (await tx.job.create({ data: { kind: "IMPORT_UNITS", isPreview: false, userId: former.userId, input } })).id;
  });
  expect(await done(btoa(`Job:${id}`), former)).toMatchObject({
    state: "FAILED",
    refusal: expect.stringContaining("roles"),
  });
});

it("is done once, when the process that did it died after writing", async () => {
  const tableId = await upload(TWO);
  const { importUnits: job } = await api.as(admin).run(ImportUnits, { input: asked(tableId) });
  if (job.__typename !== "Job") throw new Error(JSON.stringify(job));
  const first = await done(job.id);
  const id = Number(atob(job.id).split(":")[1]);
  await api.db.job.update({ where: { id }, data: { state: "RUNNING", finishedAt: null, batchId: null } });
  await jobs.stop();
  jobs = await startJobs({ url: api.url, db: api.db, log: silent });
  expect((await done(job.id)).batch?.id).toBe(first.batch?.id);
  expect(await api.db.importBatch.count({ where: { kind: "units", undoneAt: null } })).toBe(1);
});
