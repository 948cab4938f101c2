import { createContext, useContext } from "react";

/** Reads a draft anew, after its figures were changed beside the grid. */
export const RereadDraftContext = createContext<() => Promise<void>>(async () => {});

export const useRereadDraft = () => useContext(RereadDraftContext);
