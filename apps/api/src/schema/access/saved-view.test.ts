import { graphql } from "@camket/schema";
import { expect, it } from "vitest";
import { openTestApi } from "../../../test/test-api.ts";
import type { Viewer } from "../../context.ts";

const api = await openTestApi();

async function person(name: string) {
  const { id } = await api.db.user.create({ data: { email: `${name}@camket.example`, name } });
  const viewer: Viewer = { userId: id, name, isGlobalAdministrator: false, isProgram: false, grants: [] };
  return { api: api.as(viewer), program: api.as({ ...viewer, isProgram: true }) };
}
const own = await person("officer");
const other = await person("other");

const Views = graphql(`query Views { viewer { savedViews(page: PLAN) { id name search version } } }`);

const Save = graphql(`
  mutation Save($input: SaveViewInput!) {
    saveView(input: $input) {
      __typename ... on SavedView { id name } ... on DomainError { code } ... on InvalidInputError { fields { path code } }
    }
  }
`);

const Rename = graphql(`
  mutation Rename($input: RenameViewInput!) {
    renameView(input: $input) { __typename ... on SavedView { name version } ... on DomainError { code } }
  }
`);

const Delete = graphql(`
  mutation Delete($input: DeleteViewInput!) {
    deleteView(input: $input) {
      __typename ... on Viewer { savedViews(page: PLAN) { name } } ... on DomainError { code }
    }
  }
`);

const viewsOf = async ({ api }: typeof own) => (await api.run(Views, {})).viewer?.savedViews ?? [];
const save = async (name: string, search = "?view=board", page: "PLAN" | "TASKS" = "PLAN") =>
  (await own.api.run(Save, { input: { page, name, search } })).saveView;

it("keeps a view for its user alone, and for one page", async () => {
  expect(await save("Việc trễ", "?standing=LATE&agency=QWdlbmN5OjE%3D")).toMatchObject({ name: "Việc trễ" });
  await save("Việc trễ", "?standing=LATE", "TASKS");
  expect((await viewsOf(own)).map(({ name, search }) => ({ name, search }))).toEqual([
    { name: "Việc trễ", search: "?standing=LATE&agency=QWdlbmN5OjE%3D" },
  ]);
  expect(await viewsOf(other)).toEqual([]);
  expect((await own.program.run(Views, {})).viewer?.savedViews).toEqual([]);
});

it.each(["https://elsewhere.example/?a=1", "?a=1#b", "? a", "//elsewhere.example"])(
  "takes no address but filters: %s",
  async (search) => {
    expect(await save("Lạ", search)).toMatchObject({ fields: [{ path: "search", code: "INVALID" }] });
  },
);

it("takes no name twice, and no name of blanks", async () => {
  expect(await save("Việc trễ")).toEqual({ __typename: "SavedViewNameTakenError", code: "CONFLICT" });
  expect(await save("  ")).toMatchObject({ fields: [{ path: "name", code: "REQUIRED" }] });
});

it("is renamed from the version that was read, and not to a name that is taken", async () => {
  await save("Theo tháng", "?view=calendar");
  const view = (await viewsOf(own)).find(({ name }) => name === "Theo tháng");
  if (!view) throw new Error("It was saved");
  const rename = async (name: string, expectedVersion: number, by = own) =>
    (await by.api.run(Rename, { input: { id: view.id, name, expectedVersion } })).renameView;
  expect(await rename("Việc trễ", 1)).toMatchObject({ __typename: "SavedViewNameTakenError" });
  expect(await rename("Lịch", 1, other)).toMatchObject({ code: "NOT_FOUND" });
  expect(await rename("Lịch", 1)).toEqual({ __typename: "SavedView", name: "Lịch", version: 2 });
  expect(await rename("Lịch tháng", 1)).toMatchObject({ __typename: "VersionConflictError" });
});

it("is deleted by its user alone, and can be saved anew", async () => {
  const [view] = await viewsOf(own);
  if (!view) throw new Error("Two were saved");
  const remove = async (by: typeof own) => (await by.api.run(Delete, { input: { id: view.id } })).deleteView;
  expect(await remove(other)).toMatchObject({ code: "NOT_FOUND" });
  expect(await remove(own)).toEqual({ __typename: "Viewer", savedViews: [{ name: "Việc trễ" }] });
  expect(await remove(own)).toMatchObject({ code: "NOT_FOUND" });
  expect(await save(view.name, view.search)).toMatchObject({ __typename: "SavedView" });
});

it("keeps thirty a page", async () => {
  while ((await viewsOf(own)).length < 30) await save(`Khung nhìn ${(await viewsOf(own)).length}`);
  expect(await save("Thêm một")).toEqual({ __typename: "TooManySavedViewsError", code: "CONFLICT" });
});
