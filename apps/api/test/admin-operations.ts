import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { concatAST, type DocumentNode, parse, separateOperations } from "graphql";

const ADMIN = fileURLToPath(new URL("../../admin/src/", import.meta.url));
const texts = readdirSync(ADMIN, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
  .flatMap((name) => [...readFileSync(`${ADMIN}${name}`, "utf8").matchAll(/graphql\(\s*`([^`]*)`/g)])
  .map(([, text = ""]) => text);

/** What the screens of the admin ask, by the names of its operations, each with its fragments. */
export const adminOperations: Record<string, DocumentNode> = separateOperations(
  concatAST(texts.map((text) => parse(text))),
);
