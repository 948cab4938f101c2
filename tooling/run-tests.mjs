import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check } from "./check.mjs";
import { findChromium } from "./chromium.mjs";
import { prepare, run, say } from "./prepare.mjs";

/** @returns {Promise<number>} the exit code */
export async function runTests() {
  const code = await prepare();
  if (code !== 0) return code;
  const checks = await check();
  const tests = await runVitest();
  const failed = checks.failed + tests.failed;
  console.log(`\n${checks.passed + tests.passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

async function runVitest() {
  const folder = mkdtempSync(join(tmpdir(), "camket-results-"));
  const results = join(folder, "results.json");
  const chromium = findChromium();
  if (chromium) process.env.CAMKET_CHROMIUM = chromium;
  else
    say("Không có Chromium: bỏ qua các hành trình trên trình duyệt. / No Chromium: the browser journeys are skipped.");
  try {
    const code = await run(
      "vitest",
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${results}`,
      ...(chromium ? [] : ["--project=!journeys"]),
    );
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(results, "utf8"));
    // A file that does not load, or a server that does not stop, fails no test of its own.
    return { passed: numPassedTests, failed: code === 0 ? numFailedTests : Math.max(numFailedTests, 1) };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
