import { screen, within } from "@testing-library/react";
import { useState } from "react";
import { createPortal } from "react-dom";
import { expect, it, vi } from "vitest";
import { renderUi } from "../test/render-ui.tsx";
import { type Column, DataTable } from "./data-table.tsx";

interface Place {
  id: string;
  name: string;
  members: number | null;
  since: string;
}

const places: Place[] = [
  { id: "1", name: "Đồng Nai", members: 9, since: "2025-07-01" },
  { id: "2", name: "An Giang", members: 120, since: "2011-06-14" },
  { id: "3", name: "Cần Thơ", members: null, since: "2024-01-31" },
  { id: "4", name: "Đắk Lắk", members: 24, since: "2023-12-01" },
];

const columns: Column<Place>[] = [
  { id: "name", label: "Tỉnh", cell: ({ name }) => name, value: ({ name }) => name },
  {
    id: "members",
    label: "Thành viên",
    align: "right",
    cell: ({ members }) => members,
    value: ({ members }) => members,
  },
  { id: "since", label: "Từ ngày", cell: ({ since }) => since, value: ({ since }) => since },
];

const table = (
  <DataTable
    caption="Các tỉnh"
    columns={columns}
    rows={places}
    rowKey={({ id }) => id}
    rowHref={({ id }) => `#${id}`}
    storageKey="places"
  />
);

const names = () => screen.queryAllByRole("rowheader").map((cell) => cell.textContent);

it("sorts text in Vietnamese order, then backwards, then not", async () => {
  const { user } = renderUi(table);
  const head = screen.getByRole("button", { name: "Tỉnh" });
  await user.click(head);
  expect(names()).toEqual(["An Giang", "Cần Thơ", "Đắk Lắk", "Đồng Nai"]);
  expect(screen.getByRole("columnheader", { name: "Tỉnh" }).getAttribute("aria-sort")).toBe("ascending");
  await user.click(head);
  expect(names()).toEqual(["Đồng Nai", "Đắk Lắk", "Cần Thơ", "An Giang"]);
  await user.click(head);
  expect(names()).toEqual(["Đồng Nai", "An Giang", "Cần Thơ", "Đắk Lắk"]);
});

it("sorts numbers by value and leaves what is not known last, both ways", async () => {
  const { user } = renderUi(table);
  const head = screen.getByRole("button", { name: "Thành viên" });
  await user.click(head);
  expect(names()).toEqual(["Đồng Nai", "Đắk Lắk", "An Giang", "Cần Thơ"]);
  await user.click(head);
  expect(names()).toEqual(["An Giang", "Đắk Lắk", "Đồng Nai", "Cần Thơ"]);
});

it("filters without diacritics", async () => {
  const { user } = renderUi(table);
  await user.type(screen.getByRole("searchbox"), "dak");
  expect(names()).toEqual(["Đắk Lắk"]);
  expect(screen.getByText("1 trên 4 dòng")).toBeTruthy();
  await user.keyboard("zz");
  expect(names()).toEqual([]);
  expect(screen.getByText("Không có dòng nào khớp")).toBeTruthy();
});

it("goes to the filter with a slash, and only from outside fields", async () => {
  const { user } = renderUi(table);
  await user.keyboard("/");
  expect(document.activeElement).toBe(screen.getByRole("searchbox"));
  await user.keyboard("a/b");
  expect(screen.getByRole<HTMLInputElement>("searchbox").value).toBe("a/b");
});

it("moves by keyboard and opens the focused row", async () => {
  const { user } = renderUi(table);
  const [, first, second, , last] = screen.getAllByRole("row");
  first?.focus();
  await user.keyboard("j");
  expect(document.activeElement).toBe(second);
  await user.keyboard("{End}");
  expect(document.activeElement).toBe(last);
  await user.keyboard("{ArrowDown}{k}{ArrowUp}");
  expect(document.activeElement).toBe(second);
  await user.keyboard("{Home}");
  expect(document.activeElement).toBe(first);
  const followed = vi.fn();
  within(first ?? document.body)
    .getByRole("link")
    .addEventListener("click", followed);
  await user.keyboard("{Enter}");
  expect(followed).toHaveBeenCalledOnce();
});

