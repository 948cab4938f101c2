import type { ParseArgsConfig } from "node:util";

export interface Command {
  /** What comes after `npm run cli --`: one word or two. */
  name: string;
  /** How its options are written, where it has any. */
  usage?: string;
  /** One line for the list of commands. */
  help: string;
  options?: NonNullable<ParseArgsConfig["options"]>;
  /** How many names of files it takes at the most. */
  files?: number;
  /**
   * @param url of the database.
   * @param values of the options, by name.
   */
  run(url: string, values: OptionValues, files: string[]): Promise<void>;
}

export type OptionValues = Record<string, string | boolean | (string | boolean)[] | undefined>;

/** What a person who typed a command can act on. */
export class CommandRefusedError extends Error {}

/** The text of an option that the command can't do without. */
export function required(values: OptionValues, name: string): string {
  const value = values[name];
  if (typeof value === "string" && value.trim()) return value.trim();
  throw new CommandRefusedError(`Thiếu --${name}. / --${name} is missing.`);
}
