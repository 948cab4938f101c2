import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpus, loadavg } from "node:os";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const PORT = process.env.PORT ?? "4199";
const RUNS = 3;
const READINGS = 10;

const server = spawn(process.execPath, ["--import", "tsx", "apps/api/bench/serve-big-plan.ts"], {
  env: { ...process.env, PORT, POINTS_PER_MINUTE: "100000" },
  stdio: ["ignore", "pipe", "inherit"],
});
let plan = "";
const address = `http://localhost:${PORT}/`;
await new Promise<void>((ready, fail) => {
  server.once("exit", (code) => fail(new Error(`The server ended with exit code ${code}`)));
  createInterface({ input: server.stdout }).on("line", (line) => {
    if (line.startsWith("plan ")) plan = line.slice(5);
    if (line.includes(address)) ready();
  });
});

function told(name: string, times: number[]) {
  times.sort((one, other) => one - other);
  const at = (share: number) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
  const load = loadavg()[0]?.toFixed(1);
  console.log(`${name.padEnd(44)}${[at(0.5), at(0.95), at(1), String(times.length), load].map(column).join("")}`);
}
const column = (text: string | undefined) => (text ?? "").padStart(9);

try {
  const browser = await chromium.launch({
    executablePath: process.env.CAMKET_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const context = await browser.newContext({ locale: "vi-VN", viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(120_000);
  await context.request.post(`${address}auth/sign-in/sample`, {
    data: { email: "officer@camket.example" },
    headers: { origin: new URL(address).origin },
  });

  console.log(`milliseconds; ${cpus().length} cores\n`);
  console.log(`${"".padEnd(44)}${["median", "p95", "max", "count", "load"].map(column).join("")}`);

  const query = `query ($id: ID!) { plan(id: $id) { taskBars { isCut bars {
    id number title sectionId leadAgencyName leadAgencyNameEn coordinatingAgencyCount startsOn dueOn baselineStartsOn
    baselineDueOn state standing progress doneOn assignmentCounts { total done } extensionReason version viewerCanEdit
    viewerCanUpdate } } } }`;
  const readings: number[] = [];
  for (let reading = -2; reading < READINGS; reading += 1) {
    const start = performance.now();
    const answer = await context.request.post(`${address}graphql`, {
      data: { query, variables: { id: plan } },
      headers: { origin: new URL(address).origin },
    });
    const { data } = await answer.json();
    if (data?.plan.taskBars.bars.length !== 5000) throw new Error("The plan has no 5,000 tasks");
    if (reading >= 0) readings.push(performance.now() - start);
  }
  told("5,000 bars over HTTP", readings);

  const page = await context.newPage();
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    await page.goto(`${address}plans/${plan}?view=timeline`);
    await page.locator("tr[data-row]").first().waitFor();
    const shown = (performance.now() - start).toFixed(0);
    const { frames, last } = await page.evaluate(async () => {
      const scroller = document.querySelector("table[role=treegrid]")?.parentElement;
      if (!scroller) throw new Error("No timeline");
      scroller.scrollIntoView();
      const frames: number[] = [];
      let before = await new Promise<number>((drawn) => requestAnimationFrame(drawn));
      // A notch of the wheel every frame, from top to bottom: 5,000 tasks in half a minute.
      while (scroller.scrollTop + scroller.clientHeight < scroller.scrollHeight - 1) {
        scroller.scrollBy(0, 120);
        const now = await new Promise<number>((drawn) => requestAnimationFrame(drawn));
        frames.push(now - before);
        before = now;
      }
      return { frames, last: [...scroller.querySelectorAll("tr[data-row]")].at(-1)?.textContent };
    });
    if (!last?.includes("5000")) throw new Error("The last task was not drawn");
    told(`frames from top to bottom (shown in ${shown})`, frames);
  }
  await browser.close();
} finally {
  server.removeAllListeners("exit");
  server.kill("SIGTERM");
  await once(server, "exit");
}
