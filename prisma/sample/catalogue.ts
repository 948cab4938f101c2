import { readFileSync } from "node:fs";
import type {
  AddingRule,
  AdministrativeLevel,
  AgencyKind,
  CountedWork,
  EventKind,
  IndicatorSource,
  MembershipRole,
  Recurrence,
  SectionKind,
  Severity,
  ValidationRuleKind,
  ValueType,
} from "../generated/client/enums.ts";
import type { Day } from "./calendar.ts";

interface Named {
  code: string;
  nameVi: string;
  nameEn: string;
}

interface Described extends Named {
  descriptionVi?: string;
  descriptionEn?: string;
  sortOrder: number;
}

/** A range measured for one of today's provinces in a half-year, or in a year for what is reported yearly. */
interface Range {
  min: number;
  typical: number;
  max: number;
}

export interface AgencyEntry extends Named {
  abbreviation: string;
  level: AdministrativeLevel;
  kind: AgencyKind;
  validFrom: Day | null;
  validTo: Day | null;
  nameInCityVi?: string;
  variants?: { unitKinds: string[]; nameVi: string; nameEn: string }[];
  successors?: { code: string; change: "MERGED" | "MOVED" | "RENAMED" | "SPLIT" }[];
}

export interface IndicatorEntry extends Named {
  definitionVi: string;
  definitionEn: string;
  /** Where the definition changed: from when, and what it was before. */
  changedFrom?: Day;
  earlierDefinitionVi?: string;
  earlierDefinitionEn?: string;
  unitVi: string;
  unitEn: string;
  valueType: ValueType;
  numeratorVi?: string;
  numeratorEn?: string;
  denominatorVi?: string;
  denominatorEn?: string;
  addOverCommittees: AddingRule;
  addOverPeriods: AddingRule;
  disaggregations: string[];
  source: IndicatorSource;
  counted?: CountedWork;
  eventKinds?: EventKind[];
  theme: string;
  groups: string[];
  levels: AdministrativeLevel[];
  sampleRange: { period: "HALF_YEAR" | "YEAR" } & (Range | { percent: Range; denominator: Range });
  smallCellThreshold?: number;
  validations: {
    rule: ValidationRuleKind;
    severity: Severity;
    other?: string;
    otherPart?: "VALUE" | "NUMERATOR" | "DENOMINATOR";
    limit?: number;
  }[];
}

export interface TemplateEntry extends Named {
  version: number;
  usedByLevels: AdministrativeLevel[];
  validFrom: Day;
  sections: {
    code: SectionKind;
    nameVi: string;
    nameEn: string;
    guidanceVi: string;
    guidanceEn: string;
    required: boolean;
    maxWords: number | null;
    indicators: string[];
    themes?: { indicators: string[] }[];
  }[];
}

export interface TaskEntry extends Named {
  /** Title of the task in which a committee below carries it out; only where it is given to all of them. */
  childNameVi?: string;
  theme: string;
  groups: string[];
  level: AdministrativeLevel;
  leadAgency: string;
  leadAgencyBefore2025?: string;
  coordinatingAgencies: string[];
  coordinatingAgenciesBefore2025?: string[];
  expectedResultVi: string;
  typicalMonths: number;
  dueMonth: number;
  recurrence?: Recurrence;
  /** Whether the committees below take part. */
  cascaded: boolean;
  years: number[];
}

export interface EventEntry extends Named {
  kind: EventKind;
  level: AdministrativeLevel;
  themes: string[];
  topics: { nameVi: string }[];
  agencies: string[];
  agenciesBefore2025?: string[];
  sampleAttendance: { min: number; max: number };
  conclusions: { number: number; textVi: string; leadAgency: string; leadAgencyBefore2025?: string }[];
  fromYear?: number;
}

export interface Sentence {
  theme: string | null;
  levels: AdministrativeLevel[];
  validFrom: Day | null;
  textVi: string;
}

export interface Office extends Named {
  level: AdministrativeLevel;
  role: MembershipRole;
  /** Code of the agency it belongs to. */
  agency?: string;
  validFrom?: Day;
  validTo?: Day;
}

type Gender = "male" | "female";

interface Names {
  families: { name: string; weight: number }[];
  middleNames: Record<Gender, string[]>;
  givenNames: Record<Gender, string[]>;
  /** Chance of a woman's name, by role. */
  genderMix: Record<MembershipRole, number>;
  offices: Office[];
}

function read<Content>(name: string): Content {
  return JSON.parse(readFileSync(new URL(`catalogue/${name}.json`, import.meta.url), "utf8"));
}

export const themes = read<(Described & { sdgs: number[] })[]>("themes");
export const groups = read<Described[]>("groups");
export const disaggregations =
  read<(Named & { addsUpToTotal: boolean; categories?: Named[]; categoriesFrom?: string })[]>("disaggregations");
export const agencies = read<AgencyEntry[]>("agencies");
export const indicators = read<IndicatorEntry[]>("indicators");
export const templates = read<TemplateEntry[]>("report-templates");
export const tasks = read<TaskEntry[]>("tasks");
export const events = read<EventEntry[]>("events");
export const narratives = read<{ sections: { section: SectionKind; sentences: Sentence[] }[] }>("narratives").sections;
export const names = read<Names>("names");
export const documentTypes = read<(Named & { symbol: string | null; numbered: boolean })[]>("document-types");
export const outputs = read<{ kinds: Named[]; channels: Named[] }>("output-kinds");
