import type { CalendarDate } from "@camket/ui/calendar";

interface Term {
  startsOn: CalendarDate;
  endsOn: CalendarDate | null;
  committee: { id: string };
}

export interface Overlap<Of> {
  terms: [Of, Of];
  startsOn: CalendarDate;
  endsOn: CalendarDate | null;
}

/** Each two terms on different committees that run at the same time on a day or later, the first to begin first. */
export function findOverlaps<Of extends Term>(terms: readonly Of[], from: CalendarDate): Overlap<Of>[] {
  const overlaps = terms.flatMap((a, index) =>
    terms.slice(index + 1).flatMap((b): Overlap<Of>[] => {
      const [, startsOn = a.startsOn] = [a.startsOn, b.startsOn].sort();
      const [endsOn = null] = [a.endsOn, b.endsOn].filter((day) => day !== null).sort();
      const isShared = a.committee.id !== b.committee.id && (!endsOn || (endsOn >= startsOn && endsOn >= from));
      return isShared ? [{ terms: [a, b], startsOn, endsOn }] : [];
    }),
  );
  return overlaps.sort((a, b) => a.startsOn.localeCompare(b.startsOn));
}
