import type {
  EventKind,
  Mechanism,
  PlanState,
  RecommendationCoverage,
  RecommendationPosition,
  TaskStanding,
} from "@camket/schema";
import type { CalendarDate } from "@camket/ui/calendar";
import { plainSearch } from "../../search-params.ts";

interface CommitteeSearch {
  /** Id of the committee; without it, all within reach. */
  committee?: string;
  /** Leaves out the committees under it. */
  reach?: "alone";
  q?: string;
}

export interface PlansSearch extends CommitteeSearch {
  /** Without it, this year. */
  year?: string;
  state?: PlanState;
}

export interface TasksSearch extends CommitteeSearch {
  /** Without it, every open one; risk are those that may become late, kept those neither withdrawn nor handed over. */
  standing?: TaskStanding | "RISK" | "KEPT" | "ALL";
  from?: CalendarDate;
  to?: CalendarDate;
  /** In which they are worked on. */
  year?: string;
  agency?: string;
  theme?: string;
  group?: string;
}

export interface CoverageSearch {
  /** Id of the committee; without it, all within reach. */
  committee?: string;
  /** Leaves out the committees under it. */
  reach?: "alone";
  /** Without it, this year. */
  year?: string;
}

export interface EventsSearch extends CommitteeSearch {
  kind?: EventKind;
  from?: CalendarDate;
  to?: CalendarDate;
  /** Only those with conclusions that no task carries out. */
  open?: "yes";
}

export interface OutputsSearch {
  committee?: string;
  /** Without it, the reporting year of today. */
  year?: string;
}

export interface DocumentsSearch extends CommitteeSearch {
  type?: string;
}

export interface RecommendationsSearch {
  mechanism?: Mechanism;
  /** The State under review, in English. */
  state?: string;
  cycle?: string;
  position?: RecommendationPosition;
  coverage?: RecommendationCoverage;
  theme?: string;
  group?: string;
  /** Words of the text, or a number. */
  q?: string;
}

/** Where on the page of a task to begin. */
type TaskAct = "progress" | "extend" | "give";

export const plansHref = (search: PlansSearch = {}) => `/plans${plainSearch.stringifySearch({ ...search })}`;
export const planHref = (id: string) => `/plans/${encodeURIComponent(id)}`;
export const planRevisionsHref = (id: string) => `${planHref(id)}/revisions`;
export const tasksHref = (search: TasksSearch = {}) => `/tasks${plainSearch.stringifySearch({ ...search })}`;
export const taskHref = (id: string, act?: TaskAct) =>
  `/tasks/${encodeURIComponent(id)}${plainSearch.stringifySearch({ act })}`;
export const taskCommentsHref = (id: string) => `${taskHref(id)}#comments`;
export const coverageHref = (search: CoverageSearch = {}) => `/coverage${plainSearch.stringifySearch({ ...search })}`;
export const assignmentsHref = () => "/assignments";
export const eventsHref = (search: EventsSearch = {}) => `/events${plainSearch.stringifySearch({ ...search })}`;
export const eventHref = (id: string) => `/events/${encodeURIComponent(id)}`;
export const recordEventHref = (committee?: string) => `/events/new${plainSearch.stringifySearch({ committee })}`;
export const outputsHref = (search: OutputsSearch = {}) => `/outputs${plainSearch.stringifySearch({ ...search })}`;
export const documentsHref = (search: DocumentsSearch = {}) =>
  `/documents${plainSearch.stringifySearch({ ...search })}`;
export const documentHref = (id: string) => `/documents/${encodeURIComponent(id)}`;
export const recommendationsHref = (search: RecommendationsSearch = {}) =>
  `/recommendations${plainSearch.stringifySearch({ ...search })}`;
export const recommendationHref = (id: string) => `/recommendations/${encodeURIComponent(id)}`;
export const importRecommendationsHref = () => "/recommendations/import";
