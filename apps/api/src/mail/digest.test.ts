import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { text as readText } from "node:stream/consumers";
import { pino } from "pino";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { inDays, samplePlans } from "../../test/sample-plans.ts";
import { openTestServer } from "../../test/test-server.ts";
import { remindAll } from "../schema/access/notification.service.ts";
import { USUAL } from "../schema/access/notification-setting.service.ts";
import { isTimeFor, sendDigest, usersToWriteTo } from "./digest.service.ts";
import { createMailer, MailFailedError } from "./mailer.ts";

const { db, sample, address, asOwner } = await openTestServer();
const { tasks } = await samplePlans(db, sample);
const secret = "0123456789abcdef0123456789abcdef";

const letters: string[] = [];
let answer: { code: number; at: "address" | "letter" } | null = null;
const refusal = (code: number) => Object.assign(new Error("not now: officer@camket.example"), { responseCode: code });
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS", "AUTH"],
  onRcptTo: (_address, _session, done) => done(answer?.at === "address" ? refusal(answer.code) : null),
  onData: (stream, _session, done) => {
    readText(stream).then((letter) => {
      letters.push(letter);
      done(answer?.at === "letter" ? refusal(answer.code) : null);
    }, done);
  },
});
smtp.listen(0, "127.0.0.1");
await once(smtp.server, "listening");
const { port } = smtp.server.address() as AddressInfo; // a listening TCP server's address is never a string
const mailer = createMailer({ url: `smtp://127.0.0.1:${port}`, from: "Camket <camket@example.vn>" });
afterAll(() => {
  mailer.close();
  smtp.close();
});

const user = await db.user.create({
  data: {
    ...{ email: "officer@camket.example", name: "Cán bộ" },
    grants: { create: { role: "OFFICER", committeeId: sample.dongNai.id, validFrom: inDays(-30) } },
  },
});
const logged: string[] = [];
const sending = {
  ...{ db, mailer, publicUrl: address, secret },
  log: pino({}, { write: (line: string) => void logged.push(line) }),
};

/** 07:30 in Viet Nam on the first such weekday from today; notices of a day hold for those that follow. */
function morning(weekday: number, hour = 7): Date {
  const days = (weekday - inDays(0).getUTCDay() + 7) % 7;
  return new Date(inDays(days).valueOf() + (hour - 7) * 3_600_000 + 30 * 60_000);
}
const [MONDAY, TUESDAY, WEDNESDAY, SATURDAY] = [1, 2, 3, 6];

/** As a mail program reads it: both parts together, and its headers. */
async function read(raw: string | undefined) {
  const { text = "", html = "", headers, messageId } = await PostalMime.parse(raw ?? "");
  return {
    body: `${text}\n${html}`,
    messageId,
    header: (name: string) => headers.find(({ key }) => key === name)?.value,
  };
}

beforeEach(async () => {
  answer = null;
  letters.length = 0;
  await db.mailDigest.deleteMany();
  await db.notificationSetting.deleteMany();
  await db.notification.deleteMany();
  await remindAll(db);
});

