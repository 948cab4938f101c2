import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { connection, renderPage } from "../../../test/render-page.tsx";

const thanhHoa = { id: "u1", level: "PROVINCE", kind: "tỉnh", name: "Thanh Hóa", nameEn: "Thanh Hoa" };
const nation = { id: "u0", level: "NATION", kind: "", name: "Việt Nam", nameEn: "Viet Nam" };
const committee = { __typename: "Committee", id: "c1", unit: thanhHoa };

interface IndicatorLike {
  id: string;
  code: string;
  name: string;
  valueType?: "COUNT" | "RATIO";
  source?: "ENTERED" | "EVENTS";
}

const indicator = ({ id, code, name, valueType = "COUNT", source = "ENTERED" }: IndicatorLike) => ({
  id: `v-${id}`,
  name,
  nameEn: name,
  unit: "người",
  unitEn: "persons",
  valueType,
  source,
  definition: `Định nghĩa ${code}`,
  definitionEn: "",
  overCommittees: "SUM",
  overPeriods: "LATEST",
  smallCellThreshold: null,
  indicator: { id, code },
  theme: { id: "t1", name: "Giáo dục", nameEn: "Education" },
  groups: [],
  disaggregations: [
    {
      id: "d1",
      name: "Giới tính",
      nameEn: "Sex",
      categories: [
        { id: "F", name: "Nữ", nameEn: "Female" },
        { id: "M", name: "Nam", nameEn: "Male" },
      ],
    },
  ],
});

const insured = indicator({ id: "i1", code: "HLT-01", name: "Trẻ có thẻ" });
const included = indicator({ id: "i2", code: "EDU-03", name: "Trẻ khuyết tật đi học", valueType: "RATIO" });
const events = indicator({ id: "i3", code: "HRE-04", name: "Buổi truyền thông", source: "EVENTS" });
const aided = indicator({ id: "i4", code: "SOC-02", name: "Người được hỗ trợ" });
const lines = [insured, included, events, aided];

interface Cell {
  line: typeof insured;
  numerator?: string;
  denominator?: string;
  state?: "NUMBER" | "NOTHING_AROSE";
  version?: number;
  origin?: "TYPED" | "COUNTED";
}

const figure = ({ line, numerator, denominator, state = "NUMBER", version = 1, origin = "TYPED" }: Cell) => ({
  __typename: "Figure",
  id: `f-${line.id}-${version}`,
  version,
  state,
  origin,
  numerator: numerator ?? null,
  denominator: denominator ?? null,
  overrideReason: null,
  explanation: null,
  hiddenBecause: null,
  isExplanationOutdated: false,
  category: null,
  indicatorVersion: line,
});

const revision = (id: string, cells: Cell[]) => ({
  __typename: "ReportRevision",
  id,
  number: 1,
  sealedAt: null,
  isStale: false,
  narratives: [
    {
      ...{ __typename: "Narrative", id: `n-${id}`, section: "SITUATION", text: "Tình hình ổn định." },
      ...{ isDrafted: false, version: 1, sources: connection() },
    },
  ],
  figures: connection(cells.map(figure)),
  sources: connection(),
  staleMarks: [],
});

const round = {
  id: "r1",
  name: "Năm 2026",
  periodKind: "YEAR",
  year: 2026,
  startsOn: "2025-12-15",
  endsOn: "2026-12-14",
  dueOn: "2026-12-25",
  committee: { id: "c0", unit: nation },
};

const section = (kind: string, title: string, indicators: (typeof insured)[] = []) => ({
  kind,
  title,
  titleEn: title,
  guidance: "",
  guidanceEn: "",
  isRequired: true,
  maxWords: 100,
  indicators: indicators.map((line) => ({ isRequired: true, indicator: line.indicator })),
});

interface Draft {
  cells?: Cell[];
  flags?: object[];
  /** Read as it stands, and not written in. */
  isRead?: boolean;
  saveFigures?(input: SaveInput): object;
}

interface SaveInput {
  figures: { indicatorId: string; expectedVersion: number; [name: string]: unknown }[];
}