it("selects the row that has the focus, however it came there, and none for a link in it", async () => {
  const onSelect = vi.fn();
  const { user } = renderUi(
    <DataTable
      caption="Các tỉnh"
      columns={columns}
      rows={places}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/${id}`}
      onSelect={onSelect}
      hasTools={false}
    />,
  );
  const [, first, second, third] = screen.getAllByRole("row");
  within(third ?? document.body)
    .getByRole("link")
    .focus();
  expect(onSelect).not.toHaveBeenCalled();
  first?.focus();
  expect(onSelect).toHaveBeenLastCalledWith(places[0]);
  await user.keyboard("j");
  expect(document.activeElement).toBe(second);
  expect(onSelect).toHaveBeenLastCalledWith(places[1]);
});

it("remembers which columns were left out", async () => {
  const { user, rerender } = renderUi(table);
  await user.click(screen.getByRole("button", { name: /Cột/ }));
  await user.click(screen.getByRole("menuitemcheckbox", { name: "Từ ngày" }));
  expect(screen.queryByRole("columnheader", { name: "Từ ngày" })).toBeNull();
  rerender(null);
  rerender(table);
  expect(screen.queryByRole("columnheader", { name: "Từ ngày" })).toBeNull();
  expect(screen.getByRole("columnheader", { name: "Thành viên" })).toBeTruthy();
});

it("lets the caller order and filter what is not loaded whole", async () => {
  const onSortChange = vi.fn();
  const onFilterChange = vi.fn();
  const { user } = renderUi(
    <DataTable
      caption="Các tỉnh"
      columns={columns}
      rows={places}
      rowKey={({ id }) => id}
      totalCount={3321}
      sort={{ columnId: "name", isDescending: false }}
      onSortChange={onSortChange}
      filter=""
      onFilterChange={onFilterChange}
    />,
  );
  expect(names()).toEqual(places.map(({ name }) => name));
  expect(screen.getByRole("grid").getAttribute("aria-rowcount")).toBe("3322");
  expect(screen.getByText("4 trên 3.321 dòng")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Tỉnh" }));
  expect(onSortChange).toHaveBeenCalledExactlyOnceWith({ columnId: "name", isDescending: true });
  await user.type(screen.getByRole("searchbox"), "a");
  expect(onFilterChange).toHaveBeenCalledExactlyOnceWith("a");
});

it("asks once for the rows that follow, and not while they come", () => {
  const onEndReached = vi.fn();
  const page = (rows: Place[], isLoading: boolean) => (
    <DataTable
      caption="Các tỉnh"
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      isLoading={isLoading}
      onEndReached={onEndReached}
    />
  );
  const { rerender } = renderUi(page(places.slice(0, 2), false));
  rerender(page(places.slice(0, 2), true));
  rerender(page(places.slice(0, 2), false));
  expect(onEndReached).toHaveBeenCalledTimes(1);
  rerender(page(places, false));
  expect(onEndReached).toHaveBeenCalledTimes(2);
});

it("draws only the rows in sight of a long list, and all of them on paper", () => {
  // jsdom has no layout: a scroller of 600 px and rows of 35.
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(35);
  const many = Array.from({ length: 300 }, (_, index) => ({
    id: String(index),
    name: `Xã ${index}`,
    members: index,
    since: "2025-07-01",
  }));
  renderUi(<DataTable caption="Các xã" columns={columns} rows={many} rowKey={({ id }) => id} />);
  expect(names().length).toBeGreaterThan(10);
  expect(names().length).toBeLessThan(100);
  window.dispatchEvent(new Event("beforeprint"));
  expect(names()).toHaveLength(300);
  vi.restoreAllMocks();
});

function Choosing({ onChange }: { onChange(keys: string[]): void }) {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  return (
    <DataTable
      caption="Các tỉnh"
      columns={columns}
      rows={places}
      rowKey={({ id }) => id}
      choice={{
        keys,
        onChange: (changed) => {
          setKeys(changed);
          onChange([...changed].sort());
        },
        label: ({ name, members }) => (members === null ? null : `Chọn ${name}`),
      }}
    />
  );
}

it("chooses rows by box and by X, and with Shift all between as they are shown", async () => {
  const onChange = vi.fn();
  const { user } = renderUi(<Choosing onChange={onChange} />);
  await user.click(screen.getByRole("button", { name: "Tỉnh" })); // An Giang, Cần Thơ, Đắk Lắk, Đồng Nai
  await user.click(screen.getByRole("checkbox", { name: "Chọn An Giang" }));
  expect(onChange).toHaveBeenLastCalledWith(["2"]);
  await user.keyboard("{Shift>}");
  await user.click(screen.getByRole("checkbox", { name: "Chọn Đồng Nai" }));
  await user.keyboard("{/Shift}");
  expect(onChange).toHaveBeenLastCalledWith(["1", "2", "4"]); // Cần Thơ can't be chosen
  const [, row] = screen.getAllByRole("row");
  row?.focus();
  await user.keyboard("x");
  expect(onChange).toHaveBeenLastCalledWith(["1", "4"]);
  await user.keyboard("j");
  onChange.mockClear();
  await user.keyboard("x");
  expect(onChange).not.toHaveBeenCalled();
  await user.keyboard("j{Shift>}X{/Shift}");
  expect(onChange).toHaveBeenLastCalledWith(["1"]);
});

it("leaves its keys to what a row opened elsewhere on the page", async () => {
  const entry: Column<Place> = {
    id: "acts",
    label: "Việc",
    cell: ({ name }) => createPortal(<button type="button">{name}</button>, document.body),
  };
  const onSelect = vi.fn();
  const { user } = renderUi(
    <DataTable
      caption="Các tỉnh"
      columns={[...columns, entry]}
      rows={places}
      rowKey={({ id }) => id}
      onSelect={onSelect}
    />,
  );
  const button = screen.getByRole("button", { name: "An Giang" });
  button.focus();
  await user.keyboard("{ArrowDown}{End}");
  expect(document.activeElement).toBe(button);
  expect(onSelect).not.toHaveBeenCalled();
});
