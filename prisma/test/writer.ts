import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { startPostgres } from "../server.ts";

// Writes numbered rows, and says each number once PostgreSQL has acknowledged it. Ends only when it is killed.
const [folder = ""] = process.argv.slice(2);
const server = await startPostgres(folder);
const pool = new pg.Pool({ connectionString: await server.openDatabase("written") });
pool.on("error", () => {}); // PostgreSQL was killed: the next query has a new connection
await pool.query("CREATE TABLE IF NOT EXISTS row (number serial)");

for (;;) {
  try {
    const { rows } = await pool.query<{ number: number }>("INSERT INTO row DEFAULT VALUES RETURNING number");
    process.stdout.write(`${rows[0]?.number}\n`);
  } catch {
    await setTimeout(20);
  }
}
