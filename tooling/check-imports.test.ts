import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkImports } from "./check-imports.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "camket-imports-"));
  put("package.json", JSON.stringify({ name: "camket" }));
  for (const [home, name] of Object.entries({ "apps/api": "api", "apps/admin": "admin", "packages/ui": "ui" }))
    put(`${home}/package.json`, JSON.stringify({ name: `@camket/${name}` }));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("what the design allows passes", () => {
  put("apps/api/src/plan.ts", `import { connect } from "@camket/prisma";`);
  put("apps/api/src/plan.test.ts", `import { graphql } from "@camket/schema";`);
  put("apps/admin/src/App.tsx", `import { Button } from "@camket/ui/button";\nimport { client } from "./client.ts";`);
  expect(checkImports(folder)).toEqual([]);
});

test.each([
  [
    "the API imported",
    "apps/admin/src/client.ts",
    `import { schema } from "@camket/api";`,
    "may not import @camket/api",
  ],
  [
    "a package of components that knows the contract",
    "packages/ui/src/a.ts",
    `export * from "@camket/schema";`,
    "@camket/schema",
  ],
  ["the contract outside a test of the API", "apps/api/src/plan.ts", `import "@camket/schema";`, "@camket/schema"],
  ["a late import", "packages/ui/src/a.ts", `const prisma = await import("@camket/prisma");`, "@camket/prisma"],
  [
    "a path into another package",
    "apps/admin/src/a.ts",
    `import { b } from "../../api/src/b.ts";`,
    "leads out of the package",
  ],
  ["a folder named after nothing", "packages/ui/src/utils/a.ts", "export {};", "no folder is named utils"],
])("%s is told", (_case, path, text, complaint) => {
  put(path, text);
  const [line, ...others] = checkImports(folder);
  expect(line).toContain(path);
  expect(line).toContain(complaint);
  expect(others).toEqual([]);
});

test("a dependency that is declared is told too", () => {
  put(
    "packages/ui/package.json",
    JSON.stringify({ name: "@camket/ui", dependencies: { "@camket/prisma": "workspace:*" } }),
  );
  expect(checkImports(folder)).toEqual(["packages/ui/package.json: @camket/ui may not depend on @camket/prisma"]);
});

function put(path: string, text: string) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
