import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { connection, renderPage } from "../../../test/render-page.tsx";

interface Arguments {
  asOf?: string;
  where?: { isRoot?: boolean; level?: string; name?: string };
}

const row = (id: string, name: string, more: object = {}) => ({
  id,
  name: `Ban Chỉ đạo về Nhân quyền tỉnh ${name}`,
  nameEn: `Steering Committee on Human Rights of ${name} Province`,
  symbol: "BCĐ",
  validFrom: "2011-06-14",
  validTo: null,
  unit: { id: `unit ${id}`, code: "25", level: "PROVINCE", kind: "tỉnh", name, nameEn: name },
  children: connection(),
  memberships: connection([{ id: "m1" }]),
  seats: connection(),
  predecessors: connection(),
  successors: connection(),
  ...more,
});

const phuTho = row("c25", "Phú Thọ");
const vinhPhuc = row("c26", "Vĩnh Phúc", { validTo: "2025-07-01" });
const government = row("c1", "Chính phủ", {
  unit: { id: "u1", code: "00", level: "NATION", kind: "nước", name: "Việt Nam", nameEn: "Viet Nam" },
  children: connection([phuTho]),
});

function root(asked: Arguments[] = []) {
  return {
    reorganisations: connection([{ id: "r1", subject: "Sắp xếp cấp tỉnh", effectiveOn: "2025-07-01" }]),
    committee: ({ id }: { id: string }) => [government, phuTho].find((each) => each.id === id) ?? null,
    committees: ({ asOf, where = {} }: Arguments) => {
      asked.push({ ...(asOf && { asOf }), where });
      if (where.isRoot) return connection([government]);
      if (where.name === "vinh phuc") return connection(asOf && asOf >= "2025-07-01" ? [] : [vinhPhuc]);
      return connection([government, phuTho]);
    },
  };
}

it("opens a branch, and keeps it in the address", async () => {
  const { user, router } = await renderPage("/committees?open=none", root());
  const tree = await screen.findByRole("treegrid", { name: "Ban chỉ đạo theo cấp" });
  expect(within(tree).queryByText("Tỉnh Phú Thọ")).toBeNull();
  await user.click(within(tree).getByRole("button", { name: "Mở" }));
  expect(await within(tree).findByText("Tỉnh Phú Thọ")).toBeTruthy();
  expect(router.state.location.search).toMatchObject({ open: "c1" });
});

it("shows the same as a table, on the day of the address", async () => {
  const asked: Arguments[] = [];
  await renderPage("/committees?view=table&asOf=2025-06-30&level=PROVINCE", root(asked));
  const grid = await screen.findByRole("grid", { name: "Ban chỉ đạo" });
  expect(within(grid).getByRole("link", { name: "Tỉnh Phú Thọ" }).getAttribute("href")).toBe(
    "/committees/c25?asOf=2025-06-30",
  );
  expect(screen.getByText(/tại ngày 30\/06\/2025/)).toBeTruthy();
  expect(asked).toContainEqual({ asOf: "2025-06-30", where: { level: "PROVINCE" } });
  expect(new Set(asked.map(({ asOf }) => asOf))).toEqual(new Set(["2025-06-30"]));
});

it("writes the filter into the address, and offers the past where nothing is found", async () => {
  const { user, router } = await renderPage("/committees", root());
  await user.type(await screen.findByRole("searchbox"), "vinh phuc");
  expect(await screen.findByText("Không thấy “vinh phuc”")).toBeTruthy();
  expect(router.state.location.search).toMatchObject({ q: "vinh phuc" });
  expect(await screen.findByText("Có 1 kết quả trước ngày 01/07/2025.")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Xem tại ngày 30/06/2025" }));
  expect(await screen.findByText("Tỉnh Vĩnh Phúc")).toBeTruthy();
});

it("goes to the reorganisation before with a key", async () => {
  const { user, router } = await renderPage("/committees", root());
  await screen.findByRole("treegrid");
  await user.keyboard("[[");
  expect(router.state.location.search).toMatchObject({ asOf: "2025-07-01" });
});

it("opens in spite of an address that cannot be read, and says what was left out", async () => {
  const { user, router } = await renderPage("/committees?asOf=2026-02-31&level=COUNTY&view=table", root());
  expect(await screen.findByRole("grid", { name: "Ban chỉ đạo" })).toBeTruthy();
  const notice = screen.getByText(/giá trị không đọc được \(asOf, level\)/);
  await user.click(within(notice).getByRole("button", { name: "Bỏ khỏi địa chỉ" }));
  expect(screen.queryByText(/giá trị không đọc được/)).toBeNull();
  expect(router.state.location.search).toEqual({ view: "table" });
});
