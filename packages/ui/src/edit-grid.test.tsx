import { screen } from "@testing-library/react";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import { renderUi } from "../test/render-ui.tsx";
import { EditGrid, type TypedCells } from "./edit-grid.tsx";

interface Row {
  id: string;
  title: string;
  due: string;
}

const rows: Row[] = [
  { id: "1", title: "Một", due: "01/02/2026" },
  { id: "2", title: "Hai", due: "02/02/2026" },
];

async function openGrid(onCommit = vi.fn(async (_row: Row, _typed: TypedCells): Promise<TypedCells> => ({}))) {
  const acts = { onCommit, onUndo: vi.fn(), onInsertBelow: vi.fn(), onOverflow: vi.fn(), onOpen: vi.fn() };
  const { user } = renderUi(
    <EditGrid
      caption="Việc"
      columns={[
        { id: "id", label: "Số", width: "60px", text: ({ id }) => id },
        { id: "title", label: "Tên", width: "60%", text: ({ title }) => title, isEditable: () => true },
        { id: "due", label: "Hạn", width: "100px", text: ({ due }) => due, isEditable: () => true },
      ]}
      rows={rows}
      rowKey={({ id }) => id}
      rowCount={2}
      {...acts}
    />,
  );
  const cell = (name: string) => screen.getByRole("gridcell", { name });
  return { ...acts, user, cell };
}

it("replaces by typing, adds by F2, and saves what was typed on leaving the cell", async () => {
  const { user, cell, onCommit } = await openGrid();
  cell("Một").focus();
  await user.keyboard("Mới{Tab}");
  expect(onCommit).toHaveBeenCalledWith(rows[0], { title: "Mới" });
  expect(document.activeElement).toBe(cell("01/02/2026"));
  cell("Hai").focus();
  await user.keyboard("{F2} ba{Enter}");
  expect(onCommit).toHaveBeenLastCalledWith(rows[1], { title: "Hai ba" });
});

it("saves nothing that was not changed, and nothing after Escape", async () => {
  const { user, cell, onCommit } = await openGrid();
  cell("Một").focus();
  await user.keyboard("{F2}{Enter}");
  cell("Một").focus();
  await user.keyboard("x{Escape}");
  expect(document.activeElement).toBe(cell("Một"));
  expect(onCommit).not.toHaveBeenCalled();
});

it("keeps what was refused in its cell with the reason, until Escape gives the old text back", async () => {
  const { user, cell } = await openGrid(vi.fn(async () => ({ due: "Không có ngày này." })));
  cell("01/02/2026").focus();
  await user.keyboard("31/02{Enter}");
  const refused = await screen.findByRole("gridcell", { name: /31\/02/ });
  expect(screen.getByRole("alert").textContent).toBe("Không có ngày này.");
  expect(refused.getAttribute("aria-invalid")).toBe("true");
  refused.focus();
  await user.keyboard("{Escape}");
  expect(cell("01/02/2026")).toBeTruthy();
});

it("fills cells below from a block, row by row, and tells what found no cell", async () => {
  const { user, cell, onCommit, onOverflow } = await openGrid();
  await user.click(cell("Một"));
  await user.paste("A\t05/05/2026\nB\t\nC\t07/05/2026");
  expect(onCommit.mock.calls).toEqual([
    [rows[0], { title: "A", due: "05/05/2026" }],
    [rows[1], { title: "B" }],
  ]);
  expect(onOverflow).toHaveBeenCalledWith(2);
});

it("hears Ctrl Z and Ctrl Enter, opens what can't be edited, and lets Tab out after Escape", async () => {
  const { user, cell, onUndo, onInsertBelow, onOpen } = await openGrid();
  cell("Hai").focus();
  await user.keyboard("{Control>}z{/Control}{Control>}{Enter}{/Control}");
  expect(onUndo).toHaveBeenCalledOnce();
  expect(onInsertBelow).toHaveBeenCalledWith(rows[1]);
  await user.keyboard("{Home}{Enter}");
  expect(onOpen).toHaveBeenCalledWith(rows[1], "id");
  await user.keyboard("{Escape}{Tab}");
  expect(screen.getByRole("grid").contains(document.activeElement)).toBe(false);
});

it("carries a row past the next one by Alt and an arrow, and the focus with it", async () => {
  function Grid() {
    const [order, setOrder] = useState(rows);
    return (
      <EditGrid
        caption="Việc"
        columns={[{ id: "title", label: "Tên", width: "60%", text: ({ title }) => title, isEditable: () => true }]}
        rows={order}
        rowKey={({ id }) => id}
        rowCount={2}
        onCommit={async () => ({})}
        onMove={(row, past) => setOrder((each) => each.map((one) => (one === row ? past : one === past ? row : one)))}
      />
    );
  }
  const { user } = renderUi(<Grid />);
  const titles = () => screen.getAllByRole("gridcell").map(({ textContent }) => textContent);
  screen.getByRole("gridcell", { name: "Một" }).focus();
  await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
  expect(titles()).toEqual(["Một", "Hai"]);
  await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
  expect(titles()).toEqual(["Hai", "Một"]);
  expect(document.activeElement?.textContent).toBe("Một");
  await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
  expect(titles()).toEqual(["Một", "Hai"]);
  expect(document.activeElement?.textContent).toBe("Một");
});
