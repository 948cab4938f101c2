import { install, run } from "./prepare.mjs";

process.exitCode = (await install()) || (await run("turbo", "run", "dev"));
