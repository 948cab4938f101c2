import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { connection, renderPage } from "../../../test/render-page.tsx";

const unit = (name: string) => ({ id: `u-${name}`, level: "PROVINCE", kind: "tỉnh", name, nameEn: name });
const committee = (name: string) => ({
  ...{ __typename: "Committee", id: `c-${name}`, viewerCanDraft: false, unit: unit(name) },
});
const nation = {
  id: "c0",
  viewerCanDraft: false,
  unit: { id: "u0", level: "NATION", kind: "", name: "Việt Nam", nameEn: "Viet Nam" },
};

const version = {
  __typename: "IndicatorVersion",
  id: "v1",
  name: "Số học sinh được hỗ trợ",
  nameEn: "Pupils supported",
  unit: "người",
  unitEn: "people",
  valueType: "COUNT",
  overCommittees: "SUM",
  indicator: { id: "i1", code: "EDU-02" },
  disaggregations: [
    { id: "d1", name: "Giới tính", nameEn: "Sex", categories: [{ id: "F", name: "Nữ", nameEn: "Female" }] },
  ],
};

const round = {
  version: 1,
  viewerCanEdit: false,
  viewerCanRemind: false,
  id: "r1",
  name: "6 tháng đầu năm 2025",
  periodKind: "HALF_YEAR_1",
  year: 2025,
  startsOn: "2024-12-15",
  endsOn: "2025-06-14",
  opensOn: "2025-05-15",
  dueOn: "2025-06-25",
  committee: nation,
  completeness: { expected: 0, received: 0, onTime: 0, notDue: 0, declaredMissing: 0 },
  ...{ awaited: [], declaredMissing: [], reports: connection() },
  expectations: connection(),
  indicators: [version, { ...version, id: "v2", name: "Ngày chậm", indicator: { id: "i2", code: "TRE-04" } }],
};

interface SourceLike {
  name: string;
  standing: "REPORTED" | "MISSING" | "NOT_EXPECTED" | "DIVIDED";
  numerator?: string;
  isSuppressed?: boolean;
}

const source = ({ name, standing, numerator, isSuppressed = false }: SourceLike) => ({
  standing,
  committee: committee(name),
  figure:
    standing === "REPORTED"
      ? {
          id: `f-${name}`,
          state: "NUMBER",
          numerator: numerator ?? null,
          denominator: null,
          isSuppressed,
          revision: { id: `v-${name}`, number: 2, report: { id: `p-${name}` } },
        }
      : null,
});

interface RowLike {
  name: string;
  state: string;
  numerator?: string;
  isSuppressed?: boolean;
  sources: SourceLike[];
}

const row = ({ name, state, numerator, isSuppressed = false, sources }: RowLike) => {
  const used = sources.filter(({ standing }) => standing === "REPORTED").length;
  const missing = sources.filter(({ standing }) => standing === "MISSING").length;
  return {
    committee: committee(name),
    state,
    figureState: state === "RESTATED" || state === "AS_REPORTED" ? "NUMBER" : null,
    numerator: numerator ?? null,
    denominator: null,
    isSuppressed,
    expected: used + missing,
    reported: used,
    sources: sources.map(source),
  };
};

const used = (name: string, numerator: string) => ({ name, standing: "REPORTED" as const, numerator });
const rows = [
  row({ name: "Hà Giang", state: "AS_REPORTED", numerator: "5120", sources: [used("Hà Giang", "5120")] }),
  row({
    name: "Ninh Bình",
    state: "RESTATED",
    numerator: "3000",
    sources: [used("Hà Nam", "1000"), used("Nam Định", "2000"), { name: "Hoa Lư", standing: "MISSING" }],
  }),
  row({
    name: "Đông",
    state: "NOT_RESTATABLE",
    sources: [{ name: "Chia", standing: "DIVIDED" }, used("Lành", "60")],
  }),
  row({ name: "Không", state: "NO_FIGURE", sources: [{ name: "Không", standing: "NOT_EXPECTED" }] }),
  row({
    name: "Nhỏ",
    state: "RESTATED",
    isSuppressed: true,
    sources: [{ name: "Bé", standing: "REPORTED", isSuppressed: true }, used("Vừa", "77")],
  }),
];

const total = {
  isComplete: false,
  figureState: null as string | null,
  numerator: null as string | null,
  denominator: null,
  isSuppressed: false,
  committees: 5,
  whole: 2,
  partial: 1,
  notRestatable: 1,
  notAddable: 0,
  noFigure: 1,
  expected: 6,
  reported: 5,
};

interface Asked {
  roundId: string;
  indicatorId: string;
  categoryId: string | null;
  asOf: string;
}

async function openMap(href: string, answer: object | null = { total, figures: connection(rows) }) {
  const asked: Asked[] = [];
  const page = await renderPage(href, {
    reportingRound: round,
    node: version,
    restatement: (args: Asked) => {
      asked.push(args);
      return answer && { indicatorVersion: version, ...answer };
    },
  });
  return { ...page, asked };
}

const rowOf = (name: RegExp | string) => screen.findByRole("row", { name });

it("says of each committee how it came to its figure, and why another has none", async () => {
  await openMap("/rounds/r1/restatement");
  const text = async (name: RegExp) => (await rowOf(name)).textContent;
  expect(await text(/Tỉnh Hà Giang/)).toContain("Như đã báo cáo1 trên 15.120");
  expect(await text(/Tỉnh Ninh Bình/)).toContain("Gồm 3 đơn vị cũThiếu: Tỉnh Hoa Lư2 trên 33.000");
  expect(await text(/Tỉnh Đông/)).toContain("Không quy đổi được: đơn vị cũ đã chia táchTỉnh Chia");
  expect(await text(/Tỉnh Không/)).toContain("Không có số");
  expect(await text(/Tỉnh Nhỏ/)).toContain("không công bố");
});

