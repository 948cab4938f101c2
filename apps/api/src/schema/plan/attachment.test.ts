import { createHash } from "node:crypto";
import { graphql } from "@camket/schema";
import { describe, expect, it } from "vitest";
import { globalId, sampleCommittees, viewerOf } from "../../../test/sample-committees.ts";
import { samplePlans } from "../../../test/sample-plans.ts";
import { sampleReports } from "../../../test/sample-reports.ts";
import { openTestApi } from "../../../test/test-api.ts";

const api = await openTestApi();
const sample = await sampleCommittees(api.db);
const { event, updates, documents } = await samplePlans(api.db, sample);
const officer = api.as(viewerOf(sample.dongNai, "OFFICER"));
const administrator = api.as(viewerOf(sample.dongNai, "ADMINISTRATOR"));

const file = (fileName: string, owner: { eventId: number } | { taskUpdateId: number } | { documentId: number }) => {
  const content = Buffer.from(fileName);
  const sha256 = createHash("sha256").update(content).digest("hex");
  return { data: { fileName, mediaType: "text/plain", size: content.length, sha256, content, ...owner } };
};

const Delete = graphql(`
  mutation DeleteAttachment($input: DeleteAttachmentInput!) {
    deleteAttachment(input: $input) {
      __typename
      ... on Attachment { id fileName }
      ... on DomainError { code }
      ... on InvalidInputError { fields { path code } }
    }
  }
`);

const remove = async (by: typeof officer, { id }: { id: number }, fileName: string) =>
  (await by.run(Delete, { input: { id: globalId("Attachment", { id }), fileName } })).deleteAttachment;

describe("files", () => {
  it("are listed with what they belong to, in one statement and without their bytes", async () => {
    for (const owner of [{ eventId: event.id }, { taskUpdateId: updates.first.id }, { taskUpdateId: updates.last.id }])
      for (const name of ["giấy mời.txt", "kết luận.txt"]) await api.db.attachment.create(file(name, owner));
    const Listed = graphql(`
      query Listed {
        taskUpdates(first: 10) {
          edges { node { viewerCanAttach attachments { fileName mediaType size sha256 href viewerCanDelete } } }
        }
      }
    `);
    const read: unknown[] = [];
    const statements = await api.statementsOf(async () => read.push(await officer.run(Listed, {})));
    expect(statements).toHaveLength(1);
    expect(statements.join()).not.toContain('"content"');
    expect(read[0]).toMatchObject({
      taskUpdates: {
        edges: Array.from({ length: 2 }, () => ({
          node: {
            viewerCanAttach: true,
            attachments: [
              {
                ...{ fileName: "giấy mời.txt", mediaType: "text/plain", size: 16, viewerCanDelete: true },
                href: expect.stringMatching(/^\/files\/\w+(%3D)*$/),
              },
              { fileName: "kết luận.txt" },
            ],
          },
        })),
      },
    });
  });

  it("of events and documents take no more statements", async () => {
    const Events = graphql(
      `{ events(first: 10) { edges { node { viewerCanAttach attachments { id viewerCanDelete } } } } }`,
    );
    expect(await api.statementsOf(() => officer.run(Events, {}))).toHaveLength(1);
    const Documents = graphql(`
      { documents(first: 10) { edges { node { viewerCanAttach attachments { id viewerCanDelete } } } } }
    `);
    expect(await api.statementsOf(() => officer.run(Documents, {}))).toHaveLength(1);
  });
});

describe("a file", () => {
  it("is deleted by its name alone", async () => {
    const kept = await api.db.attachment.create(file("bien-ban.txt", { eventId: event.id }));
    expect(await remove(officer, kept, "giay-moi.txt")).toMatchObject({ fields: [{ path: "fileName" }] });
    expect(await remove(officer, kept, "bien-ban.txt")).toMatchObject({ fileName: "bien-ban.txt" });
    expect(await api.db.attachment.count({ where: { id: kept.id } })).toBe(0);
  });

  it("of an issued document stays, but for administrators", async () => {
    const scan = await api.db.attachment.create(file("96-kh.txt", { documentId: documents.dongNai.id }));
    expect(await remove(officer, scan, "96-kh.txt")).toMatchObject({ __typename: "AttachmentLockedError" });
    expect(await remove(administrator, scan, "96-kh.txt")).toMatchObject({ __typename: "Attachment" });
  });
});

it("of what a sealed report counted stays too", async () => {
  const { rounds, indicators } = await sampleReports(api.db, sample);
  const { taskId } = updates.last;
  const { revisions } = await api.db.report.create({
    data: {
      ...{ roundId: rounds.now.id, committeeId: sample.dongNai.id },
      revisions: {
        create: {
          number: 1,
          figures: {
            create: { indicatorVersionId: indicators.pupils.versionId, numerator: 1, evidence: { create: { taskId } } },
          },
        },
      },
    },
    include: { revisions: true },
  });
  const evidence = await api.db.attachment.create(file("anh.txt", { taskUpdateId: updates.last.id }));
  expect(await remove(officer, evidence, "another")).toMatchObject({ __typename: "InvalidInputError" });
  await api.db.reportRevision.updateMany({
    where: { id: revisions[0]?.id ?? 0 },
    data: { sealedAt: new Date() },
  });
  expect(await remove(officer, evidence, "anh.txt")).toMatchObject({ __typename: "AttachmentLockedError" });
});

it("its history names the file, and never holds the bytes", async () => {
  const { id } = await api.db.attachment.create(file("nhat-ky.txt", { eventId: event.id }));
  const entry = await api.db.auditEntry.findFirstOrThrow({ where: { model: "Attachment", rowId: id } });
  expect(entry.after).toMatchObject({ fileName: "nhat-ky.txt", size: 11, sha256: expect.any(String) });
  expect(entry.after).not.toHaveProperty("content");
});
