import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { educationRow, listHead, wordList } from "../../../test/word-file.ts";
import { readTable } from "../../tables/read-table.ts";
import { isRecommendationHead, readRecommendations } from "./recommendation-list.ts";
import { groupsOf, themesOf } from "./recommendation-themes.ts";

const UPR = "/work/shared/data/upr";

const read = (rows: string[][], columns = listHead, cycle: string | null = "4") =>
  readRecommendations({ columns, rows }, { mechanism: "UPR", cycle });
const csv = (...rows: string[][]) => read(rows, ["year", "text", "recommending_state", "response"], null);
const textRow = (text: string, position = "Supported") => [text, position, "", ""];

describe("a list of recommendations", () => {
  it("is read as its fourth form prints it", async () => {
    const table = await readTable(
      wordList([[{ text: "Theme: Education", span: 4 }], educationRow]),
      isRecommendationHead,
    );
    expect(readRecommendations(table, { mechanism: "UPR", cycle: "4" })).toEqual({
      problems: [],
      recommendations: [
        {
          cycle: "4",
          reference: "140.7",
          text: "Keep children with disabilities in school (Norway) (Venezuela (Bolivarian Republic of), Togo);",
          recommendingStates: ["Norway", "Venezuela (Bolivarian Republic of)", "Togo"],
          position: "SUPPORTED",
          positionText: "Supported",
          positionSource: "A/HRC/59/15/Add.1 - Para.3",
          sourceThemes: ["Right to education", "Rule of law & impunity"],
          sourceGroups: ["Children", "Media"],
          sdgs: [4, 10],
        },
      ],
    });
  });

  it("is read as its second form prints it, which has no goals", () => {
    const head = [
      "Recommendation",
      "Position",
      "Full list of themes",
      "Assessment/comments on level of implementation",
    ];
    const themes = "E51 Right to education - General\nAffected persons:\n- children";
    const { recommendations } = read([["115.3 Do it (Portugal, Slovakia); ", "Noted", themes, ""]], head, "2");
    expect(recommendations).toEqual([
      {
        ...{ cycle: "2", reference: "115.3", text: "Do it (Portugal, Slovakia);" },
        ...{ recommendingStates: ["Portugal", "Slovakia"], position: "NOTED", positionText: "Noted" },
        ...{ sourceThemes: ["E51 Right to education - General"], sourceGroups: ["children"] },
      },
    ]);
  });

  it("joins the rows of the States that made one, and takes the cycle from the year", () => {
    const { recommendations, problems } = csv(
      ["2009", "99.3   Accede (Australia, Sweden);", "Australia", "support"],
      ["2009", "99.3   Accede (Australia, Sweden);", "Sweden", "support"],
      ["2014", "99.3   Accede again (Chad);", "Chad", "implemented"],
      ["2014", "143.1..1 Sign (Albania);", "Albania", "consider"],
    );
    expect(problems).toEqual([]);
    expect(recommendations.map((each) => [each.cycle, each.reference, each.recommendingStates, each.position])).toEqual(
      [
        ["1", "99.3", ["Australia", "Sweden"], "SUPPORTED"],
        ["2", "99.3", ["Chad"], "SUPPORTED"],
        ["2", "143.1..1", ["Albania"], "PENDING"],
      ],
    );
    expect(recommendations[0]).not.toHaveProperty("sourceThemes");
  });

  it.each([
    ["143.1. Go on", "143.1", "Go on"],
    ["143.10.  Go on", "143.10", "Go on"],
    ["143.7..1Go on", "143.7..1", "Go on"],
    ["99.11.1go on", "99.11.1", "go on"],
    ["24. Go on", "24", "Go on"],
  ])("knows the number of %j", (text, reference, rest) => {
    expect(read([textRow(text)]).recommendations).toMatchObject([{ reference, text: rest }]);
  });

  it.each([
    ["Ratify the Covenant (ICCPR) (Togo);", ["Togo"]],
    ["Reach the goals (2030) (Togo) .", ["Togo"]],
    ["Protect all (in particular women)", []],
    ["Go on (the former Yugoslav Republic of Macedonia);", ["the former Yugoslav Republic of Macedonia"]],
    [
      "Go on (Côte d’Ivoire, Bosnia and Herzegovina) (Türkiye);",
      ["Côte d’Ivoire", "Bosnia and Herzegovina", "Türkiye"],
    ],
    ["Go on Togo);", []],
    ["Go on", []],
  ])("finds the States in %j", (text, states) => {
    expect(read([textRow(`1.1 ${text}`)]).recommendations[0]?.recommendingStates).toEqual(states);
  });

  it("tells by row and column what it leaves out", () => {
    const { recommendations, problems } = read([
      ["Theme: Education", "", "", ""],
      textRow("No number (Togo);"),
      textRow("2030 Agenda (Togo);"),
      textRow("1.1"),
      textRow("1.2 Go on (Togo);", "Perhaps"),
      textRow("1.3 Go on (Togo);"),
      textRow("1.3 Stop (Chad);"),
      textRow("1.3 Go on (Togo);", "Noted"),
      ["Source of Position: A/HRC/59/15", "", "", ""],
    ]);
    expect(recommendations.map(({ reference }) => reference)).toEqual(["1.3"]);
    expect(problems.map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, "recommendation", "NO_REFERENCE"],
      [4, "recommendation", "NO_REFERENCE"],
      [5, "recommendation", "NO_TEXT"],
      [6, "position", "UNKNOWN_POSITION"],
      [8, "recommendation", "REFERENCE_REPEATED"],
      [9, "recommendation", "REFERENCE_REPEATED"],
      [10, "recommendation", "NO_REFERENCE"],
    ]);
    expect(csv(["2022", "1.1 Go on", "Togo", "support"]).problems).toMatchObject([
      { line: 2, column: "year", value: "2022", code: "UNKNOWN_CYCLE" },
    ]);
  });

  it("without a column that is needed is refused by name", () => {
    expect(() => read([], ["Recommendation", "Themes"])).toThrow(/lacks columns: position/);
  });
});

