import type { ErrorCode } from "../src/errors.ts";
import type { CommitteeKey, ViewerName } from "./access-world.ts";

/** Where a committee lies, seen from the one at which a role is held. */
export type Place = "own" | "below" | "above" | "predecessor" | "belowPredecessor" | "beside";
export type Places = readonly Place[];

/** What a role reaches. */
export const within: Places = ["own", "below", "predecessor", "belowPredecessor"];
export const withinOrAbove: Places = [...within, "above"];
export const everywhere: Places = [...withinOrAbove, "beside"];

/** Everyone signed in sees it, and of other rows those who hold a role anywhere, at these places. */
export const everyone = "everyone";
type Seen = typeof everyone | Places | Partial<Record<ViewerName, Places>>;

/** Who sees the rows of a type. */
export type RowVerdict =
  | Seen
  | {
      /** By the state of a row. */
      states: Record<string, Seen>;
      /** Where the committees lie to which it was given, that answer for it, or at which a user holds a role. */
      given?: Places | Partial<Record<ViewerName, Places>>;
      /** Whose it is sees it, but for a program. */
      owner?: readonly ViewerName[];
    };

/** One row, with what decides who sees it. */
export interface Row {
  type: string;
  id: number;
  at: CommitteeKey | null;
  state?: string;
  given?: CommitteeKey[];
  /** Name of the user. */
  owner?: string;
}

/** What is read of a row, field by field; rows are named by their type and id. */
export type Fields = Record<string, unknown>;

interface Asked {
  viewer: ViewerName;
  /** Where the committee lies to which the row belongs. */
  place: Place | null;
  /** What a holder of every role is answered. */
  value: unknown;
  /** Where those lie to which it was given. */
  given: Place[];
  /** The rows of a list beside, as the viewer is answered. */
  listed: (field: string) => Fields[];
  state: string | undefined;
  /** The user whose row it is, or who made the change it tells of. */
  owner: string | undefined;
}

/** What a field answers a viewer who sees its row. */
export type FieldVerdict = (asked: Asked) => unknown;

/** "DONE", or the code of the refusal. */
export type Outcome = "DONE" | ErrorCode;

export interface MutationVerdict {
  /**
   * Of what type the row is that it is about, in which states it is tried, and whether those act to whom it was given
   * instead of those to whom it belongs; null where it is about no row.
   */
  on: { type: string; states?: readonly string[]; isByGiven?: boolean } | null;
  /**
   * What is sent. It has one flaw that is told only to those who may, so that nothing is written: a version that never
   * was, a row that isn't there.
   *
   * @param version of the row, where its other references are tried.
   */
  input: (id: string, version: number) => Record<string, unknown>;
  /** What the other IDs of its input name, by their path. */
  ids?: Record<string, string>;
  /**
   * How those who may are answered, by the place of the row, and by its state where that matters. All others are told
   * FORBIDDEN of a row they see, and NOT_FOUND of one they don't.
   */
  passes: Partial<Record<ViewerName, Partial<Record<Place, Outcome | Record<string, Outcome>>>>>;
}

export interface RoomVerdicts {
  /** A row for each type with rows of its own. */
  rows: Record<string, RowVerdict>;
  /** What is shown with the row or root field it is part of. */
  parts: readonly string[];
  /** "Type.field", where a field doesn't answer everyone the same who sees its row. */
  fields: Record<string, FieldVerdict>;
  /** A row for each mutation. A second one of the same mutation has words after its name. */
  mutations: Record<string, MutationVerdict>;
}

const fromOwn: Record<CommitteeKey, Place> = {
  nation: "above",
  own: "own",
  below: "below",
  sibling: "beside",
  belowSibling: "beside",
  predecessor: "predecessor",
  belowPredecessor: "belowPredecessor",
};
const fromBelow: Record<CommitteeKey, Place> = {
  nation: "above",
  own: "above",
  below: "own",
  sibling: "beside",
  belowSibling: "beside",
  predecessor: "beside",
  belowPredecessor: "beside",
};

/** Whoever holds no role has nothing to stand by. */
const WITHOUT_ROLE: readonly ViewerName[] = ["withoutRole", "globalAdministrator", "anonymous"];

export function placeOf(viewer: ViewerName, committee: CommitteeKey): Place {
  if (WITHOUT_ROLE.includes(viewer)) return "beside";
  return (viewer === "programOfBelow" ? fromBelow : fromOwn)[committee];
}

/** What a viewer is called as a user: programs go by their owner's name. */
export const userOf = (viewer: ViewerName) =>
  viewer === "program" || viewer === "programOfBelow" ? "programmer" : viewer;

export function isSeen(verdict: RowVerdict, viewer: ViewerName, row: Row): boolean {
  if (viewer === "anonymous") return false;
  const seenAt = (seen: Seen | undefined, committee: CommitteeKey | null): boolean => {
    if (seen === undefined) throw new Error(`No verdict for ${row.type} in the state ${row.state}`);
    if (seen === everyone) return true;
    const places = isPlaces(seen) ? seen : (seen[viewer] ?? []);
    return committee === null ? places === everywhere : places.includes(placeOf(viewer, committee));
  };
  if (verdict === everyone || isPlaces(verdict) || !isByState(verdict)) return seenAt(verdict, row.at);
  const { states, given = [], owner = [] } = verdict;
  return (
    seenAt(states[row.state ?? ""], row.at) ||
    (row.given ?? []).some((committee) => seenAt(given, committee)) ||
    (owner.includes(viewer) && row.owner === userOf(viewer))
  );
}

const isPlaces = (seen: RowVerdict): seen is Places => Array.isArray(seen);
const isByState = (
  verdict: Exclude<RowVerdict, typeof everyone | Places>,
): verdict is Extract<RowVerdict, { states: object }> => "states" in verdict;

/** Administrators administer their subtree and what it succeeded, the global one everything. */
export const administers: FieldVerdict = ({ viewer, place }) =>
  viewer === "globalAdministrator" || (viewer === "administrator" && place !== null && within.includes(place));

/** What administrators are answered, who act over their subtree and what it succeeded, and the global one everywhere. */
export const administratorsPass = (outcome: Outcome): MutationVerdict["passes"] => ({
  administrator: Object.fromEntries(within.map((place) => [place, outcome])),
  globalAdministrator: { beside: outcome },
});

/** The ID of a row that never was. */
export const absent = (type: string) => btoa(`${type}:${2 ** 31 - 1}`);

/** Officers and reviewers of the reporting committee and those above it know the numbers; an officer of one agency not. */
export const knowsNumbers = ({ viewer, place }: Pick<Asked, "viewer" | "place">): boolean =>
  (viewer === "officer" || viewer === "reviewer") && place !== null && within.includes(place);
