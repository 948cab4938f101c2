import type { AgendaItemKind, EventKind } from "@camket/schema";
import type { CalendarDate } from "@camket/ui/calendar";
import type { PickerOption } from "@camket/ui/entity-picker";

export interface AgendaValues {
  kind: AgendaItemKind;
  title: string;
  speakerOffice: string;
}

export interface AttendanceValues {
  /** A committee or an agency: "Committee ID", "Agency ID". */
  attendee: PickerOption | null;
  count: number | null;
}

export interface ConclusionValues {
  /** Null for one that is not recorded yet. */
  conclusionId: string | null;
  text: string;
  leadAgency: PickerOption | null;
}

export interface EventValues {
  committeeId: PickerOption | null;
  kind: EventKind;
  title: string;
  isDateApproximate: boolean;
  startsOn: CalendarDate | null;
  endsOn: CalendarDate | null;
  place: string;
  themeIds: PickerOption[];
  documentId: PickerOption | null;
  agenda: AgendaValues[];
  attendances: AttendanceValues[];
  conclusions: ConclusionValues[];
}

export const noEvent: EventValues = {
  ...{ committeeId: null, kind: "CONFERENCE", title: "", isDateApproximate: false, startsOn: null, endsOn: null },
  ...{ place: "", themeIds: [], documentId: null, agenda: [], attendances: [], conclusions: [] },
};

export const noAgendaItem: AgendaValues = { kind: "TOPIC", title: "", speakerOffice: "" };
export const noAttendance: AttendanceValues = { attendee: null, count: null };
export const noConclusion: ConclusionValues = { conclusionId: null, text: "", leadAgency: null };

export const attendeeId = (kind: "Committee" | "Agency", id: string) => `${kind} ${id}`;

/** A row that was added and left empty says nothing. */
export const withoutEmptyRows = (values: EventValues): EventValues => ({
  ...values,
  agenda: values.agenda.filter(({ title, speakerOffice }) => title.trim() || speakerOffice.trim()),
  attendances: values.attendances.filter(({ attendee, count }) => attendee || count !== null),
  conclusions: values.conclusions.filter(
    ({ conclusionId, text, leadAgency }) => conclusionId || text.trim() || leadAgency,
  ),
});

/** First and last day of the month that a day lies in. */
export function wholeMonth(day: CalendarDate): { startsOn: CalendarDate; endsOn: CalendarDate } {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { startsOn: `${day.slice(0, 7)}-01`, endsOn: `${day.slice(0, 7)}-${last}` };
}

/**
 * What recording and editing an event both send.
 *
 * @param present ids of the conclusions that the event has now: one that somebody else left out is recorded anew.
 */
export function eventTextOf(values: EventValues, present: ReadonlySet<string>) {
  const { kind, title, isDateApproximate, startsOn, endsOn, place, themeIds, documentId } = values;
  // The form is only sent with the first of them.
  const first = startsOn ?? "";
  return {
    ...{ kind, title, isDateApproximate, place },
    ...(isDateApproximate ? wholeMonth(first) : { startsOn: first, endsOn: endsOn ?? first }),
    documentId: documentId?.id ?? null,
    themeIds: themeIds.map(({ id }) => id),
    agenda: values.agenda.map((each) => ({ ...each, speakerOffice: each.speakerOffice.trim() || null })),
    attendances: values.attendances.map(({ attendee, count }) => {
      const [type, id = null] = attendee?.id.split(" ") ?? [];
      return {
        attendingCommitteeId: type === "Committee" ? id : null,
        agencyId: type === "Agency" ? id : null,
        count: count ?? 0,
      };
    }),
    conclusions: values.conclusions.map(({ conclusionId, text, leadAgency }) => ({
      conclusionId: conclusionId && present.has(conclusionId) ? conclusionId : null,
      text,
      leadAgencyId: leadAgency?.id ?? null,
    })),
  };
}

/** Lines as they are pasted from a text: numbers, bullets and blank lines are left out. */
export const linesOf = (pasted: string): string[] =>
  pasted
    .split(/\r\n|\r|\n|\v/)
    .map((line) =>
      line
        .replace(/^\s*(?:[-–—•+*·]|\d{1,2}[.)]|[a-zđ][.)])\s+/iu, "")
        .replace(/\s+/g, " ")
        .trim(),
    )
    .filter(Boolean);
