import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkStatements } from "./check-statements.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "camket-statements-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("SQL beside the schema passes, and so does an OR that is never empty", () => {
  put("src/schema/plan/task.service.ts", "await tx.$queryRaw`SELECT 1`;");
  put("src/sign-in/viewer.ts", "await db.$queryRaw`SELECT 1`;");
  put("src/transact.ts", "await tx.$executeRaw`SELECT 1`;");
  put("src/schema/plan/task.test.ts", "await api.db.$executeRawUnsafe(sql);\nconst all = { OR: [] };");
  put(
    "src/schema/plan/task.ts",
    "const where = { OR: [nothing, ...rules(viewer)] };\nconst open = { OR: [{ endsOn: null }] };",
  );
  expect(checkStatements(folder)).toEqual([]);
});

test.each([
  ["a raw query in a resolver", "await db.$queryRaw<Row[]>`SELECT 1`;", "$queryRaw stands in a *.service.ts"],
  ["a raw write", "await db.$executeRaw`DELETE FROM x`;", "$executeRaw stands"],
  ["an unsafe query", "await db.$queryRawUnsafe(text);", "$queryRawUnsafe stands"],
  ["an unsafe write", "await db.$executeRawUnsafe(text);", "$executeRawUnsafe stands"],
  ["text made SQL", "Prisma.raw(name)", "Prisma.raw stands"],
  ["an empty OR", "const where = { OR: [] };", "may be empty"],
  ["an OR of a list", "const where = { OR: [...rules] };", "may be empty"],
  ["an OR of what a list is mapped to", "const where = { OR: ids.map((id) => ({ id })) };", "may be empty"],
  ["an OR of a name", "const where = { OR: rules };", "may be empty"],
])("%s is told", (_case, text, complaint) => {
  put("src/schema/plan/task.ts", text);
  const [line, ...others] = checkStatements(folder);
  expect(line).toContain("src/schema/plan/task.ts");
  expect(line).toContain(complaint);
  expect(others).toEqual([]);
});

function put(path: string, text: string) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
