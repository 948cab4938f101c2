import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { refuseNode } from "./node-version.mjs";
import { root } from "./prepare.mjs";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "camket-start-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("a Node that is too old gets one sentence in each language", () => {
  expect(refuseNode("18.20.4")).toMatch(
    /^Camket cần Node.js 20.19 .*18.20.4.*\nCamket needs Node.js 20.19 .*18.20.4.*$/,
  );
  expect(refuseNode("20.18.3")).toContain("20.18.3");
  expect([refuseNode("20.19.0"), refuseNode("22.0.0"), refuseNode("24.1.0")]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test("a port that is taken is named, and PostgreSQL stops", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo; // a listening TCP server's address is never a string
  const server = startServer(port);
  const [complaint, [code]] = await Promise.all([text(server.stderr), once(server, "exit")]);
  other.close();
  expect(complaint).toContain(
    `Port ${port} is taken by another program. Choose another one, for example: PORT=${port + 1}`,
  );
  expect(code).toBe(1);
  await expect(postmaster()).rejects.toThrow("ENOENT");
});

test("a signal before the address is printed stops PostgreSQL", async () => {
  const server = startServer(1);
  while (!(await postmaster().catch(() => ""))) await setTimeout(5);
  server.kill("SIGTERM");
  const [code] = await once(server, "exit");
  expect(code).toBe(0);
  await expect(postmaster()).rejects.toThrow("ENOENT");
});

function startServer(port: number) {
  return spawn(process.execPath, ["--import", "tsx", "apps/api/src/main.ts"], {
    cwd: root,
    env: { ...process.env, PORT: String(port), CAMKET_DATA_DIR: folder },
    stdio: ["ignore", "inherit", "pipe"],
  });
}

/** The file that PostgreSQL keeps for as long as it runs. */
function postmaster(): Promise<string> {
  return readFile(`${folder}/postgres/postmaster.pid`, "utf8");
}