it("the words of both indexes of the United Nations lead to our fields and groups where they are clear", () => {
  expect(themesOf(["E51 Right to education - General", "F12 Discrimination against women"])).toEqual(["EDU", "GEN"]);
  expect(themesOf(["Right to education", "Discrimination against women"])).toEqual(["EDU", "GEN"]);
  expect(themesOf(["B31 Equality & non-discrimination", "Rule of law & impunity", "E1 Economic rights"])).toEqual([]);
  expect(groupsOf(["Women & girls", "women", "Public officials", "persons with disabilities"])).toEqual([
    "WOMEN",
    "DISABLED",
  ]);
});

describe.skipIf(!existsSync(UPR))(`the lists in ${UPR} (left out where it is absent)`, () => {
  it.each([
    ["thematic-list-cycle2.docx", "2", { SUPPORTED: 142, NOTED: 21 }],
    ["thematic-list-cycle4.docx", "4", { SUPPORTED: 217, NOTED: 37 }],
    ["viet-nam-upr-2009-2014.csv", null, { SUPPORTED: 115, PENDING: 248 }],
  ])("%s is read whole", async (file, cycle, positions) => {
    const table = await readTable(await readFile(`${UPR}/${file}`), isRecommendationHead);
    const { recommendations, problems } = readRecommendations(table, { mechanism: "UPR", cycle });
    expect(problems).toEqual([]);
    const counted: Record<string, number> = {};
    for (const { position } of recommendations) counted[position] = (counted[position] ?? 0) + 1;
    expect(counted).toEqual(positions);
    expect(recommendations.filter(({ recommendingStates }) => recommendingStates.length === 0)).toEqual([]);
    expect(recommendations.filter(({ text }) => /source of position/i.test(text))).toEqual([]);
    expect(new Set(recommendations.map((each) => `${each.cycle} ${each.reference}`)).size).toBe(recommendations.length);
  });
});
