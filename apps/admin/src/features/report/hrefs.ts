import type { ReportState } from "@camket/schema";
import { plainSearch } from "../../search-params.ts";
import type { KindChoice, Measure } from "./completeness-cells.ts";
import type { ShownReports } from "./standing-words.ts";

export interface ReportsSearch {
  view?: "rounds" | "reports" | undefined;
  committee?: string | undefined;
  round?: string | undefined;
  state?: ReportState | undefined;
}

export const reportsHref = (search: ReportsSearch = {}) => `/reports${plainSearch.stringifySearch({ ...search })}`;

interface ReportSearch {
  revision?: number;
  /** Id of the figure whose lineage is open. */
  figure?: string;
  /** Id of the committee for which it is reviewed, one after the other. */
  review?: string;
  /** Id of the round to which the review keeps. */
  round?: string;
  /** Only cells with remarks that wait for an answer. */
  remarks?: "open";
  /** What figures are compared with, where that is not the same period a year before. */
  with?: "preceding" | undefined;
}

export const reportHref = (id: string, search: ReportSearch = {}) =>
  `/reports/${encodeURIComponent(id)}${plainSearch.stringifySearch({ ...search })}`;

export const importFiguresHref = (id: string) => `${reportHref(id)}/import`;

export const reportPictureHref = (id: string, search: Pick<ReportSearch, "with"> = {}) =>
  `${reportHref(id)}/picture${plainSearch.stringifySearch({ ...search })}`;

export const reportPrintHref = (id: string, search: Pick<ReportSearch, "revision" | "with"> = {}) =>
  `${reportHref(id)}/print${plainSearch.stringifySearch({ ...search })}`;

interface CompletenessSearch {
  committee?: string | undefined;
  kind?: KindChoice | undefined;
  measure?: Measure | undefined;
}

export const completenessHref = (search: CompletenessSearch = {}) =>
  `/completeness${plainSearch.stringifySearch({ ...search })}`;
export const reviewHref = (search: { committee?: string; round?: string } = {}) =>
  `/reports/review${plainSearch.stringifySearch({ ...search })}`;

export const roundHref = (id: string, search: { shown?: ShownReports } = {}) =>
  `/rounds/${encodeURIComponent(id)}${plainSearch.stringifySearch({ ...search })}`;

export const restatementHref = (id: string) => `${roundHref(id)}/restatement`;

export const indicatorsHref = (search: { selected?: string } = {}) =>
  `/indicators${plainSearch.stringifySearch({ ...search })}`;

export const indicatorHref = (id: string) => `/indicators/${encodeURIComponent(id)}`;

export const disaggregationsHref = (search: { edit?: string } = {}) =>
  `/disaggregations${plainSearch.stringifySearch({ ...search })}`;

export const templatesHref = () => "/forms";

export const templateHref = (id: string, search: { version?: number; act?: "edit" } = {}) =>
  `/forms/${encodeURIComponent(id)}${plainSearch.stringifySearch({ ...search })}`;
