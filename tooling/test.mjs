import { refuseNode } from "./node-version.mjs";

const refusal = refuseNode(process.versions.node);
if (refusal) {
  console.error(refusal);
  process.exitCode = 1;
} else {
  import("./run-tests.mjs").then(async ({ runTests }) => {
    process.exitCode = await runTests();
  });
}
