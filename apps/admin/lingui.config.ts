import { defineConfig } from "@lingui/cli";

// A catalog for each feature, so that each stands beside the words it translates.
export default defineConfig({
  sourceLocale: "vi",
  locales: ["vi", "en"],
  formatOptions: { lineNumbers: false },
  catalogs: [
    { path: "<rootDir>/src/features/{name}/locales/{locale}", include: ["<rootDir>/src/features/{name}/"] },
    { path: "<rootDir>/src/locales/{locale}", include: ["<rootDir>/src"], exclude: ["**/features/**"] },
  ],
});
