import { expect, it } from "vitest";
import { type CellKey, type CellValue, emptyCell, type SavedCell } from "./figure-cells.ts";
import { type Answer, FigureSheet, type SentCell } from "./figure-sheet.ts";

const number = (numerator: string, denominator: string | null = null): CellValue => ({
  ...emptyCell,
  numerator,
  denominator,
});
const saved = (numerator: string, version = 1): SavedCell => ({
  ...number(numerator),
  ...{ version, origin: "TYPED", outdatedExplanation: null },
});

type Answering = (cells: SentCell[]) => Answer | Promise<Answer>;

function sheetOf({
  cells = {},
  write,
  clear,
  explain,
}: {
  cells?: Record<CellKey, SavedCell>;
  write?: Answering;
  clear?: Answering;
  explain?: Answering;
}) {
  type Act = "write" | "clear" | "explain";
  const sent: { act: Act; cells: SentCell[] }[] = [];
  const kept: string[][] = [];
  const port = (act: Act, answer: Answering | undefined) => async (cells: SentCell[]) => {
    sent.push({ act, cells });
    return (await answer?.(cells)) ?? { kind: "written" as const };
  };
  const sheet = new FigureSheet(new Map(Object.entries(cells)), new Map(), {
    isRatio: (key) => key.startsWith("ratio"),
    keep: (edits) => void kept.push([...edits.keys()]),
    write: port("write", write),
    clear: port("clear", clear),
    explain: port("explain", explain),
  });
  return { sheet, sent, kept };
}

it("saves a cell as it is typed, each time over the version it wrote last", async () => {
  const { sheet, sent } = sheetOf({});
  await sheet.type(new Map([["a/", number("412")]]));
  await sheet.type(new Map([["a/", number("4120")]]));
  expect(sent.map(({ cells }) => cells)).toEqual([
    [{ key: "a/", value: number("412"), expectedVersion: 0 }],
    [{ key: "a/", value: number("4120"), expectedVersion: 1 }],
  ]);
  expect(sheet.state().edits.size).toBe(0);
  expect(sheet.state().save.kind).toBe("saved");
});

it("sends a ratio once both of its parts are there", async () => {
  const { sheet, sent } = sheetOf({});
  await sheet.type(new Map([["ratio/", number("24118")]]));
  expect(sent).toEqual([]);
  await sheet.type(new Map([["ratio/", number("24118", "25640")]]));
  expect(sent).toHaveLength(1);
});

it("clears what was emptied, and sends nothing for what never was there", async () => {
  const { sheet, sent } = sheetOf({ cells: { "a/": saved("7", 3) } });
  await sheet.type(
    new Map([
      ["a/", emptyCell],
      ["b/", emptyCell],
    ]),
  );
  expect(sent).toEqual([{ act: "clear", cells: [{ key: "a/", value: emptyCell, expectedVersion: 3 }] }]);
  expect(sheet.state().saved.has("a/")).toBe(false);
});

it("sends again what was typed while it was sent", async () => {
  const { sheet, sent } = sheetOf({
    write: async () => {
      if (sent.length === 1) sheet.type(new Map([["a/", number("2")]]));
      return { kind: "written" };
    },
  });
  await sheet.type(new Map([["a/", number("1")]]));
  expect(sent.map(({ cells }) => cells[0])).toEqual([
    { key: "a/", value: number("1"), expectedVersion: 0 },
    { key: "a/", value: number("2"), expectedVersion: 1 },
  ]);
  expect(sheet.state().saved.get("a/")).toMatchObject({ numerator: "2", version: 2 });
});

it("goes back to the number before, typed while another one was sent", async () => {
  const { sheet, sent } = sheetOf({
    cells: { "a/": saved("10", 1) },
    write: async () => {
      if (sent.length === 1) sheet.type(new Map([["a/", number("10")]]));
      return { kind: "written" };
    },
  });
  await sheet.type(new Map([["a/", number("11")]]));
  expect(sheet.state().saved.get("a/")).toMatchObject({ numerator: "10", version: 3 });
});

