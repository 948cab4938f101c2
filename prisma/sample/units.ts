import type { AdministrativeLevel } from "../generated/client/enums.ts";
import { type Day, holdsOn, REFORM, type Span } from "./calendar.ts";
import { communesBefore, communesSince, districtsBefore } from "./communes.ts";
import { type Province, provincesBefore, provincesSince } from "./provinces.ts";
import { found } from "./reference.ts";
import type { Rows } from "./rows.ts";

interface UnitName extends Span {
  kind: string;
  name: string;
  nameEn: string;
}

export interface Unit extends Span {
  id: number;
  code: string;
  level: AdministrativeLevel;
  parent: Unit | null;
  /** What it was called over time; there is one at least. */
  names: UnitName[];
}

/** One that ended, and those it went to; none where nothing took over. */
export interface UnitEnd {
  from: Unit;
  to: Unit[];
}

export interface Units {
  nation: Unit;
  /** By code, until the reform. */
  provincesBefore: Map<string, Unit>;
  /** By code, since the reform; a province that was left alone is the same unit in both. */
  provinces: Map<string, Unit>;
  districts: Map<string, Unit>;
  communes: Map<string, Unit>;
  provinceEnds: UnitEnd[];
  localEnds: UnitEnd[];
}

const NATION_FROM: Day = "1945-09-02";
// Since this day there were 63 provinces.
const PROVINCES_FROM: Day = "2008-08-01";

/** Provinces whose name or kind changed while the province went on. */
const renamed: Record<string, { on: Day; before?: Partial<Province>; after?: Partial<Province> }> = {
  "46": { on: "2025-01-01", before: { kind: "tỉnh", name: "Thừa Thiên Huế", nameEn: "Thua Thien Hue" } },
  "75": { on: "2026-04-30", after: { kind: "thành phố" } },
};

export function addUnits(rows: Rows): Units {
  const add = (
    { code, ...name }: Province,
    { level, parent, validFrom, validTo }: Span & { level: AdministrativeLevel; parent: Unit | null },
  ): Unit => {
    const { id } = rows.add("AdministrativeUnit", { code, level, validFrom, validTo });
    const change = level === "PROVINCE" ? renamed[code] : undefined;
    const names: UnitName[] =
      change && holdsOn({ validFrom, validTo }, change.on)
        ? [
            { ...name, ...change.before, validFrom, validTo: change.on },
            { ...name, ...change.after, validFrom: change.on, validTo },
          ]
        : [{ ...name, validFrom, validTo }];
    for (const { kind, name, nameEn, validFrom, validTo } of names)
      rows.add("UnitPeriod", { unitId: id, parentId: parent?.id ?? null, kind, name, nameEn, validFrom, validTo });
    return { id, code, level, parent, names, validFrom, validTo };
  };

  // The State has no code of its own; "00" stands before every province.
  const nation = add(
    { code: "00", kind: "nước", name: "Việt Nam", nameEn: "Viet Nam" },
    { level: "NATION", parent: null, validFrom: NATION_FROM, validTo: null },
  );
  const isLeftAlone = ({ code, successor }: (typeof provincesBefore)[number]) =>
    code === successor && provincesBefore.filter((other) => other.successor === code).length === 1;
  const before = new Map(
    provincesBefore.map(({ successor, ...province }) => [
      province.code,
      add(province, {
        level: "PROVINCE",
        parent: nation,
        validFrom: PROVINCES_FROM,
        validTo: isLeftAlone({ successor, ...province }) ? null : REFORM,
      }),
    ]),
  );
  const provinces = new Map(
    provincesSince.map((province) => {
      const same = before.get(province.code);
      const unit =
        same?.validTo === null
          ? same
          : add(province, { level: "PROVINCE", parent: nation, validFrom: REFORM, validTo: null });
      return [province.code, unit];
    }),
  );
  const districts = new Map(
    districtsBefore.map(({ parent, ...district }) => [
      district.code,
      add(district, {
        level: "DISTRICT",
        parent: found(before, parent),
        validFrom: PROVINCES_FROM,
        validTo: REFORM,
      }),
    ]),
  );
  const communes = new Map(
    communesSince.map(({ parent, ...commune }) => [
      commune.code,
      add(commune, { level: "COMMUNE", parent: found(provinces, parent), validFrom: REFORM, validTo: null }),
    ]),
  );
  const localEnds = communesBefore.map(({ parent, successors, ...commune }) => ({
    from: add(commune, {
      level: "COMMUNE",
      parent: found(districts, parent),
      validFrom: PROVINCES_FROM,
      validTo: REFORM,
    }),
    to: successors.map((code) => found(communes, code)),
  }));
  return {
    nation,
    provincesBefore: before,
    provinces,
    districts,
    communes,
    provinceEnds: provincesBefore
      .filter((province) => !isLeftAlone(province))
      .map(({ code, successor }) => ({ from: found(before, code), to: [found(provinces, successor)] })),
    localEnds: [...localEnds, ...[...districts.values()].map((from) => ({ from, to: [] }))],
  };
}

/** What a unit was called on a day of its life. */
export function nameOn(unit: Unit, day: Day): UnitName {
  const name = unit.names.find((period) => holdsOn(period, day));
  if (!name) throw new Error(`Unit ${unit.code} has no name on ${day}.`);
  return name;
}

/** "thành phố Huế", "xã Kim Bôi". */
export function titleOn(unit: Unit, day: Day): string {
  const { kind, name } = nameOn(unit, day);
  return `${kind} ${name}`;
}
