import { connect, openPool } from "@camket/prisma";
import { afterAll, expect, it } from "vitest";
import { sampleCommittees } from "../test/sample-committees.ts";
import { createDatabase } from "../test/test-api.ts";
import { forgetExpired } from "./forget.ts";

const db = connect(openPool(await createDatabase()));
afterAll(() => db.$disconnect());
const HOUR = 3_600_000;
const at = (hours: number) => new Date(Date.now() + hours * HOUR);

it("forgets what has run out, and nothing else", async () => {
  const { id: userId } = await db.user.create({ data: { email: "anh@office.example", name: "Ánh" } });
  for (const [name, hours] of [
    ["old", -1],
    ["new", 1],
  ] as const) {
    await db.session.create({ data: { userId, token: name, expiresAt: at(hours) } });
    await db.verification.create({ data: { identifier: name, value: "1", expiresAt: at(hours) } });
    await db.rateLimit.create({ data: { key: name, points: 1, expire: at(hours).valueOf() } });
  }
  await db.rateLimit.create({ data: { key: "for good", points: 1 } });
  const answer = { actor: "user:1", operation: "1", payloadHash: "", response: {} };
  await db.idempotencyKey.createMany({
    data: [
      { ...answer, key: "old", createdAt: at(-25) },
      { ...answer, key: "new", createdAt: at(-23) },
    ],
  });
  for (const [fileName, hours] of [
    ["old", -25],
    ["new", -23],
  ] as const) {
    await db.uploadedTable.create({ data: { userId, fileName, columns: [], rows: [], createdAt: at(hours) } });
    const job = { kind: "IMPORT_UNITS" as const, userId, isPreview: true, input: fileName };
    await db.job.create({ data: { ...job, finishedAt: at((hours + 24) * 24 - 90 * 24) } });
  }
  const { dongNai } = await sampleCommittees(db);
  const spell = { startsOn: at(-24), endsOn: at(24) };
  const plan = await db.plan.create({ data: { committeeId: dongNai.id, title: "Kế hoạch", purpose: "", ...spell } });
  const notice = { userId, kind: "PLAN_RETURNED" as const, subjectId: plan.id };
  for (const days of [-91, -89]) {
    const day = at(days * 24);
    await db.notification.create({ data: { ...notice, dueOn: day, settledAt: day } });
    await db.mailDigest.create({ data: { userId, day, sentAt: day } });
  }
  await db.notification.create({ data: { ...notice, dueOn: at(-200 * 24) } }); // it still holds
  await forgetExpired(db);
  expect(await db.notification.count()).toBe(2);
  expect(await db.mailDigest.count()).toBe(1);
  expect((await db.session.findMany()).map(({ token }) => token)).toEqual(["new"]);
  expect((await db.verification.findMany()).map(({ identifier }) => identifier)).toEqual(["new"]);
  expect((await db.rateLimit.findMany({ orderBy: { key: "asc" } })).map(({ key }) => key)).toEqual(["for good", "new"]);
  expect((await db.uploadedTable.findMany()).map(({ fileName }) => fileName)).toEqual(["new"]);
  expect((await db.job.findMany()).map(({ input }) => input)).toEqual(["new"]);
  expect((await db.idempotencyKey.findMany()).map(({ key }) => key)).toEqual(["new"]);
});
