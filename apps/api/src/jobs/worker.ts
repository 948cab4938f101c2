import type { Database } from "@camket/prisma";
import { parseCronItems, Logger as QueueLogger, run } from "graphile-worker";
import type { Logger } from "pino";
import { z } from "zod";
import { today } from "../calendar.ts";
import { sendDigest, usersToWriteTo } from "../mail/digest.service.ts";
import type { Mailer } from "../mail/mailer.ts";
import { remindAll } from "../schema/access/notification.service.ts";
import { runJob } from "./run-job.ts";

const payload = z.object({ id: z.int() });

interface Jobs {
  /** The queue's own, as owner: requests may not touch it. */
  url: string;
  db: Database;
  log: Logger;
  /** Null where no e-mail goes out. */
  mail?: { mailer: Mailer; publicUrl: string; secret: string } | null;
}

/** Does the jobs that are waiting, two at a time; every replica does, and each job is done by one. */
export async function startJobs({ url, db, log, mail = null }: Jobs) {
  const runner = await run({
    connectionString: url,
    concurrency: 2,
    maxPoolSize: 4,
    noHandleSignals: true,
    logger: new QueueLogger(() => (level, message) => {
      if (level === "error") log.error({ queue: message }, "unexpected");
    }),
    parsedCronItems: parseCronItems([
      { task: "resume_jobs", match: "* * * * *", identifier: "resume_jobs" },
      // Six in the morning in Viet Nam; where nobody worked then, it is made up for.
      { task: "remind", match: "0 23 * * *", identifier: "remind", options: { backfillPeriod: 86_400_000 } },
      { task: "send_digests", match: "5 * * * *", identifier: "send_digests" },
    ]),
    taskList: {
      // Whoever does a job holds its lock as long as the process lives, and so does nobody whose process died.
      run_job: (asked, { withPgClient }) =>
        withPgClient(async (client) => {
          const { id } = payload.parse(asked);
          const { rows } = await client.query<{ taken: boolean }>(
            "SELECT pg_try_advisory_lock(hashtext('camket job'), $1) AS taken",
            [id],
          );
          if (!rows[0]?.taken) return;
          try {
            await runJob(id, db, log);
          } finally {
            await client.query("SELECT pg_advisory_unlock(hashtext('camket job'), $1)", [id]);
          }
        }),
      remind: () => remindAll(db),
      send_digests: async (_nothing, { addJob }) => {
        if (!mail) return;
        const day = today().toISOString().slice(0, 10);
        // A key of the day: what failed waits longer each time, and is not begun anew every hour.
        const ids = await usersToWriteTo(db);
        if (ids.length > 0) await remindAll(db); // what was done since the morning is not told as late
        for (const id of ids)
          await addJob(
            "send_digest",
            { id },
            { jobKey: `digest:${id}:${day}`, jobKeyMode: "unsafe_dedupe", maxAttempts: 8 },
          );
      },
      send_digest: (asked, { withPgClient }) =>
        withPgClient(async (client) => {
          const { id } = payload.parse(asked);
          if (!mail) return;
          await client.query("SELECT pg_advisory_lock(hashtext('camket digest'), $1)", [id]);
          try {
            await sendDigest(id, { db, log, ...mail });
          } finally {
            await client.query("SELECT pg_advisory_unlock(hashtext('camket digest'), $1)", [id]);
          }
        }),
      resume_jobs: async (_nothing, { withPgClient }) => {
        await withPgClient((client) =>
          client.query(
            `WITH running AS MATERIALIZED (SELECT "id" FROM "Job" WHERE "state" = 'RUNNING')
             SELECT graphile_worker.add_job('run_job', json_build_object('id', "id"), max_attempts => 3) FROM running
             WHERE pg_try_advisory_xact_lock(hashtext('camket job'), "id")`,
          ),
        );
      },
    },
  });
  await runner.addJob("resume_jobs", {});
  await runner.addJob("remind", {}, { jobKey: "remind" });
  return { stop: () => runner.stop() };
}
