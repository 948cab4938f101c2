import type { AdministrativeLevel, SectionKind } from "@camket/schema";

export interface Line {
  indicatorId: string;
  /** Code and name, to show. */
  label: string;
  isRequired: boolean;
}

export interface SectionDraft {
  kind: SectionKind;
  title: string;
  titleEn: string;
  guidance: string;
  guidanceEn: string;
  isRequired: boolean;
  maxWords: number | null;
  indicators: Line[];
}

export interface Content {
  levels: AdministrativeLevel[];
  validFrom: string | null;
  sections: SectionDraft[];
}

export const everyKind: readonly SectionKind[] = [
  "SITUATION",
  "RESULTS",
  "LIMITATIONS",
  "CAUSES",
  "DIRECTIONS",
  "PROPOSALS",
];

/** Headings as reports print them; whoever makes the form may change them. */
const headings = {
  SITUATION: ["Tình hình chung", "General situation"],
  RESULTS: ["Kết quả thực hiện", "Results"],
  LIMITATIONS: ["Tồn tại, hạn chế", "Limitations"],
  CAUSES: ["Nguyên nhân", "Causes"],
  DIRECTIONS: ["Phương hướng, nhiệm vụ", "Directions"],
  PROPOSALS: ["Đề xuất, kiến nghị", "Proposals"],
} satisfies Record<SectionKind, [string, string]>;

export const emptySection = (kind: SectionKind): SectionDraft => {
  const [title, titleEn] = headings[kind];
  return { kind, title, titleEn, guidance: "", guidanceEn: "", isRequired: true, maxWords: null, indicators: [] };
};

/** The list with one row moved up (−1) or down (1); the same where it stands at the end already. */
export function moved<Row>(rows: readonly Row[], place: number, step: -1 | 1): Row[] {
  const other = place + step;
  const [row, neighbour] = [rows[place], rows[other]];
  if (row === undefined || neighbour === undefined) return [...rows];
  return rows.map((each, index) => (index === place ? neighbour : index === other ? row : each));
}
