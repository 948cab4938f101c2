import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { connection, renderPage } from "../../../test/render-page.tsx";

const expectation = (name: string, standing: string) => ({
  id: `e-${name}`,
  standing,
  remindedOn: null,
  dueOn: "2025-06-25",
  committee: { id: `c-${name}`, unit: { id: `u-${name}`, level: "PROVINCE", kind: "tỉnh", name, nameEn: name } },
  report: null,
});

const expectations = connection([expectation("Cao Bằng", "DECLARED_MISSING"), expectation("Lào Cai", "RECEIVED")]);
const round = {
  id: "r1",
  ...{ name: "6 tháng đầu năm 2025", periodKind: "HALF_YEAR_1", year: 2025 },
  ...{ startsOn: "2024-12-15", endsOn: "2025-06-14", opensOn: "2025-05-15", dueOn: "2025-06-25" },
  committee: {
    id: "c0",
    viewerCanDraft: false,
    unit: { id: "u0", level: "NATION", kind: "", name: "Việt Nam", nameEn: "Viet Nam" },
  },
  completeness: { expected: 2, received: 1, onTime: 1, notDue: 0, declaredMissing: 1 },
  awaited: [],
  declaredMissing: [expectation("Cao Bằng", "DECLARED_MISSING").committee],
  remindedOn: null,
  reports: connection(),
  version: 1,
  viewerCanEdit: false,
  viewerCanRemind: true,
  expectations,
};

it("tells what was declared missing as given up, not as still to come, and offers no reminder for it", async () => {
  await renderPage("/rounds/r1", { reportingRound: round, expectations: connection(), reorganisations: connection() });
  const declared = await screen.findByRole("region", { name: "Đã ghi nhận là không nộp" });
  expect(within(declared).getByText("Tỉnh Cao Bằng")).toBeTruthy();
  expect(screen.queryByText(/Chưa đến hạn nộp/)).toBeNull();
  expect(screen.queryByRole("button", { name: /^Nhắc/ })).toBeNull();
});

it("names the first of many that are awaited, counts them all, and leads to the others", async () => {
  const names = ["Ba Đình", "Bỉm Sơn", "Các Sơn"];
  await renderPage("/rounds/r1", {
    reportingRound: {
      ...round,
      completeness: { expected: 166, received: 11, onTime: 11, notDue: 0, declaredMissing: 0 },
      awaited: names.map((name) => expectation(name, "MISSING").committee),
    },
    expectations: connection(),
    reorganisations: connection(),
  });
  const awaited = await screen.findByRole("region", { name: /^Chưa nộp/ });
  expect(within(awaited).getByText(/Tỉnh Ba Đình, Tỉnh Bỉm Sơn, Tỉnh Các Sơn và/)).toBeTruthy();
  expect(within(awaited).getByRole("link", { name: "152 ban khác" }).getAttribute("href")).toBe(
    "/rounds/r1?shown=awaited",
  );
  expect(within(awaited).getByRole("button", { name: "Nhắc 155 ban" })).toBeTruthy();
});
