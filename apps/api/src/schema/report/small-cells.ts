import type { Prisma } from "@camket/prisma";
import type { Context } from "../../context.ts";
import { holdsOver, visible } from "../visibility.ts";
import { type HiddenBecause, hidingOf } from "./small-cells.service.ts";

/** What decides whether the number of a figure is hidden. */
export const numberSelect = { id: true, committeePath: true } satisfies Prisma.FigureSelect;

/** The same, of what the committee itself adds. */
export const ownSelect = { ...numberSelect, ownNumerator: true, ownDenominator: true } satisfies Prisma.FigureSelect;

type Numbered = Prisma.FigureGetPayload<{ select: typeof numberSelect }>;

/** Officers and reviewers of the reporting committee and those above it see every number. */
export const knowsNumbers = ({ committeePath }: Pick<Numbered, "committeePath">, { viewer }: Context) =>
  holdsOver(viewer, committeePath, "OFFICER", "REVIEWER");

/**
 * Three children in a commune are three known children: officers and reviewers of the reporting committee and those
 * above it see the number, everyone else only what was approved last, where it is neither small nor tells a small one.
 */
export const hiddenBecause = async (figure: Numbered, context: Context): Promise<HiddenBecause | null> =>
  knowsNumbers(figure, context) ? null : (await hidingOf(figure.id, context)).number;

export const isHidden = async (figure: Numbered, context: Context) => (await hiddenBecause(figure, context)) !== null;

/** What the committee adds is hidden where it is small itself, and with the figure it is part of. */
export const isOwnHidden = async (figure: Numbered, context: Context) =>
  !knowsNumbers(figure, context) && (await hidingOf(figure.id, context)).own !== null;

/** Figures whose number the viewer may know, for what tells it: of some that were replaced it is not shown either. */
export const numberKnown = (context: Context): Prisma.FigureWhereInput => ({
  OR: [visible.cellComment(context), { suppression: null, revision: { decisions: { some: { kind: "APPROVED" } } } }],
});
