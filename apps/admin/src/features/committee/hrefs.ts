import type { CalendarDate } from "@camket/ui/calendar";
import { plainSearch } from "../../search-params.ts";

interface CommitteeHrefSearch {
  /** The day to look at; without it, today. */
  asOf?: CalendarDate | undefined;
  tab?: string | undefined;
}

export const committeesHref = (search: { asOf?: CalendarDate | undefined } = {}) =>
  `/committees${plainSearch.stringifySearch(search)}`;

export const committeeHref = (id: string, search: CommitteeHrefSearch = {}) =>
  `/committees/${encodeURIComponent(id)}${plainSearch.stringifySearch({ ...search })}`;

export const reorganisationsHref = ({ isNew = false } = {}) => `/committees/reorganisations${isNew ? "/new" : ""}`;

export const reorganisationHref = (id: string) => `/committees/reorganisations/${encodeURIComponent(id)}`;

export const agenciesHref = () => "/agencies";

export const peopleHref = () => "/people";

export const personHref = (id: string) => `/people/${encodeURIComponent(id)}`;

export const importUnitsHref = () => "/committees/units/import";

export const importMembersHref = (id: string) => `/committees/${encodeURIComponent(id)}/members/import`;
