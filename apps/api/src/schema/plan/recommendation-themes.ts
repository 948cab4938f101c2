/**
 * Which of our fields of rights a theme of the United Nations belongs to, where that is clear: by the names of both
 * generations of the index, and by its older codes, "E51" or a whole branch "E5". Others are kept in their own words alone.
 */
const THEMES: Record<string, { codes?: string[]; names: string[] }> = {
  EDU: { codes: ["E5"], names: ["Right to education"] },
  HLT: { codes: ["E4"], names: ["Right to health", "Sexual & reproductive health and rights"] },
  SOC: {
    codes: ["E21", "E24", "E25"],
    names: ["Right to an adequate standard of living", "Right to social security", "Human rights & poverty"],
  },
  WRK: { codes: ["E3"], names: ["Labour rights and right to work"] },
  HOU: { codes: ["E23"], names: ["Right to adequate housing"] },
  JUS: { codes: ["B51", "D51"], names: ["Access to justice & remedy", "Administration of justice & fair trial"] },
  PAR: { codes: ["D7"], names: ["Right to participation in public affairs and right to vote"] },
  ADM: { codes: ["D6"], names: ["Rights related to name, identity & nationality"] },
  CHI: {
    codes: ["F3"],
    names: [
      "Children: definition; general principles; protection",
      "Children: family environment & alternative care",
      "Children: protection against exploitation",
      "Children: juvenile justice",
    ],
  },
  GEN: {
    codes: ["D29", "F1"],
    names: [
      "Advancement of women",
      "Discrimination against women",
      "Violence against women",
      "Sexual & gender-based violence",
      "Participation of women in political & public life",
    ],
  },
  DIS: {
    codes: ["F4"],
    names: [
      "Persons with disabilities: definition, general principles",
      "Persons with disabilities: accessibility, mobility",
      "Persons with disabilities: independence, inclusion",
      "Persons with disabilities: protecting the integrity of the person",
      "Persons with disabilities: protection against exploitation, violence & abuse",
    ],
  },
  ETH: { codes: ["G1"], names: ["Members of minorities"] },
  REL: { codes: ["D42"], names: ["Freedom of thought, conscience & religion"] },
  CUL: { names: ["Cultural rights"] },
  ENV: {
    codes: ["E26"],
    names: ["Safe drinking water & sanitation", "Human rights & the environment", "Human rights & climate change"],
  },
  HRE: { codes: ["A5"], names: ["Human rights education, trainings & awareness raising"] },
  TRE: {
    codes: ["A1", "A2", "A43", "A46"],
    names: [
      "Ratification of & accession to international instruments",
      "Cooperation with human rights mechanisms & requests for technical assistance",
      "National Human Rights Action Plans (or specific areas) / implementation plans",
      "National Mechanisms for Implementation, Reporting and Follow-up (NMIRF)",
    ],
  },
};

/** The same for groups of persons. */
const GROUPS: Record<string, string[]> = {
  CHILD: ["Children"],
  CHILD_SPECIAL: [
    "Children in vulnerable situations (abused, living on the street, institutionalized, indigenous, migrant children etc.)",
  ],
  WOMEN: ["Women", "Women & girls"],
  ELDERLY: ["Older persons"],
  DISABLED: ["Persons with disabilities"],
  ETHNIC: ["Minorities/ racial, ethnic, linguistic, religious or descent-based groups"],
  POOR: ["Persons living in poverty"],
  WORKERS: ["Migrant workers"],
  HIV: ["Persons living with HIV/AIDS"],
  DETAINED: ["Persons deprived of their liberty & detainees"],
  LGBT: ["Lesbian, gay, bisexual and transgender and intersex persons (LGBTI)"],
};

/** "and" and "&", commas and capitals differ between the generations. */
const plain = (words: string) =>
  words
    .toLowerCase()
    .replaceAll("&", " and ")
    .replace(/\band\b|[^\p{L}\p{N}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();

const themeOf = new Map(
  Object.entries(THEMES).flatMap(([code, { names }]) => names.map((name) => [plain(name), code] as const)),
);
const branches = Object.entries(THEMES).flatMap(([code, { codes = [] }]) => codes.map((branch) => ({ code, branch })));
const groupOf = new Map(Object.entries(GROUPS).flatMap(([code, names]) => names.map((name) => [plain(name), code])));

/** Codes of ours for the themes that a source names. */
export function themesOf(sourceThemes: string[]): string[] {
  const codes = sourceThemes.flatMap((theme) => {
    const [, index, name = theme] = /^([A-J]\d{1,2})\s+(.+)$/.exec(theme) ?? [];
    const branch = index && branches.find((each) => index.startsWith(each.branch));
    return (branch ? branch.code : themeOf.get(plain(name))) ?? [];
  });
  return [...new Set(codes)];
}

/** Codes of ours for the groups of persons that a source names. */
export const groupsOf = (sourceGroups: string[]): string[] => [
  ...new Set(sourceGroups.flatMap((group) => groupOf.get(plain(group)) ?? [])),
];
