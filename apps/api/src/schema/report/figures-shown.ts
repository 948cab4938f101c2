import type { Context } from "../../context.ts";
import { perPage } from "../per-page.ts";
import { visible } from "../visibility.ts";
import { isHidden, numberSelect } from "./small-cells.ts";

/** Of figures, those whose number the viewer may know. */
export async function figuresShown(ids: number[], context: Context): Promise<Set<number>> {
  const figures = await context.db.figure.findMany({
    where: { id: { in: ids }, AND: visible.withinReach(context) },
    select: numberSelect,
  });
  const hidden = await Promise.all(figures.map((figure) => isHidden(figure, context)));
  return new Set(figures.filter((_figure, index) => !hidden[index]).map(({ id }) => id));
}

/** Whether the viewer may know the number of a figure; together for those of a page. */
export const isShownTo = perPage(async (ids: number[], context) => {
  const shown = await figuresShown(ids, context);
  return (id) => shown.has(id);
});
