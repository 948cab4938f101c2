import { screen } from "@testing-library/react";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import { renderUi } from "../test/render-ui.tsx";
import { MentionField } from "./mention-field.tsx";

const colleagues = [
  { id: "1", label: "Đỗ Thị Ánh", detail: "Đồng Nai" },
  { id: "2", label: "Trần Đức" },
];
const onSearch = vi.fn();
const onMention = vi.fn();
const onSubmit = vi.fn();

function Remark() {
  const [text, setText] = useState("");
  const [isAsked, setAsked] = useState(false);
  return (
    <MentionField
      label="Trao đổi"
      value={text}
      onChange={setText}
      options={isAsked ? colleagues : []}
      onSearch={(name) => {
        setAsked(name !== null);
        onSearch(name);
      }}
      onMention={onMention}
      onSubmit={onSubmit}
    />
  );
}

const field = () => screen.getByLabelText<HTMLTextAreaElement>("Trao đổi");

it("offers colleagues behind an @ and writes the name of who is chosen", async () => {
  const { user } = renderUi(<Remark />);
  await user.type(field(), "Nhờ @duc");
  await screen.findByRole("option", { name: "Trần Đức" });
  expect(onSearch).toHaveBeenLastCalledWith("duc");
  await user.keyboard("{ArrowDown}{ArrowDown}{Enter}");
  expect(field().value).toBe("Nhờ @Trần Đức ");
  expect(onMention).toHaveBeenCalledWith(colleagues[1]);
  await vi.waitFor(() => expect(document.activeElement).toBe(field()));
  await user.keyboard("xem giúp");
  expect(field().value).toBe("Nhờ @Trần Đức xem giúp");
  expect(screen.queryByRole("option")).toBeNull();
});

it("takes an @ in an address for no mention", async () => {
  onSearch.mockClear();
  const { user } = renderUi(<Remark />);
  await user.type(field(), "Gửi an@camket.example");
  await vi.waitFor(() => expect(onSearch).toHaveBeenCalled());
  expect(onSearch.mock.calls.every(([name]) => name === null)).toBe(true);
});

it("lets Escape leave the names and keep the text, and sends by Ctrl Enter alone", async () => {
  const { user } = renderUi(<Remark />);
  await user.type(field(), "@a");
  await screen.findByRole("option", { name: /Ánh/ });
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("option")).toBeNull();
  await user.keyboard("{Enter}");
  expect(field().value).toBe("@a\n");
  expect(onSubmit).not.toHaveBeenCalled();
  await user.keyboard("{Control>}{Enter}{/Control}");
  expect(onSubmit).toHaveBeenCalledTimes(1);
});
