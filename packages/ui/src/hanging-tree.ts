/** A box of its own height, with those that hang below it. */
export interface HangingNode {
  key: string;
  height: number;
  children: readonly HangingNode[];
}

export interface Placed {
  x: number;
  y: number;
}

export interface HangingLayout {
  places: ReadonlyMap<string, Placed>;
  /** The lines from each box to those below it, as the `d` of one path. */
  links: string;
  width: number;
  height: number;
}

export const boxWidth = 284;
const indent = 28;
const gap = 14;
const columnGap = 28;
const trunkAt = 12;
/** Where the line from above reaches a box: the middle of its title. */
const hookAt = 20;
/** The shape of a sheet on its side. */
const sheet = Math.SQRT2;

/**
 * An organisation as people draw it on a sheet: the boxes below the first one stand in columns, so many that the whole is
 * about as wide as a sheet on its side; below those, each hangs under the one above it, a step to the right. A tidy tree
 * would make one row of 34 provinces, which no sheet holds.
 */
export function hangTree(root: HangingNode): HangingLayout {
  const places = new Map<string, Placed>();
  const links: string[] = [];
  const columns = splitIntoColumns(root.children);
  const widths = columns.map((column) => Math.max(...column.map(wideOf)) + indent);
  const width = Math.max(
    boxWidth,
    widths.reduce((sum, each) => sum + each, 0) + columnGap * Math.max(0, columns.length - 1),
  );
  // At the left, where reading begins: what opens below never moves it out of sight.
  places.set(root.key, { x: 0, y: 0 });
  const top = root.height + 2 * gap;
  const trunks: number[] = [];
  let [height, x] = [root.height, 0];
  for (const [index, column] of columns.entries()) {
    height = Math.max(height, hang(column, x, top - gap));
    trunks.push(x + trunkAt);
    x += (widths[index] ?? 0) + columnGap;
  }
  const end = trunks.at(-1);
  if (end !== undefined) links.push(`M${trunkAt} ${root.height}V${top - gap}H${end}`);
  return { places, links: links.join(""), width, height };

  /** @returns the foot of the last one. */
  function hang(nodes: readonly HangingNode[], left: number, above: number): number {
    let [foot, last] = [above, above];
    for (const node of nodes) {
      const y = foot + gap;
      last = y + hookAt;
      places.set(node.key, { x: left + indent, y });
      links.push(`M${left + trunkAt} ${last}H${left + indent}`);
      foot = hang(node.children, left + indent, y + node.height);
    }
    if (last > above) links.push(`M${left + trunkAt} ${above}V${last}`);
    return foot;
  }
}

const tallOf = (node: HangingNode): number =>
  node.children.reduce((sum, child) => sum + tallOf(child), gap + node.height);

const wideOf = (node: HangingNode): number =>
  node.children.length > 0 ? indent + Math.max(...node.children.map(wideOf)) : boxWidth;

/** In their order, and as even as they go. */
function splitIntoColumns(nodes: readonly HangingNode[]): HangingNode[][] {
  const talls = nodes.map(tallOf);
  const total = talls.reduce((sum, tall) => sum + tall, 0);
  const count = Math.ceil(Math.sqrt((total * sheet) / (boxWidth + indent + columnGap)));
  const columns: HangingNode[][] = [];
  let before = 0;
  for (const [index, node] of nodes.entries()) {
    const tall = talls[index] ?? 0;
    // A box belongs to the column in which its middle falls.
    const column = Math.min(count - 1, Math.floor(((before + tall / 2) / total) * count));
    before += tall;
    const last = columns.at(-1);
    if (!last || column > columns.length - 1) columns.push([node]);
    else last.push(node);
  }
  return columns;
}
