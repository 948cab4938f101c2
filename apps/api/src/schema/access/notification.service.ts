import { type Database, type NotificationKind, type NotificationTopic, Prisma, type Transaction } from "@camket/prisma";
import { addDays, today } from "../../calendar.ts";

/**
 * What waits for whom today, one query for each kind: rows of (userId, subjectId, dueOn). A null day is that of the
 * notice itself. Whatever is not in it any more is settled.
 */
type Waiting = (day: Date) => Prisma.Sql;

const isOpen = Prisma.sql`task."state" IN ('NOT_BEGUN', 'UNDER_WAY') AND (plan."id" IS NULL OR plan."state" = 'ISSUED')`;
const isInForce = Prisma.sql`task."state" NOT IN ('HANDED_OVER', 'WITHDRAWN') AND (plan."id" IS NULL OR plan."state" = 'ISSUED')`;

/** Officers of the committee in charge, or of the agency in charge; the days are its own, or those on which it recurs. */
const tasksDue = (days: (day: Date) => Prisma.Sql) => (day: Date) =>
  Prisma.sql`
  SELECT holder."userId", task."id" AS "subjectId", due."dueOn" FROM (
      SELECT "id" AS "taskId", "dueOn" FROM "Task" WHERE ${days(day)}
      UNION SELECT "taskId", "dueOn" FROM "TaskOccurrence" WHERE "doneOn" IS NULL AND ${days(day)}
        AND "dueOn" >= ${addDays(day, -DAYS_OF_MISSED_OCCURRENCE)}::date
    ) due
    JOIN "Task" task ON task."id" = due."taskId" LEFT JOIN "Plan" plan ON plan."id" = task."planId"
    JOIN working holder ON holder."path" = task."committeePath" AND holder."role" = 'OFFICER'
      AND (holder."agencyId" IS NULL OR holder."agencyId" = task."leadAgencyId")
  WHERE ${isOpen}`;

/** A day missed by work that goes on is told for a week: nothing says that it was made up for. */
const DAYS_OF_MISSED_OCCURRENCE = 7;

const within = (from: number, to: number) => (day: Date) =>
  Prisma.sql`"dueOn" BETWEEN ${addDays(day, from)}::date AND ${addDays(day, to)}::date`;
const before = (day: Date) => Prisma.sql`"dueOn" < ${day}::date`;

const assignments = (people: Prisma.Sql, dueOn: Prisma.Sql, where: Prisma.Sql) => Prisma.sql`
  SELECT holder."userId", assignment."id" AS "subjectId", ${dueOn} AS "dueOn" FROM "TaskAssignment" assignment
    JOIN "Task" task ON task."id" = assignment."taskId" LEFT JOIN "Plan" plan ON plan."id" = task."planId"
    LEFT JOIN "Task" child ON child."id" = assignment."childTaskId"
    JOIN "Committee" assignee ON assignee."id" = assignment."assigneeId"
    JOIN working holder ON holder."role" = 'OFFICER' AND ${people}
  WHERE ${where}`;
const ofWhole = Prisma.sql`holder."agencyId" IS NULL`;
const ofAssignee = Prisma.sql`holder."path" = assignee."path" AND ${ofWhole}`;

const plansIn = (state: "SUBMITTED" | "RETURNED", role: "REVIEWER" | "OFFICER") => () =>
  Prisma.sql`
  SELECT holder."userId", plan."id" AS "subjectId", NULL::date AS "dueOn" FROM "Plan" plan
    JOIN working holder ON holder."path" = plan."committeePath" AND holder."role" = ${role}::"GrantRole" AND ${ofWhole}
  WHERE plan."state" = ${state}::"PlanState"`;

/** Whoever finishes the report of a dissolved committee reaches it, or is named for it. */
const reportsExpected = (days: (day: Date) => Prisma.Sql, dueOn: Prisma.Sql) => (day: Date) =>
  Prisma.sql`
  SELECT holder."userId", expectation."id" AS "subjectId", ${dueOn} AS "dueOn"
  FROM (SELECT * FROM "RoundExpectation" WHERE "state" = 'EXPECTED' AND ${days(day)}) expectation
    JOIN "ReportingRound" round ON round."id" = expectation."roundId" AND round."opensOn" <= ${day}::date
    LEFT JOIN "Committee" responsible ON responsible."id" = expectation."responsibleCommitteeId"
    JOIN holder ON holder."path" IN (expectation."committeePath", responsible."path") AND holder."role" = 'OFFICER' AND ${ofWhole}
  WHERE NOT EXISTS (SELECT FROM "Report" report WHERE report."roundId" = expectation."roundId"
    AND report."committeeId" = expectation."committeeId" AND report."receivedAt" IS NOT NULL)`;
