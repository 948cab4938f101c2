import { randomUUID } from "node:crypto";
import { cpus, loadavg } from "node:os";
import { ApolloServer } from "@apollo/server";
import { connect, openPool } from "@camket/prisma";
import { migrate } from "@camket/prisma/migrate";
import { isSampleLoaded, loadNationalSample } from "@camket/prisma/sample";
import { openPostgres } from "@camket/prisma/server";
import { pino } from "pino";
import { signCursor } from "../src/connections.ts";
import type { Context, Viewer } from "../src/context.ts";
import { env } from "../src/env.ts";
import { apolloOptions } from "../src/server.ts";
import { loadViewer } from "../src/sign-in/viewer.ts";
import { measureConsolidation } from "./consolidation.ts";
import { type Question, questions } from "./questions.ts";
import { screens } from "./screens.ts";

const RUNS = 40;

// The national sample stays in a database of its own, so that only the first run loads it.
const server = await openPostgres(env.CAMKET_DATA_DIR);
const url = await server.openDatabase("bench");
await migrate(url);
if (!(await isSampleLoaded(url))) await loadNationalSample(url, console.log);

let statements = 0;
const db = connect(openPool(url), () => {
  statements += 1;
});
const apollo = new ApolloServer<Context>(apolloOptions({ log: pino({ level: "silent" }), introspection: true }));
await apollo.start();

const viewers = new Map<string, Viewer>();
for (const { email, id } of await db.user.findMany()) {
  const viewer = await loadViewer(db, id);
  if (viewer) viewers.set(email, viewer);
}

async function ask({ document, variables, after, viewer: email }: Question) {
  const request = { id: randomUUID(), idempotencyKey: null, payloadHash: "", writes: 0 };
  const contextValue: Context = { db, viewer: viewers.get(email) ?? null, locale: "vi", cursorSecret: "", request };
  const cursor = after && { after: signCursor(after.list, after.cursor, contextValue) };
  const { body } = await apollo.executeOperation(
    { query: document, variables: { ...variables, ...cursor } },
    { contextValue },
  );
  if (body.kind === "incremental" || body.singleResult.errors) throw new Error(JSON.stringify(body));
}

async function measure(question: Question) {
  const times: number[] = [];
  // The first runs warm the caches of PostgreSQL and of Prisma's compiler.
  for (let run = -3; run < RUNS; run += 1) {
    statements = 0;
    const start = performance.now();
    await ask(question);
    if (run >= 0) times.push(performance.now() - start);
  }
  times.sort((one, other) => one - other);
  const at = (share: number) => (times[Math.floor(RUNS * share)] ?? 0).toFixed(1);
  return { median: at(0.5), p95: at(0.95), statements };
}

console.log(`${RUNS} runs, milliseconds; ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}\n`);
console.log(`${"".padEnd(72)}  median     p95  statements`);
const only = process.argv[2] ?? "";
for (const question of [...(await questions(db)), ...(await screens(db))])
  if (question.name.includes(only)) {
    const { median, p95, statements } = await measure(question);
    const name = `${question.name} (${question.viewer.split("@")[0]})`;
    console.log(`${name.padEnd(72)}${median.padStart(8)}${p95.padStart(8)}${String(statements).padStart(12)}`);
  }

if (only === "" || only === "consolidation") {
  const { consolidations, approvals, counts, marks } = await measureConsolidation(db);
  const told = (times: number[]) => times.map((time) => time.toFixed(0)).join(" ");
  console.log(`\nconsolidation of a round ${JSON.stringify(counts)}: ${told(consolidations)}`);
  console.log(`approval of a corrected commune, with ${marks} marks: ${told(approvals)}`);
}

await apollo.stop();
await db.$disconnect();
await server.stop();
process.exit(); // the migration engine leaves a timer of ten seconds behind
