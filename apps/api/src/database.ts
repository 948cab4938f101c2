import { checkPostgres, type PostgresServer } from "@camket/prisma/server";
import { env } from "./env.ts";

export interface OpenDatabase {
  url: string;
  close(): Promise<void>;
}

/**
 * The database that this process works on: the one of DATABASE_URL, or the embedded server's.
 *
 * @param open how to come to the embedded server: as its owner, or as a guest too.
 */
export async function openDatabase(open: (dataFolder: string) => Promise<PostgresServer>): Promise<OpenDatabase> {
  if (env.DATABASE_URL) {
    await checkPostgres(env.DATABASE_URL);
    return { url: env.DATABASE_URL, close: async () => {} };
  }
  const server = await open(env.CAMKET_DATA_DIR);
  return { url: await server.openDatabase("camket"), close: server.stop };
}
