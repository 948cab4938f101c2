// Where SQL may be written by hand: apart from what the schema shows, so that no resolver passes by visibility.ts.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./prepare.mjs";

const RAW = /\$(?:query|execute)Raw(?:Unsafe|Typed)?\b|\bPrisma\s*\.\s*raw\b/g;
const ALLOWED = /(?:\.service|\.test)\.ts$|(?:^|\/)(?:test|sign-in)\/|(?:^|\/)(?:transact|audit-chain)\.ts$/;
// Prisma drops an empty OR inside an AND, and every row matches: an OR that may be empty begins with `nothing`.
const OPEN_OR =
  /\bOR:\s*(?:\[\s*(?:\.\.\.[^,\]]*)?\]|\[\s*\.\.\.|[\w.]+\s*(?:\.(?:map|flatMap|filter)\()|[\w.]+\s*[,}])/g;

/**
 * @param {string} folder that holds the sources of the API
 * @returns {string[]} a sentence for each break of the rule
 */
export function checkStatements(folder) {
  return walk(folder).flatMap((path) => {
    const place = relative(folder, path).split(sep).join("/");
    const text = readFileSync(path, "utf8");
    const isTest = /\.test\.ts$|(?:^|\/)test\//.test(place);
    return [
      ...(ALLOWED.test(place)
        ? []
        : found(text, RAW).map((raw) => `${place}: ${raw} stands in a *.service.ts, not beside what the schema shows`)),
      ...(isTest
        ? []
        : found(text, OPEN_OR).map(
            (or) => `${place}: "${or}" may be empty, and then matches every row; begin it with nothing`,
          )),
    ];
  });
}

/**
 * @param {string} text
 * @param {RegExp} pattern
 */
function found(text, pattern) {
  return [...text.matchAll(pattern)].map(([match]) => match.replace(/\s+/g, " "));
}

/**
 * @param {string} folder
 * @returns {string[]} every source
 */
function walk(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" ? [] : walk(path);
    return entry.name.endsWith(".ts") ? [path] : [];
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const breaks = checkStatements(join(root, "apps/api"));
  for (const line of breaks) console.error(line);
  process.exitCode = breaks.length > 0 ? 1 : 0;
}
