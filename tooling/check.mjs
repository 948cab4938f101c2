import { pathToFileURL } from "node:url";
import { run, say } from "./prepare.mjs";

const PROJECTS = [
  "prisma",
  "packages/figure-text",
  "packages/schema",
  "packages/ui",
  "apps/api",
  "apps/admin",
  "tooling",
];

const CHECKS = [
  ["biome", "check", "."],
  [process.execPath, "tooling/check-imports.mjs"],
  [process.execPath, "tooling/check-statements.mjs"],
  ...PROJECTS.map((project) => ["tsc", "-p", project]),
];

/** Runs what needs no database: form, who imports whom, where SQL stands, types. */
export async function check() {
  let failed = 0;
  for (const [command = "", ...options] of CHECKS) if ((await run(command, ...options)) !== 0) failed += 1;
  return { passed: CHECKS.length - failed, failed };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { passed, failed } = await check();
  say(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
