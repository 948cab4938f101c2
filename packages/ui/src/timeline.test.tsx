import { fireEvent, screen, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { renderUi } from "../test/render-ui.tsx";
import { type BarDates, Timeline, type TimelineBar } from "./timeline.tsx";

interface Work {
  id: string;
  title: string;
  group: string;
  moves?: TimelineBar["moves"];
}

const works: Work[] = [
  { id: "a", title: "Cấp thẻ", group: "Y tế", moves: { parts: "all" } },
  { id: "b", title: "Xây trường", group: "Giáo dục", moves: { parts: "end", earliestEnd: "2026-04-01" } },
  { id: "c", title: "Tập huấn", group: "Giáo dục" },
];

function draw(rows: readonly Work[], refusal: { key: string; message: string } | null = null) {
  const onMove = vi.fn((_: Work, _dates: BarDates) => {});
  const onOpenBar = vi.fn((_: Work) => {});
  const onToggle = vi.fn((_: Work) => {});
  const { user } = renderUi(
    <Timeline
      caption="Nhiệm vụ"
      columns={[{ id: "title", label: "Nhiệm vụ", cell: ({ title }: Work) => title }]}
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `#${id}`}
      groupOf={({ group }) => ({ key: group, name: group })}
      groupNote={(all) => `${all.length} việc`}
      barOf={({ title, moves }) => ({
        label: `${title}: đã làm 40%`,
        baseline: { startsOn: "2026-03-01", endsOn: "2026-03-31" },
        startsOn: "2026-03-01",
        endsOn: "2026-03-31",
        percentDone: 40,
        tone: "acc",
        ...(moves && { moves }),
      })}
      from="2026-01-01"
      to="2026-12-31"
      today="2026-06-29"
      hasChart
      selectedKey={undefined}
      onSelect={() => {}}
      onToggle={onToggle}
      openKey={undefined}
      detail={null}
      onMove={onMove}
      onOpenBar={onOpenBar}
      refusal={refusal}
    />,
  );
  return { user, onMove, onOpenBar, onToggle };
}

/** The region of toasts is one of its own. */
const said = () =>
  screen
    .getAllByRole("status")
    .map(({ textContent }) => textContent)
    .join("");
const rowOf = (name: RegExp) => screen.getByRole("row", { name });
const barOf = (title: string) => screen.getByRole("button", { name: `${title}: đã làm 40%` });

it("goes by arrows through headings, rows and into the bar, and opens it by Enter", async () => {
  const { user, onOpenBar, onToggle } = draw(works);
  rowOf(/Y tế/).focus();
  await user.keyboard("{ArrowDown}");
  expect(document.activeElement).toBe(rowOf(/Cấp thẻ/));
  await user.keyboard(" ");
  expect(onToggle).toHaveBeenCalledWith(works[0]);
  await user.keyboard("{ArrowRight}");
  expect(document.activeElement).toBe(barOf("Cấp thẻ"));
  await user.keyboard("{Enter}");
  expect(onOpenBar).toHaveBeenCalledWith(works[0]);
  await user.keyboard("{ArrowRight}{ArrowRight}");
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Hạn 31/03/2026");
  await user.keyboard("{Escape}{ArrowLeft}");
  expect(document.activeElement).toBe(rowOf(/Y tế/));
});

it("closes a heading and says how much stands under it", async () => {
  const { user } = draw(works);
  const heading = rowOf(/Giáo dục/);
  expect(heading.textContent).toContain("2 việc");
  heading.focus();
  await user.keyboard("{ArrowLeft}");
  expect(heading.getAttribute("aria-expanded")).toBe("false");
  expect(screen.queryByRole("row", { name: /Xây trường/ })).toBeNull();
  await user.click(within(heading).getByRole("button", { name: "Mở" }));
  expect(rowOf(/Xây trường/)).toBeTruthy();
});

it("moves a bar by days and weeks while Shift is held, says the dates, and drops it when Shift is let go", async () => {
  const { user, onMove } = draw(works);
  barOf("Cấp thẻ").focus();
  await user.keyboard("{Shift>}{ArrowRight}{ArrowRight}{Control>}{ArrowRight}{/Control}");
  expect(said()).toBe("10/03/2026 – 09/04/2026");
  expect(onMove).not.toHaveBeenCalled();
  await user.keyboard("{/Shift}");
  expect(onMove).toHaveBeenCalledExactlyOnceWith(works[0], { startsOn: "2026-03-10", endsOn: "2026-04-09" });
});

it("leaves a bar where it was by Escape, and where it was moved there and back", async () => {
  const { user, onMove } = draw(works);
  barOf("Cấp thẻ").focus();
  await user.keyboard("{Shift>}{ArrowRight}{Escape}{/Shift}");
  await user.keyboard("{Shift>}{ArrowRight}{ArrowLeft}{/Shift}");
  expect(onMove).not.toHaveBeenCalled();
  expect(said()).toBe("");
});

it("moves the end alone of a bar in force, and to a later day alone", async () => {
  const { user, onMove } = draw(works);
  barOf("Xây trường").focus();
  await user.keyboard("{Shift>}{ArrowLeft}{/Shift}");
  expect(onMove).toHaveBeenLastCalledWith(works[1], { startsOn: "2026-03-01", endsOn: "2026-04-01" });
  await user.keyboard("{Shift>}{Control>}{ArrowRight}{/Control}{/Shift}");
  expect(onMove).toHaveBeenLastCalledWith(works[1], { startsOn: "2026-03-01", endsOn: "2026-04-07" });
});

it("says of a bar that can't be moved that it can't", async () => {
  const { user, onMove } = draw(works);
  barOf("Tập huấn").focus();
  await user.keyboard("{Shift>}{ArrowRight}{/Shift}");
  expect(said()).toBe("Nhiệm vụ này không dời được ở đây.");
  expect(onMove).not.toHaveBeenCalled();
});

it("follows the pointer by whole days", () => {
  const { onMove } = draw(works);
  const bar = barOf("Cấp thẻ");
  // jsdom lays nothing out: a pixel is a day.
  bar.setPointerCapture = () => {};
  fireEvent.pointerDown(bar, { clientX: 100, button: 0, pointerId: 1 });
  fireEvent.pointerMove(bar, { clientX: 97, pointerId: 1 });
  expect(said()).toBe("26/02/2026 – 28/03/2026");
  fireEvent.pointerUp(bar, { clientX: 95, pointerId: 1 });
  expect(onMove).toHaveBeenCalledExactlyOnceWith(works[0], { startsOn: "2026-02-24", endsOn: "2026-03-26" });
});

it("says at the bar why it could not be moved", () => {
  draw(works, { key: "a", message: "Hạn: ngoài thời gian của kế hoạch." });
  expect(within(rowOf(/Cấp thẻ/)).getByRole("alert").textContent).toContain("ngoài thời gian");
});

it("draws everything before it is printed, however long", () => {
  const many = Array.from({ length: 400 }, (_, index) => ({ id: `${index}`, title: `Việc ${index}`, group: "Y tế" }));
  draw(many);
  const table = screen.getByRole("treegrid");
  expect(table.getAttribute("aria-rowcount")).toBe("402");
  expect(table.querySelectorAll("tr[data-row]").length).toBeLessThan(400);
  fireEvent(window, new Event("beforeprint"));
  expect(table.querySelectorAll("tr[data-row]")).toHaveLength(400);
});
