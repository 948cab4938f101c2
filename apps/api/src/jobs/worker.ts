import type { Database } from "@camket/prisma";
import { parseCronItems, Logger as QueueLogger, run } from "graphile-worker";
import type { Logger } from "pino";
import { z } from "zod";
import { runJob } from "./run-job.ts";

const payload = z.object({ id: z.int() });

/**
 * Does the jobs that are waiting, two at a time; every replica does, and each job is done by one.
 *
 * @param url the queue's own, as owner: requests may not touch it.
 */
export async function startJobs({ url, db, log }: { url: string; db: Database; log: Logger }) {
  const runner = await run({
    connectionString: url,
    concurrency: 2,
    maxPoolSize: 4,
    noHandleSignals: true,
    logger: new QueueLogger(() => (level, message) => {
      if (level === "error") log.error({ queue: message }, "unexpected");
    }),
    parsedCronItems: parseCronItems([{ task: "resume_jobs", match: "* * * * *", identifier: "resume_jobs" }]),
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
  return { stop: () => runner.stop() };
}
