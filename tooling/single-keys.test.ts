import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const sources = ["apps/admin/src", "packages/ui/src"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path) && !path.includes(".test."))
    .map((path) => ({ path: `${folder}/${path}`, text: readFileSync(`${folder}/${path}`, "utf8") })),
);
const withText = (searched: RegExp) => sources.filter(({ text }) => searched.test(text)).map(({ path }) => path);

// Anywhere else a single key would act in fields, behind dialogs, and for those who switched them off.
it("are heard by the hooks of the kit alone", () => {
  expect(withText(/addEventListener\("key/).sort()).toEqual([
    "apps/admin/src/features/report/use-entry-shortcuts.ts", // with Alt alone
    "packages/ui/src/keys.ts",
  ]);
  expect(withText(/useHotkeys\((?!\[\["mod\+)/)).toEqual([]);
});
