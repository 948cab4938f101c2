import type { Database, NotificationKind, Prisma } from "@camket/prisma";
import { encodeGlobalID } from "@pothos/plugin-relay";
import type { Logger } from "pino";
import { today } from "../calendar.ts";
import type { Context, Locale } from "../context.ts";
import { topicOf } from "../schema/access/notification.service.ts";
import { type MailSetting, USUAL } from "../schema/access/notification-setting.service.ts";
import { notificationTexts, speaksOfDueDay } from "../schema/access/notification-words.ts";
import { visible } from "../schema/visibility.ts";
import { loadViewer } from "../sign-in/viewer.ts";
import { type DigestLine, digestLetter } from "./digest-letter.ts";
import type { Mailer } from "./mailer.ts";
import { unsubscribeUrlOf } from "./unsubscribe.ts";

const MOST_LINES = 50;
const MONDAY = 1;

const hourInVietnam = (now: Date) => (now.getUTCHours() + 7) % 24;

/** Whether an e-mail may go out to somebody who chose so. */
export function isTimeFor({ isMailOn, hour, quietFrom, quietTo, isOnWeekends }: MailSetting, now: Date): boolean {
  const [at, weekday] = [hourInVietnam(now), today(now).getUTCDay()];
  const isQuiet = quietFrom <= quietTo ? at >= quietFrom && at < quietTo : at >= quietFrom || at < quietTo;
  return isMailOn && at >= hour && !isQuiet && (isOnWeekends || (weekday !== 0 && weekday !== 6));
}

/** What is told once a week, though it was told before: what stays late. */
const LATE: NotificationKind[] = ["TASK_LATE", "REPORT_LATE"];

const isWanted =
  ({ mutedTopics }: MailSetting) =>
  (kind: NotificationKind) =>
    !mutedTopics.includes(topicOf[kind]);

/** Of whom it is time to write to: something is new, or it is Monday and something stays late. */
export async function usersToWriteTo(db: Database, now = new Date()): Promise<number[]> {
  const day = today(now);
  const isWeekly = day.getUTCDay() === MONDAY;
  const users = await db.$queryRaw<({ userId: number; kinds: NotificationKind[] } & MailSetting)[]>`
    SELECT notice."userId", array_agg(DISTINCT notice."kind"::text) AS "kinds",
      coalesce(setting."isMailOn", ${USUAL.isMailOn}) AS "isMailOn", coalesce(setting."hour", ${USUAL.hour}) AS "hour",
      coalesce(setting."mutedTopics"::text[], '{}') AS "mutedTopics", coalesce(setting."language", 'VI') AS "language",
      coalesce(setting."quietFrom", ${USUAL.quietFrom}) AS "quietFrom", coalesce(setting."quietTo", ${USUAL.quietTo}) AS "quietTo",
      coalesce(setting."isOnWeekends", ${USUAL.isOnWeekends}) AS "isOnWeekends"
    FROM "Notification" notice JOIN "User" ON "User"."id" = notice."userId" AND "User"."closedAt" IS NULL
      LEFT JOIN "NotificationSetting" setting ON setting."userId" = notice."userId"
    WHERE notice."settledAt" IS NULL AND ((notice."sentAt" IS NULL AND notice."readAt" IS NULL)
        OR (${isWeekly} AND notice."kind" = ANY (${LATE}::"NotificationKind"[])))
      AND NOT EXISTS (SELECT FROM "MailDigest" WHERE "MailDigest"."userId" = notice."userId" AND "MailDigest"."day" = ${day}::date)
    GROUP BY notice."userId", setting."userId"`;
  return users.filter((user) => isTimeFor(user, now) && user.kinds.some(isWanted(user))).map(({ userId }) => userId);
}

interface Sending {
  db: Database;
  mailer: Mailer;
  log: Logger;
  publicUrl: string;
  secret: string;
}

/**
 * Writes to a user what the day brought. The caller holds the user's lock. Whoever dies between sending and noting it
 * sends it again, under the same Message-ID.
 */