it("saves the others where one cell is refused", async () => {
  const { sheet, sent } = sheetOf({
    write: (cells) =>
      cells.some(({ key }) => key === "bad/")
        ? { kind: "refused", messages: new Map([["bad/", "Số liệu phải là số nguyên."]]) }
        : { kind: "written" },
  });
  await sheet.type(
    new Map([
      ["good/", number("1")],
      ["bad/", number("1.5")],
    ]),
  );
  expect(sent).toHaveLength(2);
  expect(sheet.state().saved.get("good/")).toMatchObject({ numerator: "1" });
  expect(sheet.state().edits.get("bad/")).toMatchObject({ refusal: "Số liệu phải là số nguyên." });
  // Typing another number asks again.
  await sheet.type(new Map([["bad/", number("2")]]));
  expect(sent).toHaveLength(3);
});

it("holds both numbers of a conflict until one is chosen", async () => {
  const { sheet, sent } = sheetOf({
    cells: { "a/": saved("10", 1) },
    write: ([cell]) =>
      cell?.expectedVersion === 1
        ? { kind: "conflicts", theirs: new Map([["a/", saved("12", 2)]]) }
        : { kind: "written" },
  });
  await sheet.type(new Map([["a/", number("11")]]));
  expect(sheet.state().edits.get("a/")).toMatchObject({ value: number("11"), theirs: { numerator: "12" } });
  expect(sent).toHaveLength(1);

  await sheet.choose("a/", "mine");
  expect(sent[1]?.cells).toEqual([{ key: "a/", value: number("11"), expectedVersion: 2 }]);
  expect(sheet.state().saved.get("a/")).toMatchObject({ numerator: "11", version: 3 });
});

it("takes the other number of a conflict without sending anything", async () => {
  const { sheet, sent } = sheetOf({
    cells: { "a/": saved("10", 1) },
    write: () => ({ kind: "conflicts", theirs: new Map([["a/", null]]) }),
  });
  await sheet.type(new Map([["a/", number("11")]]));
  await sheet.choose("a/", "theirs");
  expect(sent).toHaveLength(1);
  expect(sheet.cellAt("a/")).toEqual(emptyCell);
});

it("keeps on this machine what the network did not take, and sends it on return", async () => {
  let isOnline = false;
  const { sheet, sent, kept } = sheetOf({ write: () => (isOnline ? { kind: "written" } : { kind: "failed" }) });
  await sheet.type(new Map([["a/", number("5")]]));
  expect(sheet.state().save.kind).toBe("offline");
  expect(kept.at(-1)).toEqual(["a/"]);
  isOnline = true;
  await sheet.flush();
  expect(sent).toHaveLength(2);
  expect(sheet.state().save.kind).toBe("saved");
  expect(kept.at(-1)).toEqual([]);
});

it("takes back what was typed, one act at a time, and passes over what changed nothing", async () => {
  const { sheet, sent } = sheetOf({ cells: { "a/": saved("7", 3) } });
  await sheet.type(
    new Map([
      ["a/", number("8")],
      ["b/", number("1")],
    ]),
  );
  await sheet.type(new Map([["a/", number("8")]]));
  await sheet.undo();
  expect([sheet.cellAt("a/"), sheet.cellAt("b/")]).toEqual([number("7"), emptyCell]);
  expect(sent.map(({ act }) => act)).toEqual(["write", "write", "clear"]);
  expect(sheet.undo()).toBeUndefined();
});

it("explains a number that nobody types, again once it is another one, and never types one in its place", async () => {
  const made: SavedCell = {
    ...saved("10"),
    origin: "CONSOLIDATED",
    outdatedExplanation: "Thêm trường",
  };
  const { sheet, sent } = sheetOf({ cells: { "a/": made } });
  // The text of before is not in force, so sending it once more is a change.
  await sheet.type(new Map([["a/", { ...number("10"), explanation: "Thêm trường" }]]));
  expect(sent.map(({ act }) => act)).toEqual(["explain"]);
  expect(sheet.state().saved.get("a/")).toEqual({
    ...{ ...made, explanation: "Thêm trường", outdatedExplanation: null, version: 2 },
  });
  await sheet.type(new Map([["a/", { ...number("11"), explanation: "Thêm trường" }]]));
  expect(sent.map(({ act }) => act)).toEqual(["explain", "write"]); // which the server refuses
});
