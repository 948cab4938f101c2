// Who may import whom. What isn't listed imports none of ours, and nobody imports the API.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./prepare.mjs";

/** @type {Record<string, { sources: string[], tests?: string[] }>} */
const ALLOWED = {
  "@camket/api": {
    sources: ["@camket/figure-text", "@camket/official-documents", "@camket/pothos-plugin-statement", "@camket/prisma"],
    tests: ["@camket/schema"], // typed documents
  },
  "@camket/admin": { sources: ["@camket/figure-text", "@camket/schema", "@camket/ui"] },
  "@camket/tooling": { sources: ["@camket/prisma"] }, // Prisma's engine, which is no part of the product
};
const FORBIDDEN_FOLDERS = new Set(["utils", "lib", "common", "helpers"]);
const SKIPPED = new Set(["node_modules", "dist", "generated", ".data", ".turbo", ".git"]);
// A statement at the start of a line, or import() anywhere: what stands in a string of a test is no import.
const IMPORT = /(?:^import\b[^"'`;()]*|^export\b[^"'`;()=]*\bfrom\s*|\bimport\(\s*)["']([^"']+)["']/gm;

/**
 * @param {string} folder of the repository
 * @returns {string[]} a sentence for each break of the rule
 */
export function checkImports(folder) {
  return findPackages(folder).flatMap((home) => checkPackage(folder, home));
}

/** @param {string} folder */
function findPackages(folder) {
  return walk(folder)
    .filter((path) => path !== join(folder, "package.json") && path.endsWith(`${sep}package.json`))
    .map(dirname);
}

/**
 * @param {string} folder
 * @param {string} home of the package
 */
function checkPackage(folder, home) {
  /** @type {{ name: string, dependencies?: object, devDependencies?: object }} */
  const {
    name,
    dependencies = {},
    devDependencies = {},
  } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  const { sources = [], tests = [] } = ALLOWED[name] ?? {};
  const breaks = [
    ...Object.keys(dependencies).filter((other) => isOurs(other) && !sources.includes(other)),
    ...Object.keys(devDependencies).filter((other) => isOurs(other) && ![...sources, ...tests].includes(other)),
  ].map((other) => `${relative(folder, home)}/package.json: ${name} may not depend on ${other}`);

  for (const path of walk(home)) {
    const place = relative(folder, path);
    const forbidden = relative(home, path)
      .split(sep)
      .find((part) => FORBIDDEN_FOLDERS.has(part));
    if (forbidden) breaks.push(`${place}: no folder is named ${forbidden}; name it after what it holds`);
    if (!/\.[cm]?[jt]sx?$/.test(path)) continue;
    const isTest = /\.test\.tsx?$|(^|[/\\])(test|e2e)[/\\]/.test(relative(home, path));
    for (const [, target = ""] of readFileSync(path, "utf8").matchAll(IMPORT)) {
      const other = target.split("/").slice(0, 2).join("/");
      if (isOurs(other) && other !== name && ![...sources, ...(isTest ? tests : [])].includes(other))
        breaks.push(`${place}: ${name} may not import ${other}`);
      if (target.startsWith(".") && relative(home, resolve(dirname(path), target)).startsWith(".."))
        breaks.push(`${place}: ${target} leads out of the package; import the package by its name`);
    }
  }
  return breaks;
}

/** @param {string} name */
function isOurs(name) {
  return name.startsWith("@camket/");
}

/**
 * @param {string} folder
 * @returns {string[]} every file
 */
function walk(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walk(path);
    return entry.isFile() ? [path] : [];
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const breaks = checkImports(root);
  for (const line of breaks) console.error(line);
  process.exitCode = breaks.length > 0 ? 1 : 0;
}