export async function sendDigest(userId: number, sending: Sending, now = new Date()): Promise<void> {
  const { db, mailer, log, publicUrl, secret } = sending;
  const day = today(now);
  const user = await db.user.findUnique({
    where: { id: userId },
    select: { email: true, notificationSetting: true, mailDigests: { where: { day } } },
  });
  const viewer = await loadViewer(db, userId);
  if (!user || !viewer || user.mailDigests.length > 0) return;
  const setting = user.notificationSetting ?? USUAL;
  if (!isTimeFor(setting, now)) return;

  const context = contextOf(db, viewer, setting.language === "EN" ? "en" : "vi");
  const kinds = (Object.keys(topicOf) as NotificationKind[]).filter(isWanted(setting)); // keys of topicOf
  const open = { AND: [visible.notification(context), { settledAt: null, kind: { in: kinds } }] };
  const news = { AND: [open, { sentAt: null, readAt: null }] };
  const told = await db.notification.findMany({
    where: news,
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  const ids = told.map(({ id }) => id);
  const rows = await db.notification.findMany({
    where: { id: { in: ids.slice(0, MOST_LINES) } },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    select: lineSelect,
  });
  const late =
    day.getUTCDay() === MONDAY ? await db.notification.count({ where: { AND: [open, { kind: { in: LATE } }] } }) : null;
  if (ids.length === 0 && !late) return;

  const unsubscribeUrl = unsubscribeUrlOf(userId, { publicUrl, secret });
  const letter = digestLetter({
    lines: rows.map((row) => lineOf(row, context.locale, publicUrl)),
    more: ids.length - rows.length,
    late,
    day,
    locale: context.locale,
    isSample: (await db.sampleLoad.count()) > 0,
    publicUrl,
    unsubscribeUrl,
  });
  const messageId = `<digest.${userId}.${day.toISOString().slice(0, 10)}@${new URL(publicUrl).hostname}>`;
  const isTaken = await mailer.send({ to: user.email, messageId, unsubscribeUrl, ...letter });
  if (!isTaken) log.warn({ user: userId }, "The mail server refused the address of a user.");
  const at = new Date();
  await db.$transaction(async (tx) => {
    await tx.mailDigest.createMany({ data: { userId, day, ...(isTaken ? { sentAt: at } : { refusedAt: at }) } });
    if (isTaken) await tx.notification.updateMany({ where: { id: { in: ids } }, data: { sentAt: at } });
  });
}

const contextOf = (db: Database, viewer: NonNullable<Context["viewer"]>, locale: Locale): Context => ({
  db,
  viewer,
  locale,
  cursorSecret: "",
  request: { id: "digest", idempotencyKey: null, payloadHash: "", writes: 0 },
});

const named = {
  select: { periods: { orderBy: { validFrom: "desc" }, take: 1 } },
} satisfies Prisma.CommitteeDefaultArgs;
const inPlan = { select: { document: { select: { reference: true } } } } satisfies Prisma.PlanDefaultArgs;
const asked = { select: { name: true } } satisfies Prisma.ReportingRoundDefaultArgs;

const lineSelect = {
  id: true,
  kind: true,
  dueOn: true,
  task: { select: { number: true, title: true, plan: inPlan } },
  assignment: {
    select: { assignee: named, task: { select: { number: true, title: true, committee: named } } },
  },
  plan: { select: { title: true, committee: named } },
  expectation: { select: { round: asked, committee: named } },
  report: { select: { round: asked, committee: named } },
  cellComment: { select: { report: { select: { round: asked, committee: named } } } },
  comment: { select: { task: { select: { number: true, title: true, plan: inPlan } } } },
} satisfies Prisma.NotificationSelect;

type Row = Prisma.NotificationGetPayload<{ select: typeof lineSelect }>;

function lineOf({ id, kind, dueOn, ...about }: Row, locale: Locale, publicUrl: string): DigestLine {
  const nameOf = ({ periods: [period] }: Prisma.CommitteeGetPayload<typeof named>) =>
    (locale === "en" && period?.nameEn) || (period?.name ?? "");
  const { assignment, plan } = about;
  const task = about.task ?? about.comment?.task;
  const reporting = about.report ?? about.cellComment?.report ?? about.expectation;
  const [subject, from] = task
    ? [`${task.number} ${task.title}`, task.plan?.document?.reference ?? null]
    : assignment
      ? [
          `${assignment.task.number} ${assignment.task.title}`,
          nameOf(kind === "TASK_CHANGE_ASKED" ? assignment.assignee : assignment.task.committee),
        ]
      : plan
        ? [plan.title, nameOf(plan.committee)]
        : [reporting?.round.name ?? "", reporting ? nameOf(reporting.committee) : null];
  return {
    topic: topicOf[kind],
    message: notificationTexts[kind][locale],
    subject,
    from,
    dueOn: speaksOfDueDay(kind) ? dueOn : null,
    url: `${publicUrl}/notifications/${encodeURIComponent(encodeGlobalID("Notification", id))}`,
  };
}
