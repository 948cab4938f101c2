import { screen, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { renderUi } from "../test/render-ui.tsx";
import { CompletenessTiles } from "./completeness-tiles.tsx";
import { SparklineBars } from "./sparkline-bars.tsx";
import { ErrorState } from "./states.tsx";
import { Thread } from "./thread.tsx";
import { useToast } from "./toast.tsx";

it("gives the tiles one label with the sum", () => {
  renderUi(
    <CompletenessTiles
      tiles={[
        { name: "Hà Nội", state: "received" },
        { name: "Huế", state: "missing" },
        { name: "Cà Mau", state: "received" },
        { name: "An Giang", state: "late" },
      ]}
      labels={{ received: "đã nhận", waiting: "chờ duyệt", late: "nhận trễ", missing: "chưa nộp" }}
      table={{ href: "#table", label: "Xem dạng bảng" }}
    />,
  );
  expect(screen.getByRole("img", { name: "2 đã nhận, 1 nhận trễ, 1 chưa nộp" })).toBeTruthy();
  expect(screen.getByRole("link", { name: "Xem dạng bảng" })).toBeTruthy();
});

it("says where on the thread the page stands, and links every other knot", () => {
  renderUi(
    <Thread
      current={1}
      knots={[
        { label: "366/QĐ-TTg", href: "#decision" },
        { label: "112/KH-BCĐ", href: "#plan" },
        { label: "12 nhiệm vụ", href: "#tasks" },
      ]}
    />,
  );
  const here = screen.getAllByRole("listitem").filter((knot) => knot.getAttribute("aria-current") === "step");
  expect(here.map((knot) => knot.textContent)).toEqual(["112/KH-BCĐ"]);
  expect(screen.getAllByRole("link").map((link) => link.textContent)).toEqual(["366/QĐ-TTg", "12 nhiệm vụ"]);
});

it("leaves a missing value blank, never zero", () => {
  renderUi(
    <SparklineBars
      label="Bốn kỳ"
      bars={[
        { label: "cuối 24", value: 4120 },
        { label: "đầu 25", value: null },
      ]}
    />,
  );
  const figure = within(screen.getByRole("figure", { name: "Bốn kỳ" }));
  expect(figure.getAllByRole("listitem").map((bar) => bar.textContent)).toEqual(["4.120cuối 24", "đầu 25"]);
});

it("tells a fault with its code and tries again", async () => {
  const onRetry = vi.fn();
  const { user } = renderUi(<ErrorState title="Camket gặp lỗi và đã ghi lại" code="7F3A" onRetry={onRetry} />);
  expect(screen.getByRole("alert").textContent).toContain("Mã lỗi 7F3A");
  await user.click(screen.getByRole("button", { name: "Thử lại" }));
  expect(onRetry).toHaveBeenCalledOnce();
});

it("announces the result of an act and lets it be undone", async () => {
  const onUndo = vi.fn();
  function Act() {
    const toast = useToast();
    return (
      <button type="button" onClick={() => toast({ message: "Đã duyệt báo cáo.", onUndo })}>
        Duyệt
      </button>
    );
  }
  const { user } = renderUi(<Act />);
  await user.click(screen.getByRole("button", { name: "Duyệt" }));
  expect(screen.getByRole("status").textContent).toContain("Đã duyệt báo cáo.");
  await user.click(screen.getByRole("button", { name: "Hoàn tác" }));
  expect(onUndo).toHaveBeenCalledOnce();
  expect(screen.getByRole("status").textContent).toBe("");
});
