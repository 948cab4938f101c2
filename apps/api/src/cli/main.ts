import { DatabaseNotEmptyError, NoSampleError } from "@camket/prisma/sample";
import { openPostgres, PostgresRefusedError } from "@camket/prisma/server";
import { openDatabase } from "../database.ts";
import type { Command } from "./command.ts";
import { migrateCommands } from "./migrate.ts";
import { sampleCommands } from "./sample.ts";

/** What a person who typed a command can act on; anything else is a fault and keeps its stack. */
const REFUSALS = [PostgresRefusedError, DatabaseNotEmptyError, NoSampleError];

const commands: Command[] = [...migrateCommands, ...sampleCommands];

const name = process.argv.slice(2).join(" ");
const command = commands.find((candidate) => candidate.name === name);

if (command) await run(command);
else {
  if (name) console.error(`Không có lệnh "${name}". / There is no command "${name}".\n`);
  console.error(`npm run cli -- <lệnh/command>\n\n${commands.map(describe).join("\n")}`);
  process.exitCode = 2;
}

async function run({ run }: Command) {
  const opening = openDatabase(openPostgres);
  const stop = async (exitCode: number) => {
    const database = await opening.catch(() => undefined);
    await database?.close();
    process.exit(exitCode); // the migration engine leaves a timer of ten seconds behind
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop(1));
  try {
    const { url } = await opening;
    await run(url);
    await stop(0);
  } catch (error) {
    console.error(
      error instanceof Error && REFUSALS.some((Refusal) => error instanceof Refusal) ? error.message : error,
    );
    await stop(1);
  }
}

function describe({ name, help }: Command): string {
  return `  ${name.padEnd(16)}${help}`;
}
