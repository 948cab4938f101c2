#!/usr/bin/env node
// Stands in for Prisma's native schema engine, which has to be downloaded: the same JSON-RPC, a line a message, over
// the WebAssembly engine. prisma.config.ts names this file; keep it executable.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { register } from "tsx/esm/api";

register();
const { openEngine } = await import("@camket/prisma/engine");

const { values, positionals } = parseArgs({
  options: {
    datamodels: { type: "string", multiple: true },
    datasource: { type: "string", default: "{}" },
    "enabled-preview-features": { type: "string" },
    "extension-types": { type: "string" },
    version: { type: "boolean" },
  },
  allowPositionals: true,
});
/** @type {{ url?: string, shadowDatabaseUrl?: string }} */
const { url = "", shadowDatabaseUrl } = JSON.parse(values.datasource);
const datamodels = values.datamodels?.map(
  /** @returns {[string, string]} */ (path) => [path, readFileSync(path, "utf8")],
);

if (values.version) console.log("schema-engine-cli wasm");
else if (positionals[0] === "cli") await checkConnection();
else serve();

/** `cli can-connect-to-database`: the answer is the exit code, the reason a log line that Prisma parses. */
async function checkConnection() {
  try {
    const { engine, close } = await openEngine({ url });
    await engine.version({ datasource: { tag: "ConnectionString", url } });
    await close();
    process.exit();
  } catch (error) {
    const { message, code = "P1001" } = describe(error);
    const entry = { level: "ERROR", target: "schema_engine::logger", fields: { message, error_code: code } };
    // Prisma skips the first line, where the native engine greets.
    process.stderr.write(`\n${JSON.stringify(entry)}\n`, () => process.exit(1));
  }
}

function serve() {
  const opening = openEngine({ url, shadowDatabaseUrl, datamodels });
  opening.catch(() => {}); // each request answers with it
  let last = Promise.resolve();
  createInterface({ input: process.stdin })
    .on("line", (line) => {
      const request = JSON.parse(line);
      // Answers to our own `print` have no method.
      if (request.method) last = last.then(() => answer(request));
    })
    .on("close", async () => {
      await last;
      await opening.then(
        ({ close }) => close(),
        () => {},
      );
      process.exit(); // the engine leaves a timer of ten seconds behind
    });

  /** @param {{ id: number, method: string, params: unknown }} request */
  async function answer({ id, method, params }) {
    try {
      const { engine } = await opening;
      const name = RENAMED[method] ?? method;
      const operation = Reflect.get(engine, name);
      if (typeof operation !== "function") throw new Error(`The engine has no method ${method}`);
      const result = (await operation.call(engine, params)) ?? {};
      if (method === "diff" && result.stdout)
        send({ id: `print-${id}`, method: "print", params: { content: result.stdout } });
      send({ id, result });
    } catch (error) {
      const { message, code, meta } = describe(error);
      const data = { is_panic: false, message, error_code: code, meta };
      send({ id, error: { code: 4466, message: "An error happened. Check the data field for details.", data } });
    }
  }
}

/** @type {Record<string, string>} */
const RENAMED = { getDatabaseVersion: "version", execute: "dbExecute" };

/** @param {object} message */
function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
}

/**
 * @param {unknown} error
 * @returns {{ message: string, code?: string, meta: unknown }}
 */
function describe(error) {
  if (!(error instanceof Error)) return { message: String(error), meta: {} };
  const { code, meta = {} } = /** @type {Error & { code?: string, meta?: unknown }} */ (error);
  return { message: error.message, ...(code && { code }), meta };
}