const ownDay = Prisma.sql`expectation."dueOn"`;
const noDay = Prisma.sql`NULL::date`;

const reportsIn =
  (state: "SUBMITTED" | "RETURNED", role: "REVIEWER" | "OFFICER", path: Prisma.Sql, since: Prisma.Sql) => () =>
    Prisma.sql`
  SELECT holder."userId", report."id" AS "subjectId", (${since} AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "dueOn"
  FROM "Report" report JOIN "ReportingRound" round ON round."id" = report."roundId"
    JOIN holder ON holder."path" = ${path} AND holder."role" = ${role}::"GrantRole" AND ${ofWhole}
  WHERE report."state" = ${state}::"ReportState"`;

/** Where a report is decided upon. */
const takerPath = Prisma.sql`coalesce((SELECT above."path" FROM "RoundExpectation" expectation
      JOIN "Committee" above ON above."id" = expectation."reportsToId"
      WHERE expectation."roundId" = report."roundId" AND expectation."committeeId" = report."committeeId"), report."committeePath")`;

const waiting: Record<NotificationKind, Waiting> = {
  TASK_DUE_IN_14_DAYS: tasksDue(within(8, 14)),
  TASK_DUE_IN_7_DAYS: tasksDue(within(2, 7)),
  TASK_DUE_IN_1_DAY: tasksDue(within(0, 1)),
  TASK_LATE: tasksDue(before),
  TASK_ASSIGNED: () =>
    assignments(
      ofAssignee,
      Prisma.sql`task."dueOn"`,
      Prisma.sql`assignment."state" = 'SENT' AND child."id" IS NULL AND ${isInForce}`,
    ),
  TASK_CHANGED: () => assignments(ofAssignee, noDay, Prisma.sql`assignment."isChangeOpen"`),
  TASK_CHANGE_ASKED: () =>
    assignments(
      Prisma.sql`holder."path" = assignment."committeePath" AND ${ofWhole}`,
      noDay,
      Prisma.sql`assignment."state" = 'CHANGE_ASKED' AND ${isInForce}`,
    ),
  TASK_REMINDED: (day) =>
    assignments(
      Prisma.sql`holder."path" = assignee."path" AND (${ofWhole} OR holder."agencyId" = child."leadAgencyId")`,
      noDay,
      neglected(day),
    ),
  PLAN_TO_REVIEW: plansIn("SUBMITTED", "REVIEWER"),
  PLAN_RETURNED: plansIn("RETURNED", "OFFICER"),
  REPORT_DUE_IN_14_DAYS: reportsExpected(within(8, 14), ownDay),
  REPORT_DUE_IN_7_DAYS: reportsExpected(within(2, 7), ownDay),
  REPORT_DUE_IN_1_DAY: reportsExpected(within(0, 1), ownDay),
  REPORT_LATE: reportsExpected(before, ownDay),
  REPORT_REMINDED: reportsExpected(() => Prisma.sql`TRUE`, noDay),
  REPORT_TO_REVIEW: reportsIn(
    "SUBMITTED",
    "REVIEWER",
    takerPath,
    Prisma.sql`(SELECT max("sealedAt") FROM "ReportRevision" WHERE "reportId" = report."id")`,
  ),
  REPORT_RETURNED: reportsIn(
    "RETURNED",
    "OFFICER",
    Prisma.sql`report."committeePath"`,
    Prisma.sql`(SELECT max("decidedAt") FROM "ReportDecision" WHERE "reportId" = report."id")`,
  ),
  TASK_MENTIONED: mentions,
  CELL_COMMENTED: remarks,
};

/** A remark that nobody answers is news for a month. */
const DAYS_OF_REMARK = 30;

/** Until they write themselves, those who are named in a remark and still reach the task. */
function mentions(day: Date): Prisma.Sql {
  return Prisma.sql`
  SELECT mention."B" AS "userId", comment."id" AS "subjectId", (comment."createdAt" AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "dueOn"
  FROM "_mention" mention JOIN "TaskComment" comment ON comment."id" = mention."A"
    JOIN holder ON holder."userId" = mention."B" AND starts_with(comment."committeePath", holder."path")
  WHERE comment."createdAt" >= ${addDays(day, -DAYS_OF_REMARK)}::date AND NOT EXISTS (SELECT FROM "TaskComment" answer
    WHERE answer."taskId" = comment."taskId" AND answer."authorId" = mention."B" AND answer."id" > comment."id")`;
}

/**
 * The last word on each cell that is not settled: of those who report, for the reviewers who take the report or wrote
 * on the cell; of anybody else, for those who report.
 */