/** What other periods say of the total of a line. */
const earlier = ({ indicator }: { indicator: object }, numerator: string, parts = 1) => ({
  __typename: "EarlierFigure",
  ...{ indicator, category: null, state: "NUMBER", numerator, denominator: null, isSuppressed: false },
  ...{ expected: parts, reported: parts, expectedBelow: null, reportedBelow: null },
  figure: parts === 1 ? { __typename: "Figure", id: `f0-${numerator}` } : null,
});

async function openDraft({ cells = [], flags = [], isRead = false, saveFigures }: Draft = {}) {
  const draft = revision("rev1", cells);
  const comparison = {
    __typename: "Comparison",
    ...{ isDivided: false, expected: 1, reported: 1, sources: [] },
    period: { ...round, ordinal: 1, name: "Năm 2025", year: round.year - 1 },
    figures: connection([earlier(insured, "312480"), earlier(aided, "1250")]),
  };
  const periodSum = {
    __typename: "PeriodSum",
    parts: ["6 tháng đầu năm 2026", "6 tháng cuối năm 2026"].map((name) => ({
      isReported: true,
      period: { ...round, name },
    })),
    figures: connection([earlier(insured, "700", 2), earlier(aided, "31", 2)]),
  };
  const report = {
    __typename: "Report",
    id: "p1",
    state: "DRAFT",
    version: 1,
    isLate: false,
    receivedAt: null,
    viewerCanEdit: true,
    viewerMoves: [],
    viewerCanComment: isRead,
    commentedCells: [],
    cellComments: connection(),
    isStale: false,
    coverage: { expected: 0, approved: 0, missing: [] },
    committee,
    round,
    templateVersion: {
      id: "tv1",
      number: 4,
      template: { id: "tp1", name: "Mẫu năm", nameEn: "Year" },
      sections: [
        section("SITUATION", "Tình hình"),
        section("RESULTS", "Kết quả", lines),
        section("CAUSES", "Nguyên nhân"),
      ],
    },
    indicators: lines,
    disaggregations: insured.disaggregations,
    flags,
    draftRevision: draft,
    latestRevision: draft,
    submittedRevision: null,
    revisions: connection([draft]),
    decisions: connection(),
    previousReport: null,
    comparison,
    periodSum,
  };
  const saved: SaveInput[] = [];
  const page = await renderPage(isRead ? "/reports/p1?revision=1" : "/reports/p1", {
    ...(isRead && { viewer: { id: "w1" } }),
    report,
    node: ({ id }: { id: string }) => [draft].find((each) => each.id === id),
    figures: connection(),
    saveFigures: ({ input }: { input: SaveInput }) => {
      saved.push(input);
      return saveFigures?.(input) ?? report;
    },
    clearFigures: () => report,
  });
  await screen.findByRole(isRead ? "table" : "grid");
  return { ...page, saved };
}

const cell = (name: string) => screen.getByRole<HTMLInputElement>("textbox", { name });

it("opens a cell without a figure, with that of the year before, to be remarked on", async () => {
  const { user } = await openDraft({ isRead: true, cells: [{ line: insured, numerator: "31" }] });
  await user.click(within(screen.getByRole("row", { name: /SOC-02/ })).getByRole("button", { name: "Không có số" }));
  const opened = within(await screen.findByRole("dialog", { name: "Ô không có số" }));
  await opened.findByRole("textbox", { name: "Viết ý kiến về ô này" });
  opened.getByRole("button", { name: "1.250" });
});

