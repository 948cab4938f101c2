import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { connection, renderPage } from "../test/render-page.tsx";
import { preferredLocale } from "./locale.ts";

const people = {
  people: connection([{ id: "p1", name: "Nguyễn Thị Ánh", memberships: connection() }]),
  sampleLoad: { loadedAt: "2026-01-01T00:00:00.000Z" },
};

it("switches to English, and remembers it", async () => {
  const { user } = await renderPage("/people", people);
  const [language] = await screen.findAllByRole("combobox", { name: "Ngôn ngữ" });
  if (language) await user.selectOptions(language, "English");
  expect(await screen.findByRole("heading", { name: "Members" })).toBeTruthy();
  expect(document.documentElement.lang).toBe("en");
  expect(document.title).toBe("Members · Camket");
  expect(preferredLocale()).toBe("en");
});

it("marks sample data", async () => {
  await renderPage("/people", people);
  expect(await screen.findByText(/Dữ liệu mẫu/)).toBeTruthy();
});

it("says that a page is not there", async () => {
  await renderPage("/nowhere", {});
  expect(await screen.findByRole("heading", { name: "Không tìm thấy trang này" })).toBeTruthy();
});

it("offers to try again where a page fails, and then shows it", async () => {
  let isBroken = true;
  const { user } = await renderPage("/people", {
    people: () => {
      if (isBroken) throw new Error("fault");
      return people.people;
    },
  });
  expect(await screen.findByText("Camket gặp lỗi và đã ghi lại")).toBeTruthy();
  isBroken = false;
  await user.click(screen.getByRole("button", { name: "Thử lại" }));
  expect(await screen.findByRole("row", { name: /Nguyễn Thị Ánh/ })).toBeTruthy();
});

it("goes by keys, and lists them", async () => {
  const { user, router } = await renderPage("/people", people);
  await screen.findByRole("grid");
  await user.keyboard("?");
  expect(await screen.findByText("Đi tới")).toBeTruthy();
  await user.keyboard("{Escape}");
  await user.keyboard("gc");
  expect(router.state.location.pathname).toBe("/committees");
});
