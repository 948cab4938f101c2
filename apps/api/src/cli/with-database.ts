import { connect, openPool } from "@camket/prisma";
import { migrate } from "@camket/prisma/migrate";
import type { SignInOptions } from "../sign-in/better-auth.ts";

/** Brings a database up to date and works on it with the rights of requests. */
export async function withDatabase(url: string, work: (open: Pick<SignInOptions, "db" | "pool">) => Promise<void>) {
  await migrate(url);
  const pool = openPool(url);
  const db = connect(pool);
  try {
    await work({ db, pool });
  } finally {
    await db.$disconnect();
  }
}
