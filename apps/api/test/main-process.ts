import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));

const spawnMain = (env: NodeJS.ProcessEnv, stdio: "ignore" | "pipe") =>
  spawn(process.execPath, ["--import", "tsx", main], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", stdio],
  });

/** Starts Camket in a process of its own, and waits until it answers. */
export async function startMain(env: NodeJS.ProcessEnv): Promise<{ server: ChildProcess; ended: Promise<unknown> }> {
  const server = spawnMain(env, "ignore");
  const ended = once(server, "exit");
  await new Promise<void>((ready, fail) => {
    server.once("exit", (code) => fail(new Error(`The server ended with exit code ${code}`)));
    if (server.stdout) createInterface(server.stdout).on("line", (line) => /^Camket: https?:/.test(line) && ready());
  });
  return { server, ended };
}

/** Starts Camket where it is to refuse, and returns its exit code and what it says. */
export async function refuseMain(env: NodeJS.ProcessEnv): Promise<{ code: number | null; said: string }> {
  const server = spawnMain(env, "pipe");
  const [said, [code]] = await Promise.all([server.stderr ? text(server.stderr) : "", once(server, "exit")]);
  return { code, said };
}

export async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo; // a listening TCP server's address is never a string
  probe.close();
  return port;
}
