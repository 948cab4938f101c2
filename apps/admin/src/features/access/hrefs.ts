import { plainSearch } from "../../search-params.ts";

export const signInHref = (search: { to?: string | undefined } = {}) =>
  `/sign-in${plainSearch.stringifySearch({ ...search })}`;
