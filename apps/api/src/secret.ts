import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { env } from "./env.ts";

/** What signs the cookies: CAMKET_SECRET, which replicas share, or one of this machine's own, made at the first start. */
export async function readSecret(): Promise<string> {
  if (env.CAMKET_SECRET) return env.CAMKET_SECRET;
  const file = `${env.CAMKET_DATA_DIR}/secret`;
  await mkdir(env.CAMKET_DATA_DIR, { recursive: true });
  await writeFile(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" }).catch((error) => {
    if (error.code !== "EEXIST") throw error;
  });
  return readFile(file, "utf8");
}
