import { connect, openPool } from "@camket/prisma";
import { migrate } from "@camket/prisma/migrate";
import { openPostgres } from "@camket/prisma/server";
import { env } from "../src/env.ts";
import { loadFirstSample } from "../src/first-sample.ts";
import { bigPlan } from "./big-plan.ts";

// The server as people start it, on a database of its own with the sample and a plan of 5,000 tasks.
const server = await openPostgres(env.CAMKET_DATA_DIR);
const url = await server.openDatabase("timeline");
await migrate(url);
await loadFirstSample(url);
const db = connect(openPool(url));
console.log(`plan ${btoa(`Plan:${await bigPlan(db)}`)}`);
await db.$disconnect();
env.DATABASE_URL = url;
await import("../src/main.ts");
