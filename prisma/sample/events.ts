import type { Agencies } from "./agencies.ts";
import { addDays, type Day, DEPARTMENTS_MERGED, dayOf, later, REFORM, TODAY } from "./calendar.ts";
import { type EventEntry, events as entries } from "./catalogue.ts";
import { type Committee, type Committees, isAlive } from "./committees.ts";
import type { Documents } from "./documents.ts";
import { type PublishedEvent, publishedEvents } from "./published.ts";
import { Random } from "./random.ts";
import { found, type Reference } from "./reference.ts";
import type { Row, Rows } from "./rows.ts";
import { addTopics } from "./tasks.ts";
import { titleOn } from "./units.ts";
import { delays, finished, underWay } from "./wording.ts";

export interface EventWork {
  row: Row<"Event">;
  committee: Committee;
  conclusions: Row<"Conclusion">[];
  attendance: number;
}

interface EventContext {
  rows: Rows;
  reference: Reference;
  agencies: Agencies;
  committees: Committees;
  documents: Documents;
}

export function addEvents(context: EventContext): EventWork[] {
  const random = new Random("events");
  const events = publishedEvents.map((event) => addPublishedEvent(context, event, random));
  for (const committee of context.committees.all)
    for (const year of [2023, 2024, 2025, 2026])
      for (const entry of chooseEntries(committee, year, random)) {
        const day = dayOf(year, random.int(3, 12), random.int(2, 27));
        if (day <= TODAY && isAlive(committee, day) && isTimely(entry, day))
          events.push(addEvent(context, { committee, entry, day, random }));
      }
  for (const event of events) addTasksOfConclusions(context, event, random);
  return events;
}

function chooseEntries({ level }: Committee, year: number, random: Random): EventEntry[] {
  const fitting = entries.filter((entry) => entry.level === level && (entry.fromYear ?? 0) <= year);
  const count = { NATION: 3, PROVINCE: random.int(1, 3), DISTRICT: 0, COMMUNE: random.int(0, 2) }[level];
  return random.some(fitting, count);
}

function isTimely({ code, fromYear }: EventEntry, day: Day): boolean {
  if (code === "E-TT-04") return day.slice(5, 7) === "12"; // for 10 December
  return fromYear !== 2025 || day >= REFORM;
}

function addEvent(
  { rows, reference, agencies, documents }: EventContext,
  { committee, entry, day, random }: { committee: Committee; entry: EventEntry; day: Day; random: Random },
): EventWork {
  const before = day < DEPARTMENTS_MERGED;
  const noticeOn = addDays(day, random.int(2, 8));
  const document =
    entry.conclusions.length > 0 && random.chance(0.6) && isAlive(committee, noticeOn) && noticeOn <= TODAY
      ? documents.issue({
          committee,
          type: "TB",
          issuedOn: noticeOn,
          subject: `Kết luận ${entry.nameVi.charAt(0).toLowerCase()}${entry.nameVi.slice(1)}`,
        })
      : undefined;
  const row = rows.add("Event", {
    committeeId: committee.id,
    kind: entry.kind,
    title: entry.nameVi,
    startsOn: day,
    endsOn: entry.kind === "TRAINING" || entry.kind === "SUPERVISION" ? addDays(day, random.int(0, 2)) : day,
    isDateApproximate: false,
    place: committee.level === "NATION" ? "Hà Nội" : capitalise(titleOn(committee.unit, day)),
    documentId: document?.id ?? null,
  });
  for (const theme of entry.themes) rows.link("_EventToTheme", row.id, found(reference.themes, theme));
  const present = ((before ? entry.agenciesBefore2025 : undefined) ?? entry.agencies).flatMap(
    (name) => agencies.find(committee.unit, name, day) ?? [],
  );
  for (const [index, { nameVi }] of entry.topics.entries())
    rows.add("AgendaItem", {
      eventId: row.id,
      position: index + 1,
      kind: index === 0 || entry.kind !== "CONFERENCE" ? "TOPIC" : "PAPER",
      title: nameVi,
      speakerOffice: present[index % Math.max(1, present.length)]?.entry.nameVi ?? null,
    });
  const { min, max } = entry.sampleAttendance;
  const attendance = Math.round(random.int(min, max) * (committee.level === "COMMUNE" ? 0.6 : 1));
  for (const agency of present)
    rows.add("Attendance", {
      eventId: row.id,
      attendingCommitteeId: null,
      agencyId: agency.id,
      count: Math.max(1, Math.floor(attendance / present.length)),
    });
  const conclusions = entry.conclusions.map(({ number, textVi, leadAgency, leadAgencyBefore2025 }) =>
    rows.add("Conclusion", {
      eventId: row.id,
      number,
      text: textVi,
      leadAgencyId:
        agencies.find(committee.unit, before ? (leadAgencyBefore2025 ?? leadAgency) : leadAgency, day)?.id ?? null,
    }),
  );
  const counted = present.length * Math.max(1, Math.floor(attendance / Math.max(1, present.length)));
  return { row, committee, conclusions, attendance: counted };
}

