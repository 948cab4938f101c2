import { type Day, DEPARTMENTS_MERGED, earlier, holdsOn, later, REFORM, type Span } from "./calendar.ts";
import { type AgencyEntry, agencies as entries } from "./catalogue.ts";
import { found } from "./reference.ts";
import type { Row, Rows } from "./rows.ts";
import type { Unit, Units } from "./units.ts";

export interface Agency extends Span {
  id: number;
  entry: AgencyEntry;
}

export class Agencies {
  #byUnit = new Map<Unit, Agency[]>();

  of(unit: Unit): Agency[] {
    const agencies = this.#byUnit.get(unit) ?? [];
    this.#byUnit.set(unit, agencies);
    return agencies;
  }

  /** By abbreviation ("SYT") or catalogue code ("P-SYT"); abbreviations repeat over time. */
  find(unit: Unit, name: string, day: Day): Agency | undefined {
    return this.of(unit).find(
      (agency) => (agency.entry.abbreviation === name || agency.entry.code === name) && holdsOn(agency, day),
    );
  }
}

/** Which reorganisation an agency was succeeded by. */
export interface AgencyReorganisations {
  departments: number;
  provinces: number;
  districts: number;
}

export function addAgencies(rows: Rows, units: Units): Agencies {
  const agencies = new Agencies();
  const provinces = new Set([...units.provincesBefore.values(), ...units.provinces.values()]);
  for (const unit of [units.nation, ...provinces, ...units.districts.values(), ...units.communes.values()])
    for (const entry of entries.filter(({ level }) => level === unit.level)) {
      const validFrom = later(entry.validFrom ?? unit.validFrom, unit.validFrom);
      const ends = [entry.validTo, unit.validTo].filter((end) => end !== null);
      const validTo = ends.length > 0 ? ends.reduce(earlier) : null;
      if (validTo !== null && validTo <= validFrom) continue;
      const { id } = rows.add("Agency", { unitId: unit.id, validFrom, validTo });
      agencies.of(unit).push({ id, entry, validFrom, validTo });
      addPeriods(rows, unit, { id, entry, validFrom, validTo });
    }
  return agencies;
}

function addPeriods(rows: Rows, unit: Unit, { id, entry, validFrom, validTo }: Agency) {
  let last: Row<"AgencyPeriod"> | undefined;
  for (const period of unit.names) {
    const from = later(period.validFrom, validFrom);
    const to = period.validTo === null || (validTo !== null && validTo < period.validTo) ? validTo : period.validTo;
    if (to !== null && to <= from) continue;
    const names = nameOf(entry, period.kind);
    if (last?.name === names.name) last.validTo = to;
    else
      last = rows.add("AgencyPeriod", {
        agencyId: id,
        ...names,
        abbreviation: entry.abbreviation,
        kind: entry.kind,
        validFrom: from,
        validTo: to,
      });
  }
}

function nameOf(entry: AgencyEntry, kind: string): { name: string; nameEn: string } {
  const variant = entry.variants?.find(({ unitKinds }) => unitKinds.includes(kind));
  const name = variant?.nameVi ?? (kind === "thành phố" ? (entry.nameInCityVi ?? entry.nameVi) : entry.nameVi);
  return {
    name: name.replace(/cấp (xã|huyện)$/, kind),
    nameEn: variant?.nameEn ?? (kind === "thành phố" ? entry.nameEn.replace("Provincial", "City") : entry.nameEn),
  };
}

export function addAgencySuccessions(
  rows: Rows,
  units: Units,
  agencies: Agencies,
  reorganisations: AgencyReorganisations,
) {
  const add = (reorganisationId: number, from: Agency, to: Agency, isWhole: boolean) =>
    rows.add("AgencySuccession", { reorganisationId, fromId: from.id, toId: to.id, isWhole });

  for (const unit of [units.nation, ...units.provincesBefore.values()]) {
    const byCode = new Map(agencies.of(unit).map((agency) => [agency.entry.code, agency]));
    for (const from of byCode.values())
      if (from.entry.validTo === DEPARTMENTS_MERGED)
        for (const { code } of from.entry.successors ?? [])
          add(reorganisations.departments, from, found(byCode, code), from.entry.successors?.length === 1);
  }
  for (const { from: province, to } of units.provinceEnds)
    for (const successor of to)
      for (const from of agencies.of(province)) {
        const heir = from.validTo === REFORM && agencies.find(successor, from.entry.code, REFORM);
        if (heir) add(reorganisations.provinces, from, heir, true);
      }
  for (const district of units.districts.values()) {
    const heirs = units.localEnds
      .filter(({ from }) => from.parent === district)
      .flatMap(({ to }) => to)
      .flatMap((commune) => agencies.find(commune, "C-UBND", REFORM) ?? []);
    for (const from of agencies.of(district))
      for (const heir of new Set(heirs)) add(reorganisations.districts, from, heir, false);
  }
}
