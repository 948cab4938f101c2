// Reads on every Node that knows modules, so that an old one gets a sentence and not a syntax error.
import { refuseNode } from "./node-version.mjs";

const refusal = refuseNode(process.versions.node);
if (refusal) {
  console.error(refusal);
  process.exitCode = 1;
} else {
  import("./prepare.mjs").then(async ({ prepare, run }) => {
    process.exitCode = (await prepare()) || (await run(process.execPath, "--import", "tsx", "apps/api/src/main.ts"));
  });
}
