import type { GrantRole } from "@camket/schema";
import { plainSearch } from "../../search-params.ts";

export interface UsersSearch {
  q?: string;
  committee?: string;
  reach?: "alone";
  role?: GrantRole;
  /** Without it, accounts that are open. */
  state?: "closed" | "roleless";
}

export const usersHref = (search: UsersSearch = {}) => `/users${plainSearch.stringifySearch({ ...search })}`;

export const userHref = (id: string) => `/users/${encodeURIComponent(id)}`;

export const tokensHref = () => "/tokens";

export const jobsHref = () => "/jobs";

export const jobHref = (id: string) => `/jobs/${encodeURIComponent(id)}`;
