import { IconTarget } from "@tabler/icons-react";
import { screen } from "@testing-library/react";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import { renderUi } from "../test/render-ui.tsx";
import { CommandPalette } from "./command-palette.tsx";

const entries = [
  { key: "khoi-phuc", label: "Khôi phục trường học", detail: "Tỉnh Thanh Hóa", icon: IconTarget },
  { key: "khao-sat", label: "Khảo sát", icon: IconTarget, keys: ["G", "K"] },
];
const onPick = vi.fn();

interface PaletteProps {
  isLoading?: boolean;
  isOpen?: boolean;
  onClose?(): void;
  onClosed?(): void;
}

function Palette({ isLoading = false, isOpen = true, onClose = () => {}, onClosed = () => {} }: PaletteProps) {
  const [text, setText] = useState("");
  return (
    <CommandPalette
      isOpen={isOpen}
      onClose={onClose}
      onClosed={onClosed}
      label="Tìm"
      placeholder="Tên"
      text={text}
      onType={setText}
      groups={[
        { label: "Nhiệm vụ", entries: entries.filter(({ label }) => label.includes(text)) },
        { label: "Ban", entries: [] },
      ]}
      isLoading={isLoading}
      empty="Không có gì"
      status="2 kết quả"
      hints={[{ keys: "Esc", label: "đóng" }]}
      onPick={onPick}
    />
  );
}

const chosen = () => document.querySelector("[data-combobox-selected]")?.textContent;

it("begins at the first entry, goes on by arrows and picks by Enter, apart with Ctrl", async () => {
  const { user } = renderUi(<Palette />);
  const field = await screen.findByRole("combobox", { name: "Tìm" });
  await user.click(field);
  await vi.waitFor(() => expect(chosen()).toContain("Khôi phục"));
  await user.keyboard("{ArrowDown}{Enter}");
  expect(onPick).toHaveBeenLastCalledWith("khao-sat", false);
  await user.keyboard("{Control>}{Enter}{/Control}");
  expect(onPick).toHaveBeenLastCalledWith("khao-sat", true);
});

it("begins anew with what is found, and names no group that is empty", async () => {
  const { user } = renderUi(<Palette />);
  await user.type(await screen.findByRole("combobox"), "Khảo");
  await vi.waitFor(() => expect(chosen()).toContain("Khảo sát"));
  expect(screen.getAllByRole("group").map((group) => group.getAttribute("aria-labelledby"))).toHaveLength(1);
});

it("says where there is nothing, once it is known", async () => {
  const { user, rerender } = renderUi(<Palette isLoading />);
  await user.type(await screen.findByRole("combobox"), "xyz");
  expect(screen.queryByText("Không có gì")).toBeNull();
  rerender(<Palette />);
  await screen.findByText("Không có gì");
});

function Opened() {
  const [isThere, setThere] = useState(false);
  const [isOpen, setOpen] = useState(true);
  return (
    <>
      <button type="button" onClick={() => setThere(true)}>
        Mở
      </button>
      {isThere && <Palette isOpen={isOpen} onClose={() => setOpen(false)} onClosed={() => setThere(false)} />}
    </>
  );
}

it("closes by Escape and gives the focus back", async () => {
  const { user } = renderUi(<Opened />);
  await user.click(screen.getByRole("button", { name: "Mở" }));
  await user.click(await screen.findByRole("combobox"));
  await user.keyboard("{Escape}");
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "Mở" })));
  expect(screen.queryByRole("combobox")).toBeNull();
});
