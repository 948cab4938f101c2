import { defineConfig } from "@lingui/cli";

export default defineConfig({
  sourceLocale: "vi",
  locales: ["vi", "en"],
  catalogs: [{ path: "src/locales/{locale}", include: ["src"] }],
});
