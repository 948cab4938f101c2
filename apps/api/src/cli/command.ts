export interface Command {
  /** What comes after `npm run cli --`: one word or two. */
  name: string;
  /** One line for the list of commands. */
  help: string;
  /** @param url of the database. */
  run(url: string): Promise<void>;
}
