import { screen } from "@testing-library/react";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import { renderUi } from "../test/render-ui.tsx";
import { TreeTable } from "./tree-table.tsx";

interface Unit {
  id: string;
  name: string;
  below?: Unit[];
}

const province: Unit = { id: "p", name: "Tỉnh Phú Thọ", below: [{ id: "x", name: "Xã Kim Bôi" }] };
const nation: Unit = { id: "n", name: "Chính phủ", below: [province, { id: "q", name: "Tỉnh Lào Cai", below: [] }] };

const columns = [{ id: "name", label: "Đơn vị", cell: ({ name }: Unit) => name }];

const tree = (
  <TreeTable
    caption="Ban chỉ đạo"
    roots={[nation]}
    rowKey={({ id }) => id}
    columns={columns}
    childrenOf={({ below }) => below}
    hasChildren={({ below }) => below !== undefined}
  />
);

const names = () => screen.getAllByRole("rowheader").map((cell) => cell.textContent);

it("opens and closes by keyboard, and steps in and out", async () => {
  const { user } = renderUi(tree);
  screen.getByRole("row", { name: /Chính phủ/ }).focus();
  await user.keyboard("{ArrowRight}");
  expect(names()).toEqual(["Chính phủ", "Tỉnh Phú Thọ", "Tỉnh Lào Cai"]);
  await user.keyboard("{ArrowRight}");
  const province = screen.getByRole("row", { name: /Phú Thọ/ });
  expect(document.activeElement).toBe(province);
  expect(province.getAttribute("aria-level")).toBe("2");
  expect(province.getAttribute("aria-expanded")).toBe("false");
  await user.keyboard("{ArrowRight}{ArrowDown}");
  expect(document.activeElement).toBe(screen.getByRole("row", { name: /Kim Bôi/ }));
  await user.keyboard("{ArrowLeft}");
  expect(document.activeElement).toBe(screen.getByRole("row", { name: /Phú Thọ/ }));
  await user.keyboard("{ArrowLeft}{ArrowLeft}{ArrowLeft}");
  expect(names()).toEqual(["Chính phủ"]);
});

it("asks for what is below when a branch opens", async () => {
  const asked = vi.fn();
  function Lazy() {
    const [below, setBelow] = useState<Unit[]>();
    return (
      <TreeTable
        caption="Ban chỉ đạo"
        roots={[{ id: "n", name: "Chính phủ" }]}
        rowKey={({ id }) => id}
        columns={columns}
        childrenOf={() => below}
        hasChildren={({ id }) => id === "n"}
        onExpand={(unit) => {
          asked(unit.id);
          setBelow([province]);
        }}
      />
    );
  }
  const { user } = renderUi(<Lazy />);
  await user.click(screen.getByRole("button", { name: "Mở" }));
  expect(asked).toHaveBeenCalledExactlyOnceWith("n");
  expect(names()).toEqual(["Chính phủ", "Tỉnh Phú Thọ"]);
});