function remarks(day: Date): Prisma.Sql {
  return Prisma.sql`
  SELECT holder."userId", remark."id" AS "subjectId", (remark."createdAt" AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "dueOn"
  FROM (
      SELECT DISTINCT ON ("reportId", "indicatorId", "categoryId") * FROM "CellComment"
      WHERE "resolvedAt" IS NULL ORDER BY "reportId", "indicatorId", "categoryId", "id" DESC
    ) remark
    JOIN "Report" report ON report."id" = remark."reportId" CROSS JOIN LATERAL (SELECT ${takerPath} AS "path") taker
    CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM holder author WHERE author."userId" = remark."authorId"
        AND author."role" = 'OFFICER' AND author."path" = remark."committeePath" AND author."agencyId" IS NULL)
      AND NOT EXISTS (SELECT FROM holder author WHERE author."userId" = remark."authorId"
        AND author."role" = 'REVIEWER' AND author."path" = taker."path") AS "isAnswer") side
    JOIN holder ON holder."userId" IS DISTINCT FROM remark."authorId" AND ${ofWhole} AND CASE WHEN side."isAnswer"
      THEN holder."role" = 'REVIEWER' AND (holder."path" = taker."path" OR starts_with(remark."committeePath", holder."path")
        AND EXISTS (SELECT FROM "CellComment" asked WHERE asked."authorId" = holder."userId"
          AND (asked."reportId", asked."indicatorId") = (remark."reportId", remark."indicatorId")
          AND asked."categoryId" IS NOT DISTINCT FROM remark."categoryId"))
      ELSE holder."role" = 'OFFICER' AND holder."path" = remark."committeePath" END
  WHERE remark."createdAt" >= ${addDays(day, -DAYS_OF_REMARK)}::date`;
}

/** Given and not taken on, or taken on and late. */
function neglected(day: Date): Prisma.Sql {
  return Prisma.sql`${isInForce} AND ((assignment."state" = 'SENT' AND child."id" IS NULL)
    OR (child."state" IN ('NOT_BEGUN', 'UNDER_WAY') AND child."dueOn" < ${day}::date))`;
}

/** Written when somebody reminds, not because a day came. */
const BY_HAND: NotificationKind[] = ["TASK_REMINDED", "REPORT_REMINDED"];

/** What the days of a task bring. */
export const TASK_DAYS: NotificationKind[] = [
  "TASK_DUE_IN_14_DAYS",
  "TASK_DUE_IN_7_DAYS",
  "TASK_DUE_IN_1_DAY",
  "TASK_LATE",
];

/** What an e-mail and a setting name together. */
export const topicOf: Record<NotificationKind, NotificationTopic> = {
  TASK_DUE_IN_14_DAYS: "DUE",
  TASK_DUE_IN_7_DAYS: "DUE",
  TASK_DUE_IN_1_DAY: "DUE",
  REPORT_DUE_IN_14_DAYS: "DUE",
  REPORT_DUE_IN_7_DAYS: "DUE",
  REPORT_DUE_IN_1_DAY: "DUE",
  TASK_LATE: "LATE",
  REPORT_LATE: "LATE",
  TASK_ASSIGNED: "CASCADE",
  TASK_CHANGED: "CASCADE",
  TASK_CHANGE_ASKED: "CASCADE",
  TASK_REMINDED: "REMINDER",
  REPORT_REMINDED: "REMINDER",
  PLAN_TO_REVIEW: "REVIEW",
  REPORT_TO_REVIEW: "REVIEW",
  PLAN_RETURNED: "RETURNED",
  REPORT_RETURNED: "RETURNED",
  TASK_MENTIONED: "MENTION",
  CELL_COMMENTED: "MENTION",
};

/** Whoever holds a role today, and where: at `working`, only at committees that are not dissolved. */
const holders = (day: Date) => Prisma.sql`
  holder AS (
    SELECT held."userId", held."role", held."agencyId", reached."path"
    FROM "Grant" held JOIN "User" ON "User"."id" = held."userId" AND "User"."closedAt" IS NULL
      CROSS JOIN LATERAL (SELECT held."committeePath" AS "path"
        UNION SELECT "reachedPath" FROM "CommitteeReach" WHERE "committeeId" = held."committeeId") reached
    WHERE held."validFrom" <= ${day}::date AND (held."validTo" IS NULL OR held."validTo" > ${day}::date)
  ), working AS (
    SELECT holder.* FROM holder JOIN "Committee" ON "Committee"."path" = holder."path"
    WHERE "Committee"."validTo" IS NULL OR "Committee"."validTo" > ${day}::date
  )`;