it("says what keeps the rows from a total, and gives none", async () => {
  await openMap("/rounds/r1/restatement");
  expect((await rowOf(/^Tổng cộng/)).textContent).toBe("Tổng cộngChưa đủ số để cộng5 trên 6");
  expect(screen.getByText(/Chưa nêu tổng, vì số liệu chưa đủ/).textContent).toContain(
    "1 ban thiếu một phần, 1 ban không quy đổi được, 1 ban không có số.",
  );
});

it("gives the total where nothing is missing", async () => {
  const whole = { ...total, isComplete: true, figureState: "NUMBER", numerator: "8120", partial: 0, noFigure: 0 };
  await openMap("/rounds/r1/restatement", {
    total: { ...whole, notRestatable: 0 },
    figures: connection(rows.slice(0, 2)),
  });
  expect((await rowOf(/^Tổng cộng/)).textContent).toContain("8.120");
  expect(screen.queryByText(/Chưa nêu tổng/)).toBeNull();
});

it("opens onto the figures used by keyboard, each with its report", async () => {
  const { user } = await openMap("/rounds/r1/restatement");
  const merged = await rowOf(/Tỉnh Ninh Bình/);
  merged.focus();
  await user.keyboard("{ArrowRight}");
  const link = within(await rowOf(/Tỉnh Nam Định/)).getByRole("link", { name: "Tỉnh Nam Định" });
  expect(link.getAttribute("href")).toBe("/reports/p-Nam%20%C4%90%E1%BB%8Bnh?revision=2");
  const missing = await screen.findByRole("row", { name: /Tỉnh Hoa Lư Chưa có số được duyệt/ });
  expect(within(missing).queryByRole("link")).toBeNull();
  (await rowOf(/Tỉnh Đông/)).focus();
  await user.keyboard("{ArrowRight}");
  expect((await rowOf(/^Tỉnh Chia/)).textContent).toBe("Tỉnh ChiaĐã chia tách");
  await rowOf(/^Tỉnh Lành Đã báo cáo, lần nộp 2/);
  (await rowOf(/Tỉnh Ninh Bình/)).focus();
  await user.keyboard("{ArrowLeft}");
  expect(screen.queryByRole("row", { name: /Tỉnh Nam Định/ })).toBeNull();
});

it("asks for the first indicator, its total and today, and keeps every choice in the address", async () => {
  const { user, router, asked } = await openMap("/rounds/r1/restatement");
  await rowOf(/^Tổng cộng/);
  expect(asked.at(-1)).toMatchObject({ roundId: "r1", indicatorId: "i1", categoryId: null });
  await user.selectOptions(await screen.findByRole("combobox", { name: "Phân tổ" }), "Giới tính: Nữ");
  expect(router.state.location.search).toMatchObject({ category: "F" });
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ categoryId: "F" }));
  await user.selectOptions(screen.getByRole("combobox", { name: "Chỉ tiêu" }), "TRE-04 Ngày chậm");
  const day = screen.getByRole("textbox", { name: "Địa giới tại ngày" });
  await user.clear(day);
  await user.type(day, "30/06/2025");
  expect(router.state.location.search).toMatchObject({ indicator: "i2", asOf: "2025-06-30" });
  expect(router.state.location.search.category).toBeUndefined();
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ indicatorId: "i2", categoryId: null, asOf: "2025-06-30" }));
  await screen.findByRole("heading", { name: "6 tháng đầu năm 2025, theo địa giới ngày 30/06/2025" });
});

it("leads back to today where no committee stood on the day", async () => {
  const { user, router } = await openMap("/rounds/r1/restatement?asOf=1990-01-01", {
    total: { ...total, committees: 0 },
    figures: connection(),
  });
  await user.click(await screen.findByRole("button", { name: "Xem theo địa giới hiện nay" }));
  expect(router.state.location.search.asOf).toBeUndefined();
});

it("says where a round does not ask for what the address names", async () => {
  await openMap("/rounds/r1/restatement?indicator=i9");
  await screen.findByText("Kỳ này không hỏi chỉ tiêu ấy");
});

const reorganisation = (effectiveOn: string, committees: number) => ({
  id: effectiveOn,
  effectiveOn,
  committeeSuccessions: { ...connection(), totalCount: committees },
});

it.each([
  ["before a reorganisation of committees", [reorganisation("2025-07-01", 63)], true],
  ["before one of agencies alone", [reorganisation("2025-07-01", 0)], false],
  ["after it", [reorganisation("2025-03-01", 63)], false],
  ["before one that is still to come", [reorganisation("2999-01-01", 63)], false],
] as const)("is offered on the page of a round, or not: %s", async (_when, reorganisations, isOffered) => {
  await renderPage("/rounds/r1", {
    reportingRound: round,
    reorganisations: connection(reorganisations),
    expectations: connection(),
  });
  await screen.findByRole("heading", { level: 1, name: "6 tháng đầu năm 2025" });
  const link = screen.queryByRole("link", { name: "Theo địa giới hiện nay" });
  expect(link?.getAttribute("href") ?? null).toBe(isOffered ? "/rounds/r1/restatement" : null);
});
