import { screen } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { connection, renderPage } from "../../../test/render-page.tsx";

beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn(); // jsdom lays nothing out
});

const unit = (name: string) => ({
  id: `unit ${name}`,
  code: "25",
  level: "PROVINCE",
  kind: "tỉnh",
  name,
  nameEn: name,
});
const member = (id: string, name: string, role: string, endsOn: string | null = null) => ({
  id,
  role,
  position: "Giám đốc Sở Tư pháp",
  startsOn: "2025-07-01",
  endsOn,
  person: { id: `person ${id}`, name },
  committee: { id: "c25", unit: unit("Phú Thọ"), parent: { id: "c1", parent: null } },
});
const committee = (id: string, name: string, more: object) => ({
  id,
  name: `Ban Chỉ đạo ${name}`,
  nameEn: `Committee of ${name}`,
  unit: unit(name),
  children: connection(),
  memberships: connection(),
  seats: connection(),
  ...more,
});

const secretary = member("m3", "Lò Thị Mai", "SECRETARY");
const phuTho = committee("c25", "Phú Thọ", {
  memberships: connection([
    member("m1", "Trịnh Văn Khải", "HEAD"),
    member("m2", "Vũ Quốc Tuấn", "MEMBER", "2026-08-29"),
    secretary,
  ]),
  seats: connection([{ id: "s1", role: "DEPUTY_HEAD", office: "Giám đốc Công an tỉnh" }]),
});
const government = committee("c1", "Chính phủ", {
  unit: { ...unit("Việt Nam"), level: "NATION" },
  children: connection([phuTho]),
});

const root = {
  sampleLoad: { loadedAt: "2026-06-29T00:00:00Z" },
  reorganisations: connection(),
  committee: ({ id }: { id: string }) => [government, phuTho].find((each) => each.id === id) ?? null,
  committees: ({ where = {} }: { where?: { isRoot?: boolean } }) => connection(where.isRoot ? [government] : []),
  memberships: connection([secretary]),
};

const labels = () => screen.getAllByRole("treeitem").map((item) => item.getAttribute("aria-label"));

it("says in words who sits there, what is vacant, what ends and who leads alone, on the day of the address", async () => {
  await renderPage("/committees?view=chart&selected=c25&asOf=2026-06-29", root);
  await screen.findByRole("tree", { name: "Ban Chỉ đạo Phú Thọ" });
  expect(labels()).toEqual([
    "Tỉnh Phú Thọ, 3 thành viên, khuyết 1, Chưa có Phó Trưởng ban Thường trực",
    "Chưa có Phó Trưởng ban Thường trực",
    "Trịnh Văn Khải, Trưởng ban, Giám đốc Sở Tư pháp, từ 01/07/2025",
    "Khuyết, Phó Trưởng ban, Giám đốc Công an tỉnh",
    "Vũ Quốc Tuấn, Ủy viên, Giám đốc Sở Tư pháp, còn 61 ngày, đến 29/08/2026",
    "Lò Thị Mai, Thư ký, Giám đốc Sở Tư pháp, từ 01/07/2025",
  ]);
  expect(screen.getByText(/tại ngày 29\/06\/2026 · Dữ liệu mẫu/)).toBeTruthy();
});

it("opens the branch in which a member was found, and keeps it in the address", async () => {
  const { user, router } = await renderPage("/committees?view=chart&open=none&asOf=2026-06-29", root);
  await screen.findByRole("tree", { name: "Ban Chỉ đạo Chính phủ" });
  expect(labels()).toHaveLength(1);
  await user.click(screen.getByRole("switch", { name: "Hiện thành viên" }));
  await user.type(screen.getByRole("combobox", { name: "Tìm trong sơ đồ" }), "lo mai");
  await user.click(await screen.findByRole("option", { name: /Lò Thị Mai/ }));
  await vi.waitFor(() => expect(document.activeElement?.getAttribute("aria-label")).toMatch(/^Lò Thị Mai, Thư ký/));
  expect(router.state.location.search).toMatchObject({ open: "c1" });
});
