import { Modal } from "@mantine/core";
import { fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { renderUi } from "../test/render-ui.tsx";
import { DataTable } from "./data-table.tsx";
import { useGoKeys, useKeys } from "./keys.ts";

const act = vi.fn();
const go = vi.fn();

function Page({ hasDialog = false }: { hasDialog?: boolean }) {
  useKeys({ e: act, "?": act });
  useGoKeys({ b: go });
  return (
    <>
      <input aria-label="Tên" />
      <button type="button">Lưu</button>
      <Modal opened={hasDialog} onClose={() => {}} title="Sửa">
        Nội dung
      </Modal>
    </>
  );
}

it("acts on single keys, but neither in a field nor with Ctrl", async () => {
  act.mockClear();
  const { user } = renderUi(<Page />);
  await user.keyboard("e?E");
  expect(act).toHaveBeenCalledTimes(3);
  await user.keyboard("{Control>}e{/Control}");
  await user.click(screen.getByRole("textbox"));
  await user.keyboard("e?");
  expect(act).toHaveBeenCalledTimes(3);
});

it("hears nothing while a dialog has the focus", async () => {
  act.mockClear();
  const { user } = renderUi(<Page hasDialog />);
  await screen.findByRole("dialog");
  await user.keyboard("egb");
  expect(act).not.toHaveBeenCalled();
  expect(go).not.toHaveBeenCalled();
});

it("goes by G and a letter", async () => {
  go.mockClear();
  const { user } = renderUi(<Page />);
  await user.keyboard("b");
  expect(go).not.toHaveBeenCalled();
  await user.keyboard("gb");
  expect(go).toHaveBeenCalledTimes(1);
});

it("bears what a browser sends that fills in a field", () => {
  renderUi(<Page />);
  const failed = vi.fn();
  window.addEventListener("error", failed);
  fireEvent(screen.getByRole("textbox"), new Event("keydown", { bubbles: true }));
  window.removeEventListener("error", failed);
  expect(failed).not.toHaveBeenCalled();
});

const places = [{ name: "An Giang" }, { name: "Cần Thơ" }];
const list = (
  <>
    <Page />
    <DataTable
      caption="Các tỉnh"
      columns={[{ id: "name", label: "Tỉnh", cell: ({ name }) => name, value: ({ name }) => name }]}
      rows={places}
      rowKey={({ name }) => name}
      storageKey="keys"
    />
  </>
);
const focusedRow = () => document.activeElement?.closest("tr")?.textContent;

it("leads into a table from anywhere by J, then down and up", async () => {
  const { user } = renderUi(list);
  await user.keyboard("j");
  expect(focusedRow()).toBe("An Giang");
  await user.keyboard("j");
  expect(focusedRow()).toBe("Cần Thơ");
  await user.keyboard("k");
  expect(focusedRow()).toBe("An Giang");
  await user.click(screen.getByRole("button", { name: "Lưu" }));
  await user.keyboard("k");
  expect(focusedRow()).toBe("An Giang");
  await user.keyboard("/");
  expect(document.activeElement).toBe(screen.getByRole("searchbox"));
});

it("is silent where single keys are switched off, in a table too", async () => {
  act.mockClear();
  const { user } = renderUi(list, "vi", false);
  await user.keyboard("e?gbj/");
  expect(act).not.toHaveBeenCalled();
  expect(go).toHaveBeenCalledTimes(1);
  expect(document.activeElement).toBe(document.body);
  screen.getByRole("row", { name: "An Giang" }).focus();
  await user.keyboard("j");
  expect(focusedRow()).toBe("An Giang");
  await user.keyboard("{ArrowDown}");
  expect(focusedRow()).toBe("Cần Thơ");
});
