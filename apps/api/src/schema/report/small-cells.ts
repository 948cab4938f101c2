import type { Prisma } from "@camket/prisma";
import type { Context } from "../../context.ts";
import { holdsOver } from "../visibility.ts";

/** What decides whether the number of a figure is hidden. */
export const numberSelect = {
  committeePath: true,
  numerator: true,
  denominator: true,
  indicatorVersion: { select: { smallCellThreshold: true } },
  suppression: { select: { figureId: true } },
} satisfies Prisma.FigureSelect;

type Numbered = Prisma.FigureGetPayload<{ select: typeof numberSelect }>;

/**
 * Three children in a commune are three known children: officers and reviewers of the reporting committee and those
 * above it see the number, everyone else only where it is neither small nor tells a small one apart.
 */
export function isHidden(figure: Numbered, { viewer }: Context): boolean {
  if (holdsOver(viewer, figure.committeePath, "OFFICER", "REVIEWER")) return false;
  const { smallCellThreshold } = figure.indicatorVersion;
  const isSmall = [figure.numerator, figure.denominator].some(
    (part) => smallCellThreshold !== null && part?.lessThan(smallCellThreshold),
  );
  return isSmall || figure.suppression !== null;
}
