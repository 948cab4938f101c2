import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { TestProject } from "vitest/node";

/** The server as `npm start` runs it, on a fresh data folder with its sample data. */
export default async function setup({ provide }: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), "camket-journeys-"));
  const port = await findFreePort();
  const server = spawn(process.execPath, ["--import", "tsx", "apps/api/src/main.ts"], {
    // Journeys are faster than people, and many of them one after another go by the same name.
    env: { ...process.env, PORT: String(port), CAMKET_DATA_DIR: folder, POINTS_PER_MINUTE: "100000" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const address = `http://localhost:${port}/`;
  await new Promise<void>((ready, fail) => {
    server.once("exit", (code) => fail(new Error(`The server ended with exit code ${code}`)));
    createInterface({ input: server.stdout }).on("line", (line) => {
      if (line.includes(address)) ready();
    });
  });
  provide("address", address);
  return async () => {
    server.kill("SIGTERM");
    await once(server, "exit");
    await rm(folder, { recursive: true });
  };
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo; // a listening TCP server's address is never a string
  probe.close();
  return port;
}

declare module "vitest" {
  interface ProvidedContext {
    address: string;
  }
}
