import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

const withTools = () => ({
  ...process.env,
  PATH: `${root}node_modules/.bin${delimiter}${process.env.PATH}`,
  TURBO_TELEMETRY_DISABLED: "1",
  DO_NOT_TRACK: "1",
});

let isStopped = false;

/**
 * Runs a command to its end, and hands it the signals that would end this process.
 *
 * @param {string} command
 * @param {...string} options
 * @returns {Promise<number>} its exit code
 */
export async function run(command, ...options) {
  if (isStopped) return 1;
  const child = spawn(command, options, { cwd: root, env: withTools(), stdio: "inherit" });
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    isStopped = true;
    child.kill(signal);
  };
  process.on("SIGINT", pass).on("SIGTERM", pass);
  // npm hands SIGTERM to its shell, which dies of it and tells nobody.
  const shell = process.ppid;
  const watch = setInterval(() => process.ppid !== shell && pass("SIGTERM"), 300);
  const [code] = await once(child, "exit");
  clearInterval(watch);
  process.off("SIGINT", pass).off("SIGTERM", pass);
  return code ?? 1;
}

/**
 * Installs the packages where the lockfile asks for others than those here, then generates and builds what changed.
 *
 * @returns {Promise<number>} 0 when all is ready
 */
export async function prepare() {
  return (await install()) || (await build());
}

/** @returns {Promise<number>} 0 when the packages are those of the lockfile */
export async function install() {
  const record = `${root}node_modules/.camket-lockfile`;
  const lockfile = createHash("sha256")
    .update(readFileSync(`${root}pnpm-lock.yaml`))
    .digest("hex");
  if (existsSync(record) && readFileSync(record, "utf8") === lockfile) return 0;
  say("Cài đặt các gói, lần đầu mất vài phút… / Installing packages, the first time takes a few minutes…");
  const { packageManager } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
  const code = await run("npx", "--yes", packageManager, "install", "--frozen-lockfile");
  if (code === 0) writeFileSync(record, lockfile);
  return code;
}

function build() {
  say("Dựng ứng dụng… / Building…");
  return run("turbo", "run", "generate", "build", "--output-logs=new-only");
}

/** @param {string} line */
export function say(line) {
  console.log(`\nCamket: ${line}`);
}
