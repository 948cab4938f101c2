import { getCatalogs } from "@lingui/cli/api";
import { getConfig } from "@lingui/conf";
import { expect, it } from "vitest";

const catalogs = await getCatalogs(getConfig({ cwd: import.meta.dirname }));

it.each(catalogs.map((catalog) => ({ catalog, path: catalog.path.split("/src/")[1] })))(
  "has every message of the source in English, and no other: $path",
  async ({ catalog }) => {
    const inSource = Object.keys((await catalog.collect()) ?? {});
    const inEnglish = Object.entries((await catalog.read("en")) ?? {}).filter(([, { obsolete }]) => !obsolete);
    expect(inEnglish.map(([id]) => id).sort()).toEqual(inSource.sort());
    expect(inEnglish.filter(([, { translation }]) => !translation).map(([, { message }]) => message)).toEqual([]);
  },
);

it("says a message in the same English wherever it stands", async () => {
  const said = new Map<string, Set<string>>();
  for (const catalog of catalogs)
    for (const [id, { translation, obsolete }] of Object.entries((await catalog.read("en")) ?? {}))
      if (translation && !obsolete) said.set(id, (said.get(id) ?? new Set()).add(translation));
  expect([...said.values()].filter(({ size }) => size > 1).map((translations) => [...translations])).toEqual([]);
});
