import { expect, it } from "vitest";
import {
  eventTextOf,
  linesOf,
  noAgendaItem,
  noConclusion,
  noEvent,
  wholeMonth,
  withoutEmptyRows,
} from "./event-values.ts";

it("makes a row of every line that was pasted, without its number or bullet", () => {
  expect(
    linesOf("1. Giao Sở Y tế\r\n\r\n2) Giao  Sở Tư pháp\n- Các xã rà soát\na) Trước 30/6\n2026 là năm cuối"),
  ).toEqual(["Giao Sở Y tế", "Giao Sở Tư pháp", "Các xã rà soát", "Trước 30/6", "2026 là năm cuối"]);
});

it.each([
  ["2024-02-11", "2024-02-01", "2024-02-29"],
  ["2026-12-31", "2026-12-01", "2026-12-31"],
])("%s lies in the month from %s to %s", (day, startsOn, endsOn) => {
  expect(wholeMonth(day)).toEqual({ startsOn, endsOn });
});

it("sends a committee or an agency of each row, and one day where no last one was told", () => {
  const values = {
    ...noEvent,
    startsOn: "2026-11-20",
    attendances: [
      { attendee: { id: "Committee c1", label: "Xã" }, count: 3 },
      { attendee: { id: "Agency a1", label: "Sở" }, count: 4 },
    ],
  };
  expect(eventTextOf(values, new Set())).toMatchObject({
    ...{ startsOn: "2026-11-20", endsOn: "2026-11-20" },
    attendances: [
      { attendingCommitteeId: "c1", agencyId: null, count: 3 },
      { attendingCommitteeId: null, agencyId: "a1", count: 4 },
    ],
  });
});

it("records a conclusion anew that somebody else left out meanwhile", () => {
  const conclusions = ["k1", "k2"].map((conclusionId) => ({ ...noConclusion, conclusionId, text: conclusionId }));
  const sent = eventTextOf({ ...noEvent, conclusions }, new Set(["k2"]));
  expect(sent.conclusions.map(({ conclusionId }) => conclusionId)).toEqual([null, "k2"]);
});

it("leaves rows out that were added and not written", () => {
  const { agenda, conclusions } = withoutEmptyRows({
    ...noEvent,
    agenda: [noAgendaItem, { ...noAgendaItem, title: "Luật Trẻ em" }],
    conclusions: [noConclusion],
  });
  expect([agenda.length, conclusions.length]).toEqual([1, 0]);
});