it("moves like a spreadsheet and saves each cell as it is left", async () => {
  const { user, saved } = await openDraft({ cells: [{ line: events, numerator: "14", origin: "COUNTED" }] });
  await user.click(cell("Trẻ có thẻ"));
  await user.keyboard("318.906{Enter}");
  expect(document.activeElement).toBe(cell("Trẻ khuyết tật đi học, tử số"));
  await user.keyboard("94{Tab}");
  expect(document.activeElement).toBe(cell("Trẻ khuyết tật đi học, mẫu số"));
  await user.keyboard("100{Enter}");
  // What is counted is reached and not typed in.
  expect(document.activeElement).toBe(cell("Buổi truyền thông"));
  expect(cell("Buổi truyền thông").getAttribute("aria-readonly")).toBe("true");
  await user.keyboard("{ArrowDown}");
  expect(document.activeElement).toBe(cell("Người được hỗ trợ"));
  await waitFor(() =>
    expect(saved.flatMap(({ figures }) => figures)).toEqual([
      expect.objectContaining({
        indicatorId: "i1",
        numerator: "318906",
        denominator: null,
        state: "NUMBER",
        expectedVersion: 0,
      }),
      expect.objectContaining({ indicatorId: "i2", numerator: "94", denominator: "100", expectedVersion: 0 }),
    ]),
  );
  expect(cell("Trẻ có thẻ").value).toBe("318.906");
  screen.getByText("94,0%");
  screen.getByText("+2,1%");
  await screen.findByText(/Đã lưu lúc/);
});

it("has one tab stop, edits after F2 and takes back at Escape", async () => {
  const { user, saved } = await openDraft({ cells: [{ line: insured, numerator: "10" }] });
  const stops = within(screen.getByRole("grid"))
    .getAllByRole("textbox")
    .filter(({ tabIndex }) => tabIndex === 0);
  expect(stops).toEqual([cell("Trẻ có thẻ")]);
  await user.click(cell("Trẻ có thẻ"));
  await user.keyboard("{F2}5{ArrowLeft}");
  expect(document.activeElement).toBe(cell("Trẻ có thẻ"));
  expect(cell("Trẻ có thẻ").value).toBe("105");
  await user.keyboard("{Escape}");
  expect(cell("Trẻ có thẻ").value).toBe("10");
  expect(saved).toEqual([]);
});

it("keeps zero, nothing arisen and not typed apart", async () => {
  const { user, saved } = await openDraft();
  await user.click(cell("Trẻ có thẻ"));
  await user.keyboard("0{Enter}");
  await user.click(cell("Người được hỗ trợ"));
  await user.keyboard("không phát sinh{Enter}");
  await waitFor(() => expect(saved).toHaveLength(2));
  expect(saved.map(({ figures }) => figures[0])).toEqual([
    expect.objectContaining({ state: "NUMBER", numerator: "0" }),
    expect.objectContaining({ state: "NOTHING_AROSE", numerator: null }),
  ]);
  expect(cell("Trẻ có thẻ").value).toBe("0");
  expect(cell("Người được hỗ trợ").value).toBe("không phát sinh");
  expect(cell("Trẻ khuyết tật đi học, tử số").value).toBe("");
});

it("lays a pasted block over the cells", async () => {
  const { user, saved } = await openDraft();
  await user.click(cell("Trẻ có thẻ"));
  await user.paste("318.906\n24.118\t25.640\n99\nkps");
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(saved[0]?.figures).toMatchObject([
    { indicatorId: "i1", numerator: "318906" },
    { indicatorId: "i2", numerator: "24118", denominator: "25640" },
    { indicatorId: "i4", state: "NOTHING_AROSE" },
  ]);
});

it("tells at the cell what can't be read, and does not send it", async () => {
  const { user, saved } = await openDraft();
  await user.click(cell("Trẻ có thẻ"));
  await user.keyboard("12.5{Enter}");
  expect(screen.getByRole("alert").textContent).toBe("Viết số như 1.234,5");
  expect(cell("Trẻ có thẻ").getAttribute("aria-invalid")).toBe("true");
  expect(cell("Trẻ có thẻ").value).toBe("12.5");
  screen.getByRole("button", { name: "sửa HLT-01: không đọc được số" });
  expect(saved).toEqual([]);
});

it("copies the last period at Ctrl ;", async () => {
  const { user, saved } = await openDraft();
  await user.click(cell("Người được hỗ trợ"));
  await user.keyboard("{Control>};{/Control}");
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(saved[0]?.figures[0]).toMatchObject({ indicatorId: "i4", numerator: "1250" });
});

