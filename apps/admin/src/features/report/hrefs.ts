import type { ReportState } from "@camket/schema";
import { plainSearch } from "../../search-params.ts";
import type { KindChoice, Measure } from "./completeness-cells.ts";

export interface ReportsSearch {
  view?: "rounds" | "reports" | undefined;
  committee?: string | undefined;
  round?: string | undefined;
  state?: ReportState | undefined;
}

export const reportsHref = (search: ReportsSearch = {}) => `/reports${plainSearch.stringifySearch({ ...search })}`;

export const reportHref = (id: string, search: { revision?: number } = {}) =>
  `/reports/${encodeURIComponent(id)}${plainSearch.stringifySearch({ ...search })}`;

export const importFiguresHref = (id: string) => `${reportHref(id)}/import`;

export const reportPictureHref = (id: string) => `${reportHref(id)}/picture`;

export const reportPrintHref = (id: string, search: { revision?: number } = {}) =>
  `${reportHref(id)}/print${plainSearch.stringifySearch({ ...search })}`;

interface CompletenessSearch {
  committee?: string | undefined;
  kind?: KindChoice | undefined;
  measure?: Measure | undefined;
}

export const completenessHref = (search: CompletenessSearch = {}) =>
  `/completeness${plainSearch.stringifySearch({ ...search })}`;

export const roundHref = (id: string) => `/rounds/${encodeURIComponent(id)}`;

export const restatementHref = (id: string) => `${roundHref(id)}/restatement`;

export const indicatorsHref = (search: { selected?: string } = {}) =>
  `/indicators${plainSearch.stringifySearch({ ...search })}`;

export const indicatorHref = (id: string) => `/indicators/${encodeURIComponent(id)}`;

export const disaggregationsHref = (search: { edit?: string } = {}) =>
  `/disaggregations${plainSearch.stringifySearch({ ...search })}`;

export const templatesHref = () => "/forms";

export const templateHref = (id: string, search: { version?: number; act?: "edit" } = {}) =>
  `/forms/${encodeURIComponent(id)}${plainSearch.stringifySearch({ ...search })}`;
