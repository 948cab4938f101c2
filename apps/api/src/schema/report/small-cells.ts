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

/** The same, of what the committee itself adds. */
export const ownSelect = { ...numberSelect, ownNumerator: true, ownDenominator: true } satisfies Prisma.FigureSelect;

type Numbered = Prisma.FigureGetPayload<{ select: typeof numberSelect }>;

/** Officers and reviewers of the reporting committee and those above it see every number. */
export const knowsNumbers = ({ committeePath }: Pick<Numbered, "committeePath">, { viewer }: Context) =>
  holdsOver(viewer, committeePath, "OFFICER", "REVIEWER");

/**
 * Three children in a commune are three known children: officers and reviewers of the reporting committee and those
 * above it see the number, everyone else only where it is neither small nor tells a small one apart.
 */
export function isHidden(figure: Numbered, context: Context): boolean {
  if (knowsNumbers(figure, context)) return false;
  return isSmall(figure, figure.numerator, figure.denominator) || figure.suppression !== null;
}

/** What the committee adds is hidden where it is small itself; where it would tell a small source, a source beside is. */
export function isOwnHidden(figure: Prisma.FigureGetPayload<{ select: typeof ownSelect }>, context: Context): boolean {
  if (knowsNumbers(figure, context)) return false;
  return isSmall(figure, figure.ownNumerator, figure.ownDenominator);
}

const isSmall = (
  { indicatorVersion: { smallCellThreshold } }: Pick<Numbered, "indicatorVersion">,
  ...parts: (Prisma.Decimal | null)[]
) => smallCellThreshold !== null && parts.some((part) => part?.lessThan(smallCellThreshold));
