import { parseArgs } from "node:util";
import { DatabaseNotEmptyError, NoSampleError } from "@camket/prisma/sample";
import { openPostgres, PostgresRefusedError } from "@camket/prisma/server";
import { openDatabase } from "../database.ts";
import { DomainError, fieldMessages, InvalidInputError } from "../errors.ts";
import { auditCommands } from "./audit.ts";
import { type Command, CommandRefusedError, type OptionValues } from "./command.ts";
import { committeeCommands } from "./committees.ts";
import { memberCommands } from "./members.ts";
import { migrateCommands } from "./migrate.ts";
import { recommendationCommands } from "./recommendations.ts";
import { reorganiseCommands } from "./reorganise.ts";
import { sampleCommands } from "./sample.ts";
import { tokenCommands } from "./token.ts";
import { unitCommands } from "./units.ts";
import { userCommands } from "./user.ts";

/** What a person who typed a command can act on; anything else is a fault and keeps its stack. */
const REFUSALS = [PostgresRefusedError, DatabaseNotEmptyError, NoSampleError, CommandRefusedError];

const commands: Command[] = [
  ...migrateCommands,
  ...sampleCommands,
  ...userCommands,
  ...tokenCommands,
  ...auditCommands,
  ...unitCommands,
  ...committeeCommands,
  ...recommendationCommands,
  ...memberCommands,
  ...reorganiseCommands,
];

const words = process.argv.slice(2);
const command = commands.find(({ name }) => name.split(" ").every((word, place) => words[place] === word));

if (command) await run(command, words.slice(command.name.split(" ").length));
else {
  if (words.length > 0)
    console.error(`Không có lệnh "${words.join(" ")}". / There is no command "${words.join(" ")}".\n`);
  console.error(`npm run cli -- <lệnh/command>\n\n${commands.map(describe).join("\n")}`);
  process.exitCode = 2;
}

async function run({ run, name, usage = "", options = {}, files = 0 }: Command, args: string[]) {
  let values: OptionValues;
  let positionals: string[];
  try {
    ({ values, positionals } = parseArgs({ args, options, allowPositionals: files > 0 }));
    if (positionals.length > files) throw new Error(`Unexpected argument '${positionals[files]}'`);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\nnpm run cli -- ${name} ${usage}`);
    process.exitCode = 2;
    return;
  }
  const opening = openDatabase(openPostgres);
  const stop = async (exitCode: number) => {
    const database = await opening.catch(() => undefined);
    await database?.close();
    process.exit(exitCode); // the migration engine leaves a timer of ten seconds behind
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop(1));
  try {
    const { url } = await opening;
    await run(url, values, positionals);
    await stop(0);
  } catch (error) {
    console.error(explain(error));
    await stop(1);
  }
}

function explain(error: unknown): unknown {
  if (error instanceof InvalidInputError) {
    const fields = error.fields.map(
      ({ path, code }) => `${path}: ${fieldMessages[code].vi} / ${fieldMessages[code].en}`,
    );
    return [`${error.text.vi} / ${error.text.en}`, ...fields].join("\n");
  }
  if (error instanceof DomainError) return `${error.text.vi} / ${error.text.en}`;
  return error instanceof Error && REFUSALS.some((Refusal) => error instanceof Refusal) ? error.message : error;
}

function describe({ name, usage, help }: Command): string {
  return `  ${name} ${usage ?? ""}\n      ${help}`;
}