/** Nobody is told twice: by the key of a notice; and of what has no day of its own, while the one before holds. */
const write = (kind: NotificationKind, day: Date) => Prisma.sql`
  INSERT INTO "Notification" ("userId", "kind", "subjectId", "dueOn")
    SELECT "userId", ${kind}::"NotificationKind", "subjectId", coalesce("dueOn", ${day}::date) FROM waiting
    WHERE "dueOn" IS NOT NULL OR NOT EXISTS (SELECT FROM "Notification" held WHERE held."userId" = waiting."userId"
      AND held."kind" = ${kind}::"NotificationKind" AND held."subjectId" = waiting."subjectId" AND held."settledAt" IS NULL)
    ON CONFLICT ("userId", "kind", "subjectId", "dueOn")
      DO UPDATE SET "settledAt" = NULL, "readAt" = NULL, "sentAt" = NULL, "createdAt" = CURRENT_TIMESTAMP
      WHERE "Notification"."settledAt" IS NOT NULL`;

const settle = (kind: NotificationKind, among: Prisma.Sql) => Prisma.sql`
  UPDATE "Notification" notice SET "settledAt" = CURRENT_TIMESTAMP
    WHERE notice."kind" = ${kind}::"NotificationKind" AND notice."settledAt" IS NULL ${among}
      AND NOT EXISTS (SELECT FROM waiting WHERE waiting."userId" = notice."userId"
        AND waiting."subjectId" = notice."subjectId" AND (waiting."dueOn" IS NULL OR waiting."dueOn" = notice."dueOn"))`;

/**
 * Tells those concerned, and settles what is over, in one statement a kind; done again, or by two at once, it adds nothing.
 *
 * @param subjectIds only what is about these rows, as when one of them was just moved on.
 */
export async function remind(
  kinds: NotificationKind[],
  db: Pick<Transaction, "$executeRaw">,
  { subjectIds, day = today() }: { subjectIds?: number[]; day?: Date } = {},
): Promise<void> {
  for (const kind of kinds) {
    const only = subjectIds ? Prisma.sql`WHERE "subjectId" = ANY (${subjectIds})` : Prisma.empty;
    const among = subjectIds ? Prisma.sql`AND notice."subjectId" = ANY (${subjectIds})` : Prisma.empty;
    const told = Prisma.sql`
      WITH ${holders(day)}, waiting AS MATERIALIZED (SELECT DISTINCT * FROM (${waiting[kind](day)}) due ${only})`;
    if (BY_HAND.includes(kind)) await db.$executeRaw`${told} ${settle(kind, among)}`;
    else await db.$executeRaw`${told}, settled AS (${settle(kind, among)}) ${write(kind, day)}`;
  }
}

const allKinds = Object.keys(waiting) as NotificationKind[]; // keys of an object literal
const AT_LENGTH = 60_000;

/** What the day brings, for everyone. */
export async function remindAll(db: Database, day = today()): Promise<void> {
  for (const kind of allKinds)
    await db.$transaction(
      async (tx) => {
        // One after the other: two that write the same rows would wait for each other.
        await tx.$executeRaw`SELECT set_config('statement_timeout', ${`${AT_LENGTH}ms`}, TRUE)`;
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('camket remind'))`;
        await remind([kind], tx, { day });
      },
      { timeout: AT_LENGTH },
    );
}

/**
 * Reminds, once a day, the officers of those committees that have not done what is asked of them.
 *
 * @param subjectIds assignments, or expectations.
 * @returns how many notices were written.
 */
export async function remindByHand(
  kind: "TASK_REMINDED" | "REPORT_REMINDED",
  subjectIds: number[],
  tx: Transaction,
  day = today(),
): Promise<number> {
  // The one of an earlier day gives way to that of today.
  await tx.notification.updateMany({
    where: { kind, subjectId: { in: subjectIds }, dueOn: { lt: day }, settledAt: null },
    data: { settledAt: new Date() },
  });
  return tx.$executeRaw`
    WITH ${holders(day)}, waiting AS (
      SELECT DISTINCT * FROM (${waiting[kind](day)}) due WHERE "subjectId" = ANY (${subjectIds})
        AND NOT EXISTS (SELECT FROM "Notification" told WHERE told."kind" = ${kind}::"NotificationKind"
          AND told."subjectId" = due."subjectId" AND told."dueOn" = ${day}::date)
    )
    INSERT INTO "Notification" ("userId", "kind", "subjectId", "dueOn")
      SELECT "userId", ${kind}::"NotificationKind", "subjectId", ${day}::date FROM waiting ON CONFLICT DO NOTHING`;
}
