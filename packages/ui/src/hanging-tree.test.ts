import { expect, it } from "vitest";
import { boxWidth, type HangingNode, hangTree } from "./hanging-tree.ts";

const node = (key: string, height: number, children: HangingNode[] = []): HangingNode => ({ key, height, children });

/** A tree of any shape, the same for the same seed. */
function treeOf(seed: number): HangingNode {
  let state = seed;
  const next = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  const grow = (key: string, depth: number): HangingNode =>
    node(
      key,
      40 + next(300),
      Array.from({ length: depth > 0 ? next(12) : 0 }, (_, index) => grow(`${key}.${index}`, depth - 1)),
    );
  return grow("0", 3);
}

const flatten = (tree: HangingNode): HangingNode[] => [tree, ...tree.children.flatMap(flatten)];

it.each(Array.from({ length: 40 }, (_, index) => index + 1))("keeps every box apart and on the sheet: %i", (seed) => {
  const tree = treeOf(seed);
  const { places, width, height } = hangTree(tree);
  const boxes = flatten(tree).map(({ key, height: tall }) => {
    const place = places.get(key) ?? { x: Number.NaN, y: Number.NaN };
    return { left: place.x, right: place.x + boxWidth, top: place.y, foot: place.y + tall };
  });
  expect(boxes.every(({ left, right, top, foot }) => left >= 0 && top >= 0 && right <= width && foot <= height)).toBe(
    true,
  );
  const overlapping = boxes.filter((a, index) =>
    boxes.some((b, other) => other > index && a.left < b.right && b.left < a.right && a.top < b.foot && b.top < a.foot),
  );
  expect(overlapping).toEqual([]);
});

it("stands below what it hangs on, in order", () => {
  const { places } = hangTree(node("root", 60, [node("a", 60, [node("a1", 40), node("a2", 40)])]));
  const [root, a, a1, a2] = ["root", "a", "a1", "a2"].map((key) => places.get(key)?.y ?? 0);
  expect([root, a, a1, a2]).toEqual([root, a, a1, a2].toSorted((x, y) => (x ?? 0) - (y ?? 0)));
});

it("is as wide as a sheet on its side, whether boxes are low or tall", () => {
  for (const height of [60, 120, 320]) {
    const provinces = Array.from({ length: 34 }, (_, index) => node(`${index}`, height));
    const layout = hangTree(node("root", 120, provinces));
    expect(layout.width / layout.height).toBeGreaterThan(1);
    expect(layout.width / layout.height).toBeLessThan(2);
  }
});

it("is one box where there is only one", () => {
  expect(hangTree(node("root", 80))).toMatchObject({ width: boxWidth, height: 80, links: "" });
});