function addPublishedEvent(
  { rows, reference, agencies, committees }: EventContext,
  event: PublishedEvent,
  random: Random,
): EventWork {
  const { provincesBefore, nation } = committees;
  const committee = event.host === "00" ? nation : found(provincesBefore, event.host);
  const row = rows.add("Event", {
    committeeId: committee.id,
    kind: event.kind,
    title: event.title,
    startsOn: event.on,
    endsOn: event.on,
    isDateApproximate: event.isDateApproximate ?? false,
    place: event.place,
    documentId: null,
  });
  for (const theme of event.themes) rows.link("_EventToTheme", row.id, found(reference.themes, theme));
  const papers = (event.papersFrom ?? []).map((code) => found(provincesBefore, code));
  const agenda = [
    ...(event.topics ?? []).map((title) => ({ kind: "TOPIC" as const, title, speakerOffice: null })),
    ...papers.map(({ unit }) => ({
      kind: "PAPER" as const,
      title: `Tham luận của ${titleOn(unit, event.on)}`,
      speakerOffice: `Ban Chỉ đạo về Nhân quyền ${titleOn(unit, event.on)}`,
    })),
  ];
  for (const [index, each] of agenda.entries())
    rows.add("AgendaItem", { eventId: row.id, position: index + 1, ...each });
  // The notice counts 38 committees; those that spoke are known, the others are drawn.
  const others = [...provincesBefore.values()].filter((other) => !papers.includes(other));
  const guests = [...papers, ...random.some(others, (event.attendingCommittees ?? papers.length) - papers.length)];
  for (const guest of guests)
    rows.add("Attendance", {
      eventId: row.id,
      attendingCommitteeId: guest.id,
      agencyId: null,
      count: random.int(1, 3),
    });
  const agencyGuests = (event.agencies ?? []).flatMap((name) => agencies.find(committee.unit, name, event.on) ?? []);
  for (const agency of agencyGuests)
    rows.add("Attendance", {
      eventId: row.id,
      attendingCommitteeId: null,
      agencyId: agency.id,
      count: random.int(4, 12),
    });
  const conclusions = event.conclusions.map(({ text, lead }, index) =>
    rows.add("Conclusion", {
      eventId: row.id,
      number: index + 1,
      text,
      leadAgencyId: lead ? (agencies.find(committee.unit, lead, event.on)?.id ?? null) : null,
    }),
  );
  return { row, committee, conclusions, attendance: 0 };
}

/** Some conclusions become tasks of their own, outside any plan. */
function addTasksOfConclusions(
  { rows, reference }: EventContext,
  { row: event, committee, conclusions }: EventWork,
  random: Random,
): void {
  const end = committee.validTo ? addDays(committee.validTo, -1) : TODAY;
  if (event.startsOn < "2023-01-01" || !random.chance(0.85)) return;
  for (const conclusion of conclusions.filter(() => random.chance(0.85))) {
    const startsOn = addDays(event.endsOn, 7);
    const dueOn = addDays(startsOn, random.pick([30, 45, 60, 90, 120]));
    const wished = addDays(dueOn, random.chance(0.2) ? random.int(2, 40) : -random.int(0, 12));
    const finishedOn = later(wished, startsOn);
    // Only this year's conclusions may still be open: what is older would have been settled.
    const isForgotten = random.chance(0.08) && dueOn > "2026-05-01";
    const doneOn = finishedOn <= end && !isForgotten ? finishedOn : null;
    // What a dissolved committee had not finished went to its heir.
    const hasBegun = startsOn <= end;
    const open = committee.validTo !== null ? "HANDED_OVER" : hasBegun ? "UNDER_WAY" : "NOT_BEGUN";
    const progress = doneOn ? 100 : hasBegun ? random.pick([10, 30, 50, 70]) : 0;
    const task = rows.add("Task", {
      committeeId: committee.id,
      planId: null,
      sectionId: null,
      number: `KL.${conclusion.number}`,
      position: conclusion.number,
      title: conclusion.text,
      expectedResult: "Báo cáo kết quả thực hiện kết luận",
      leadAgencyId: conclusion.leadAgencyId ?? null,
      startsOn,
      dueOn,
      baselineStartsOn: startsOn,
      baselineDueOn: dueOn,
      recurrence: null,
      state: doneOn ? "DONE" : open,
      progress,
      doneOn,
      conclusionId: conclusion.id,
      continuesId: null,
    });
    addTopics(rows, reference, task, { theme: "TRE", groups: [] });
    if (hasBegun)
      rows.add("TaskUpdate", {
        taskId: task.id,
        date: later(startsOn, doneOn ?? addDays(end, -random.int(0, 20))),
        progress,
        note: random.pick(doneOn ? finished : underWay),
        limitation: doneOn === null && random.chance(0.5) ? random.pick(delays) : null,
      });
  }
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
