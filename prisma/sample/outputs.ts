import { TODAY } from "./calendar.ts";
import type { Committee, Committees } from "./committees.ts";
import { isAlive } from "./committees.ts";
import { Random } from "./random.ts";
import type { Reference } from "./reference.ts";
import type { Row, Rows } from "./rows.ts";

export interface OutputWork {
  row: Row<"Output">;
  committee: Committee;
}

/** What each committee publishes, most months: kind and channel by their codes, and how many in a usual month. */
const habits = [
  { kind: "ARTICLE", channel: "PORTAL", usual: 18 },
  { kind: "RADIO", channel: "PRESS", usual: 6 },
  { kind: "LOUDSPEAKER", channel: "BROADCAST", usual: 12 },
  { kind: "LEAFLET", channel: "PRINT", usual: 4 },
  { kind: "VIDEO", channel: "OFFICIAL_PAGE", usual: 4 },
  { kind: "INFOGRAPHIC", channel: "OFFICIAL_PAGE", usual: 6 },
];

const FIRST_MONTH = "2025-01-01";

export function addOutputs(
  rows: Rows,
  { outputKinds, outputChannels }: Reference,
  committees: Committees,
): OutputWork[] {
  const random = new Random("outputs");
  const added: OutputWork[] = [];
  for (const committee of committees.all) {
    if (committee.level === "DISTRICT") continue;
    const own = committee.level === "COMMUNE" ? random.some(habits.slice(0, 4), 2) : random.some(habits, 3);
    for (const month of monthsUntil(TODAY))
      for (const { kind, channel, usual } of own) {
        // A reporting month ends on the 14th.
        if (!isAlive(committee, `${month.slice(0, 8)}14`) || random.chance(0.25)) continue;
        const kindId = outputKinds.find(({ code }) => code === kind)?.id;
        const channelId = outputChannels.find(({ code }) => code === channel)?.id;
        if (kindId === undefined || channelId === undefined) throw new Error(`No output ${kind} on ${channel}.`);
        const scale = committee.level === "COMMUNE" ? 0.2 : committee.level === "NATION" ? 4 : 1;
        const count = Math.max(1, Math.round(usual * scale * random.between(0.4, 1.7)));
        const row = rows.add("Output", { committeeId: committee.id, month, kindId, channelId, count });
        added.push({ row, committee });
      }
  }
  return added;
}

function monthsUntil(last: string): string[] {
  const months: string[] = [];
  for (let month = FIRST_MONTH; month <= last; ) {
    months.push(month);
    const next = new Date(`${month}T00:00:00Z`);
    next.setUTCMonth(next.getUTCMonth() + 1);
    month = next.toISOString().slice(0, 10);
  }
  return months;
}