it("takes what the shorter periods add up to into empty cells, in one step", async () => {
  const { user, saved } = await openDraft({ cells: [{ line: insured, numerator: "10" }] });
  await screen.findByText(/cộng các kỳ 700 \(2\/2\)/);
  await user.click(screen.getByRole("button", { name: "Lấy số cộng các kỳ vào 1 ô trống" }));
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(saved[0]?.figures).toEqual([expect.objectContaining({ indicatorId: "i4", numerator: "31" })]);
});

it("opens the parts of an indicator by keyboard, and types in one", async () => {
  const { user, saved } = await openDraft();
  await user.click(cell("Trẻ có thẻ"));
  await user.keyboard("{Alt>}{ArrowDown}{/Alt}{ArrowDown}");
  expect(document.activeElement).toBe(cell("Trẻ có thẻ, Giới tính: Nữ"));
  await user.keyboard("7{Enter}");
  expect(document.activeElement).toBe(cell("Trẻ có thẻ, Giới tính: Nam"));
  await waitFor(() =>
    expect(saved[0]?.figures[0]).toMatchObject({ indicatorId: "i1", categoryId: "F", numerator: "7" }),
  );
});

it("shows both numbers of a conflict, and sends the one chosen", async () => {
  const { user, saved } = await openDraft({
    cells: [{ line: insured, numerator: "10" }],
    saveFigures: ({ figures }) =>
      figures[0]?.expectedVersion === 1
        ? {
            __typename: "FigureConflictError",
            code: "CONFLICT",
            message: "Có số liệu vừa được sửa ở nơi khác.",
            conflicts: [{ path: "figures.0", figure: figure({ line: insured, numerator: "12", version: 2 }) }],
          }
        : { __typename: "Report", id: "p1", flags: [] },
  });
  await user.click(cell("Trẻ có thẻ"));
  await user.keyboard("11{Enter}");
  await screen.findByText("hai số khác nhau");
  await user.click(cell("Trẻ có thẻ"));
  screen.getByText("12", { selector: "strong" });
  await user.click(screen.getByRole("button", { name: "Giữ số ở đây" }));
  await waitFor(() => expect(saved.at(-1)?.figures[0]).toMatchObject({ numerator: "11", expectedVersion: 2 }));
  expect(cell("Trẻ có thẻ").value).toBe("11");
});

it("lists what still blocks sending, and leads to the first of it", async () => {
  const { user } = await openDraft({
    cells: [{ line: insured, numerator: "31" }],
    flags: [
      {
        rule: "CHANGE_FROM_PREVIOUS_PERCENT",
        severity: "WARNING",
        isExplained: false,
        message: "Số liệu thay đổi nhiều so với cùng kỳ năm trước.",
        category: null,
        indicatorVersion: insured,
      },
    ],
  });
  const list = within(screen.getByRole("region", { name: "Nộp được khi" }));
  await user.click(list.getByRole("button", { name: /chỗ nữa/ }));
  const blockers = list.getAllByRole("button");
  expect(blockers.map(({ textContent }) => textContent)).toEqual([
    "giải trình HLT-01",
    "nhập EDU-03 hoặc ghi “không phát sinh”",
    "nhập SOC-02 hoặc ghi “không phát sinh”",
    "viết mục Kết quả",
    "viết mục Nguyên nhân",
  ]);
  await user.click(screen.getAllByRole("button", { name: "Nộp báo cáo" })[0] ?? document.body);
  await waitFor(() => expect(document.activeElement).toBe(cell("Trẻ có thẻ")));
  await user.keyboard("{Alt>}f{/Alt}");
  await waitFor(() => expect(document.activeElement).toBe(cell("Trẻ khuyết tật đi học, tử số")));
});

it("keeps on this machine what the network did not take", async () => {
  const { user } = await openDraft({
    saveFigures: () => {
      throw new Error("No way to the server");
    },
  });
  await user.click(cell("Trẻ có thẻ"));
  await user.keyboard("5{Enter}");
  await screen.findByText("Mất mạng, giữ trên máy này");
  expect(localStorage.getItem("camket-figures-u1-p1")).toContain('"numerator":"5"');
});