describe("a digest", () => {
  it("tells what is new, in plain text and HTML, with links, and goes out once a day", async () => {
    expect(await usersToWriteTo(db, morning(TUESDAY))).toContain(user.id);
    await sendDigest(user.id, sending, morning(TUESDAY));
    await sendDigest(user.id, sending, morning(TUESDAY));
    expect(letters).toHaveLength(1);
    const { body, header } = await read(letters[0]);
    expect(body.match(/Cấp thẻ bảo hiểm y tế/g)).toHaveLength(2);
    expect(body).toContain("96/KH-BCĐ");
    const notice = await db.notification.findFirstOrThrow({ where: { userId: user.id, subjectId: tasks.late.id } });
    expect(body).toContain(`${address}/notifications/${encodeURIComponent(btoa(`Notification:${notice.id}`))}`);
    expect(notice.sentAt).not.toBeNull();
    expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    expect(await usersToWriteTo(db, morning(TUESDAY))).not.toContain(user.id);
    expect(await usersToWriteTo(db, morning(WEDNESDAY))).not.toContain(user.id);
  });

  it("tells on Mondays how much stays late", async () => {
    await db.notification.updateMany({ data: { sentAt: new Date(), readAt: new Date() } });
    expect(await usersToWriteTo(db, morning(MONDAY))).toContain(user.id);
    await sendDigest(user.id, sending, morning(MONDAY));
    expect((await read(letters[0])).body).toContain("còn 1 nhiệm vụ, báo cáo quá hạn");
  });

  it("is written in the language chosen, without what was left out", async () => {
    await db.notificationSetting.create({ data: { userId: user.id, language: "EN", mutedTopics: ["LATE"] } });
    await sendDigest(user.id, sending, morning(TUESDAY));
    expect((await read(letters[0])).body).toContain("Task due within 14 days");
    expect((await read(letters[0])).body).not.toContain("Cấp thẻ bảo hiểm y tế");
    await db.notificationSetting.update({
      where: { userId: user.id },
      data: { mutedTopics: ["LATE", "DUE", "RETURNED"] },
    });
    expect(await usersToWriteTo(db, morning(WEDNESDAY))).not.toContain(user.id);
  });

  it("is marked where the data is that of the sample", async () => {
    await asOwner(`INSERT INTO "SampleLoad" DEFAULT VALUES`);
    await sendDigest(user.id, sending, morning(TUESDAY));
    await asOwner(`DELETE FROM "SampleLoad"`);
    expect((await read(letters[0])).body).toContain("Dữ liệu mẫu: tên người");
  });

  it("goes out again after a crash, under the same Message-ID", async () => {
    const broken = new Proxy(db, {
      get: (target, name) =>
        name === "$transaction" ? () => Promise.reject(new Error("crash")) : Reflect.get(target, name),
    });
    await expect(sendDigest(user.id, { ...sending, db: broken }, morning(TUESDAY))).rejects.toThrow("crash");
    await sendDigest(user.id, sending, morning(TUESDAY));
    expect(letters).toHaveLength(2);
    const { messageId } = await read(letters[0]);
    expect(messageId).toMatch(/^<digest\.\d+\.\d{4}-\d{2}-\d{2}@127\.0\.0\.1>$/);
    expect((await read(letters[1])).messageId).toBe(messageId);
  });

  it("is tried again where the server says so, and says no address", async () => {
    answer = { code: 451, at: "letter" };
    const failure = await sendDigest(user.id, sending, morning(TUESDAY)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(MailFailedError);
    expect(String(failure)).not.toContain("@");
    expect(await db.mailDigest.count()).toBe(0);
    answer = null;
    await sendDigest(user.id, sending, morning(TUESDAY));
    expect(await db.mailDigest.count()).toBe(1);
  });

  it("is not tried again where the address is refused, which the log tells without it", async () => {
    answer = { code: 550, at: "address" };
    await sendDigest(user.id, sending, morning(TUESDAY));
    expect(await db.mailDigest.findFirst()).toMatchObject({ sentAt: null, userId: user.id });
    expect(logged.join()).toContain(`"user":${user.id}`);
    expect(logged.join()).not.toContain("@");
    expect((await db.notification.findMany()).every(({ sentAt }) => sentAt === null)).toBe(true);
  });

  it("is not sent to whoever turned it off, whose account is closed, or for what was read", async () => {
    await db.notificationSetting.create({ data: { userId: user.id, isMailOn: false } });
    await sendDigest(user.id, sending, morning(TUESDAY));
    await db.notificationSetting.deleteMany();
    await db.user.update({ where: { id: user.id }, data: { closedAt: new Date() } });
    await sendDigest(user.id, sending, morning(TUESDAY));
    await db.user.update({ where: { id: user.id }, data: { closedAt: null } });
    await db.notification.updateMany({ data: { readAt: new Date() } });
    await sendDigest(user.id, sending, morning(TUESDAY));
    expect(letters).toEqual([]);
  });
});

it.each([
  ["in the morning of a working day", {}, morning(TUESDAY), true],
  ["before the hour chosen", {}, morning(TUESDAY, 6), false],
  ["later that day, where it could not go out before", {}, morning(TUESDAY, 20), true],
  ["in quiet hours", {}, morning(TUESDAY, 21), false],
  ["in quiet hours past midnight", { hour: 0 }, morning(TUESDAY, 5), false],
  ["when they are over", { hour: 0 }, morning(TUESDAY, 6), true],
  ["without quiet hours", { hour: 0, quietFrom: 0, quietTo: 0 }, morning(TUESDAY, 3), true],
  ["on a Saturday", {}, morning(SATURDAY), false],
  ["on a Saturday, where that was chosen", { isOnWeekends: true }, morning(SATURDAY), true],
  ["when it is off", { isMailOn: false }, morning(TUESDAY), false],
])("goes out or not %s", (_when, chosen, now, expected) => {
  expect(isTimeFor({ ...USUAL, ...chosen }, now)).toBe(expected);
});

describe("the link at its end", () => {
  const unsubscribeUrl = async () => {
    await sendDigest(user.id, sending, morning(TUESDAY));
    return (await read(letters[0])).header("list-unsubscribe")?.replaceAll(/[<>\s]/g, "") ?? "";
  };
  const isMailOn = async () => (await db.notificationSetting.findUnique({ where: { userId: user.id } }))?.isMailOn;

  it("asks first, and turns e-mail off in one request, without signing in", async () => {
    const url = await unsubscribeUrl();
    const asked = await fetch(url);
    expect(asked.status).toBe(200);
    expect(await asked.text()).toContain("<button>");
    expect(await isMailOn()).toBeUndefined();
    const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
    expect((await fetch(url, { method: "POST", body })).status).toBe(200);
    expect(await isMailOn()).toBe(false);
  });

  it("is of no use for anybody else", async () => {
    const other = (await unsubscribeUrl()).replace(`user=${user.id}`, `user=${user.id + 1}`);
    expect((await fetch(other, { method: "POST" })).status).toBe(404);
    expect(await db.notificationSetting.count()).toBe(0);
  });
});

it("waits where no mail server answers", async () => {
  const idle = createServer().listen(0, "127.0.0.1");
  await once(idle, "listening");
  const { port: closed } = idle.address() as AddressInfo; // a listening TCP server's address is never a string
  idle.close();
  const nobody = createMailer({ url: `smtp://127.0.0.1:${closed}`, from: "camket@example.vn" });
  await expect(sendDigest(user.id, { ...sending, mailer: nobody }, morning(TUESDAY))).rejects.toThrow(MailFailedError);
  expect(await db.mailDigest.count()).toBe(0);
});
