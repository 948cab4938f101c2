import type { Database, Prisma } from "@camket/prisma";
import type { Place } from "./reporting-tree.ts";
import { globalId } from "./sample-committees.ts";

interface Read {
  id: string;
  numerator: string | null;
  ownNumerator: string | null;
  hiddenBecause: string | null;
}

type Figure = Prisma.FigureGetPayload<{ include: { suppression: true; indicatorVersion: true } }>;
interface Member {
  name: string;
  isKnown: boolean;
  value: Figure;
}

const SMALL = 5;

/**
 * Plays somebody who reads all that is published, knows every sum there is (of parts, and of committees with the revisions
 * that were taken), remembers what was shown before, and takes it that a correction left a hidden number as it was.
 *
 * @returns a sentence for each hidden number that they can work out, or know to be next to nothing.
 */
export async function hiddenButTold(db: Database, nation: Place, read: Read[]): Promise<string[]> {
  const revisions = await db.reportRevision.findMany({
    where: { committeePath: { startsWith: nation.path }, decisions: { some: { kind: "APPROVED" } } },
    include: {
      sources: true,
      figures: { where: { state: "NUMBER" }, include: { suppression: true, indicatorVersion: true } },
    },
    orderBy: { number: "asc" },
  });
  const last = new Set(new Map(revisions.map(({ id, reportId }) => [reportId, id])).values());
  const shown = new Map(read.map((figure) => [figure.id, figure]));
  const reportOf = new Map(revisions.map(({ id, reportId }) => [id, reportId]));
  const memberOf = (figure: Figure): Member => ({
    name: `${reportOf.get(figure.revisionId)}/${figure.indicatorVersionId}/${figure.categoryId}`,
    isKnown: last.has(figure.revisionId)
      ? shown.get(globalId("Figure", figure))?.numerator != null
      : figure.suppression === null,
    value: figure,
  });
  const ownOf = (figure: Figure): Member[] =>
    figure.ownNumerator === null
      ? []
      : [
          {
            name: `own of ${figure.id}`,
            isKnown: shown.get(globalId("Figure", figure))?.ownNumerator != null,
            value: { ...figure, numerator: figure.ownNumerator, denominator: figure.ownDenominator },
          },
        ];
  const figuresOf = new Map(revisions.map(({ id, figures }) => [id, figures]));
  const taken = new Set(
    revisions
      .filter(({ id }) => last.has(id))
      .flatMap(({ sources }) => sources.map((source) => source.sourceRevisionId)),
  );
  const sums = revisions
    .filter(({ id }) => last.has(id) || taken.has(id))
    .flatMap(({ id, figures, sources }) =>
      figures.flatMap((whole) => {
        const same = (other: Figure) => other.indicatorVersionId === whole.indicatorVersionId;
        const parts = figures.filter((part) => same(part) && part.categoryId !== null).map(memberOf);
        const below = [
          ...sources
            .flatMap(({ sourceRevisionId }) => figuresOf.get(sourceRevisionId ?? 0) ?? [])
            .filter((part) => same(part) && part.categoryId === whole.categoryId)
            .map(memberOf),
          ...ownOf(whole),
        ];
        const isLargest = whole.indicatorVersion.overCommittees === "MAX";
        return [
          ...(whole.categoryId === null ? [parts] : []),
          ...(last.has(id) ? (isLargest ? below.map((part) => [part]) : [below]) : []),
        ].map((members) => ({ whole: memberOf(whole), members }));
      }),
    )
    .filter(
      ({ whole, members }) =>
        members.length > 0 &&
        ["numerator", "denominator"].some((part) =>
          adds(whole, members, part === "numerator" ? "numerator" : "denominator"),
        ),
    );

  const next = sums.flatMap(({ whole, members }) => {
    const hidden = members.filter(({ isKnown }) => !isKnown).map(({ value }) => value);
    if (hidden.length === 0 || !whole.isKnown) return [];
    const numerator = total(hidden, "numerator");
    const denominator = total(hidden, "denominator");
    const isRatio = hidden.some((value) => value.denominator !== null);
    const least = Math.min(numerator, ...(isRatio ? [denominator, denominator - numerator] : []));
    return least < SMALL ? [`${members.map(({ name }) => name)} are ${least} together`] : [];
  });
  const rows = sums.map(({ whole, members }) => {
    const row = new Map<string, bigint>();
    for (const [times, { name, isKnown }] of [[1n, whole] as const, ...members.map((member) => [-1n, member] as const)])
      if (!isKnown) row.set(name, (row.get(name) ?? 0n) + times);
    return row;
  });
  return [...solved(rows).map((name) => `${name} is told`), ...next];
}

const total = (figures: Figure[], part: "numerator" | "denominator") =>
  figures.reduce((sum, figure) => sum + Number(figure[part] ?? 0), 0);

const adds = ({ value }: Member, members: Member[], part: "numerator" | "denominator") =>
  value[part] !== null &&
  total(
    members.map((member) => member.value),
    part,
  ) === Number(value[part]);

/** Gauss and Jordan with whole numbers of any size: the unknowns that stand alone in the end. */
function solved(rows: Map<string, bigint>[]): string[] {
  const unknowns = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const matrix = rows.map((row) => unknowns.map((name) => row.get(name) ?? 0n));
  let rank = 0;
  for (const column of unknowns.keys()) {
    const at = matrix.findIndex((row, index) => index >= rank && row[column] !== 0n);
    const pivot = matrix[at];
    const present = matrix[rank];
    if (!pivot || !present) continue;
    matrix[at] = present;
    matrix[rank] = pivot;
    const scale = pivot[column] ?? 0n;
    for (const [index, row] of matrix.entries()) {
      const times = row[column] ?? 0n;
      if (index !== rank && times !== 0n)
        matrix[index] = row.map((value, place) => value * scale - times * (pivot[place] ?? 0n));
    }
    rank += 1;
  }
  return matrix.flatMap((row) => {
    const left = unknowns.filter((_name, place) => row[place] !== 0n);
    return left.length === 1 ? left : [];
  });
}
