import { IconCircleDashed } from "@tabler/icons-react";
import { screen } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { renderUi } from "../test/render-ui.tsx";
import { type ChartNode, OrgChart } from "./org-chart.tsx";

const leaf = (key: string, title: string): ChartNode => ({ key, title, label: title, lines: [], children: [] });

const root: ChartNode = {
  key: "n",
  title: "Chính phủ",
  label: "Chính phủ, 1 thành viên",
  href: "/committees/n",
  branch: "2 ban cấp dưới",
  isOpen: true,
  lines: [
    { key: "m", text: "Lê Thu Hà", aside: "Trưởng ban", label: "Lê Thu Hà, Trưởng ban", href: "/people/m" },
    { key: "s", text: "Khuyết", label: "Khuyết, Thư ký", icon: IconCircleDashed, isHollow: true, tone: "warn" },
  ],
  children: [
    { ...leaf("p", "Tỉnh Phú Thọ"), branch: "12 ban cấp dưới", isOpen: false, href: "/committees/p" },
    leaf("rest of n", "32 ban khác"),
  ],
};

const acts = { onToggle: vi.fn(), onFollow: vi.fn(), onChoose: vi.fn() };
const chart = (more: { targetKey?: string } = {}) => (
  <OrgChart caption="Sơ đồ" root={root} fileName="so-do" fileLines={["tại ngày 29/06/2026"]} {...acts} {...more} />
);

beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn(); // jsdom lays nothing out
  vi.clearAllMocks();
});

const focused = () => document.activeElement?.getAttribute("aria-label");

it("is a tree of every box and every line in it", () => {
  renderUi(chart());
  const items = screen.getAllByRole("treeitem");
  const place = (item: HTMLElement) =>
    ["aria-label", "aria-level", "aria-posinset", "aria-setsize", "aria-expanded"].map((name) =>
      item.getAttribute(name),
    );
  expect(items.map(place)).toEqual([
    ["Chính phủ, 1 thành viên", "1", "1", "1", "true"],
    ["Lê Thu Hà, Trưởng ban", "2", "1", "4", null],
    ["Khuyết, Thư ký", "2", "2", "4", null],
    ["Tỉnh Phú Thọ", "2", "3", "4", "false"],
    ["32 ban khác", "2", "4", "4", null],
  ]);
  expect(items.filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
});

it("is gone through, opened, closed and followed by keyboard", async () => {
  const { user } = renderUi(chart());
  await user.tab();
  while (focused() !== "Chính phủ, 1 thành viên") await user.tab();
  await user.keyboard("{ArrowRight}");
  expect(focused()).toBe("Lê Thu Hà, Trưởng ban");
  await user.keyboard("{Enter}");
  expect(acts.onFollow).toHaveBeenLastCalledWith("/people/m");
  await user.keyboard("{End}{Enter}");
  expect(acts.onChoose).toHaveBeenLastCalledWith("rest of n");
  await user.keyboard("{ArrowUp}{ArrowRight}");
  expect(acts.onToggle).toHaveBeenLastCalledWith("p");
  await user.keyboard("{ArrowLeft}");
  expect(focused()).toBe("Chính phủ, 1 thành viên");
  await user.keyboard("{ArrowLeft}");
  expect(acts.onToggle).toHaveBeenLastCalledWith("n");
});

it("goes to the box that was searched for", () => {
  const { rerender } = renderUi(chart());
  rerender(chart({ targetKey: "p" }));
  expect(focused()).toBe("Tỉnh Phú Thọ");
});

it("zooms by key, and draws larger", async () => {
  const { user } = renderUi(chart());
  const drawing = () => Number(screen.getByRole("tree").querySelector("svg")?.getAttribute("width"));
  const before = drawing();
  screen.getByRole("treeitem", { name: "Tỉnh Phú Thọ" }).focus();
  await user.keyboard("+");
  expect(drawing()).toBeGreaterThan(before);
  await user.keyboard("--");
  expect(drawing()).toBeLessThan(before);
});
