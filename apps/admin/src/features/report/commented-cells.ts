import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { type CellKey, cellKey, cellPlace } from "./figure-cells.ts";

export const CommentedCells_report = graphql(`
  fragment CommentedCells_report on Report {
    id
    commentedCells {
      indicatorId
      categoryId
      openCount
    }
  }
`);

/** How many remarks on a cell wait for an answer. */
export type OpenComments = ReadonlyMap<CellKey, number>;

export const openCommentsOf = (report: FragmentOf<typeof CommentedCells_report>): OpenComments =>
  new Map(
    readFragment(CommentedCells_report, report).commentedCells.map(({ openCount, ...place }) => [
      cellKey(place),
      openCount,
    ]),
  );

/** Indicators with a remark on one of their parts, which are opened to be seen. */
export const partsCommented = (open: OpenComments): ReadonlySet<string> =>
  new Set(
    [...open.keys()].flatMap((key) => {
      const { indicatorId, categoryId } = cellPlace(key);
      return categoryId === null ? [] : [indicatorId];
    }),
  );
