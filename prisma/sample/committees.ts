import type { AdministrativeLevel } from "../generated/client/enums.ts";
import type { Agencies } from "./agencies.ts";
import { type Day, earlier, holdsOn, later, REFORM, type Span } from "./calendar.ts";
import type { Documents } from "./documents.ts";
import { Random } from "./random.ts";
import { found } from "./reference.ts";
import type { Rows } from "./rows.ts";
import { nameOn, titleOn, type Unit, type Units } from "./units.ts";

export interface Committee extends Span {
  id: number;
  unit: Unit;
  level: AdministrativeLevel;
  parent: Committee | null;
  symbol: string;
  /** How much there is to report, next to an average province of today. */
  size: number;
  /** How often it is late, from 0 (never) to 1. */
  laxity: number;
}

export interface Committees {
  nation: Committee;
  provincesBefore: Map<string, Committee>;
  provinces: Map<string, Committee>;
  districts: Map<string, Committee>;
  communes: Map<string, Committee>;
  /** Parents before children. */
  all: Committee[];
}

// Districts whose committee is in the sample.
const DISTRICTS = ["148", "153", "227", "380", "384", "399"];
const COMMUNES_FROM: Day = "2025-07-15";

export function addCommittees(rows: Rows, units: Units, agencies: Agencies, documents: Documents): Committees {
  const random = new Random("committees");
  const all: Committee[] = [];

  const add = (unit: Unit, parent: Committee | null, validFrom: Day, size: number): Committee => {
    const { id } = rows.add("Committee", {
      unitId: unit.id,
      parentId: parent?.id ?? null,
      validFrom,
      validTo: unit.validTo,
    });
    const committee: Committee = {
      id,
      unit,
      level: unit.level,
      parent,
      symbol: "BCĐ",
      size,
      laxity: random.next() ** 2,
      validFrom,
      validTo: unit.validTo,
    };
    all.push(committee);
    addPeriods(rows, committee, agencies, documents, random);
    return committee;
  };

  const nation = add(units.nation, null, "2010-08-10", 34);
  const provincesBefore = new Map(
    [...units.provincesBefore].map(([code, unit]) => {
      const established = `20${random.int(11, 13)}-${random.pick(["03-22", "05-16", "06-20", "08-15", "10-11"])}`;
      return [code, add(unit, nation, established, largest[code] ?? random.between(0.3, 0.75))];
    }),
  );
  const provinces = new Map(
    [...units.provinces].map(([code, unit]) => {
      const same = provincesBefore.get(code);
      if (same?.unit === unit) return [code, same];
      const size = units.provinceEnds
        .filter(({ to }) => to.includes(unit))
        .reduce((sum, { from }) => sum + found(provincesBefore, from.code).size, 0);
      return [code, add(unit, nation, REFORM, size)];
    }),
  );
  const districts = new Map(
    DISTRICTS.map((code) => {
      const unit = found(units.districts, code);
      const parent = found(provincesBefore, unit.parent?.code ?? "");
      return [code, add(unit, parent, "2016-04-18", parent.size / random.between(8, 14))];
    }),
  );
  const communes = new Map(
    [...units.communes].map(([code, unit]) => {
      const parent = found(provinces, unit.parent?.code ?? "");
      return [code, add(unit, parent, COMMUNES_FROM, parent.size / random.between(100, 220))];
    }),
  );
  return { nation, provincesBefore, provinces, districts, communes, all };
}

// Sizes of the provinces that stand out, of those before the reform.
const largest: Record<string, number> = {
  "01": 2.6,
  "79": 2.8,
  "38": 1.2,
  "40": 1.1,
  "75": 1,
  "74": 0.9,
  "17": 0.36,
  "06": 0.2,
  "12": 0.24,
};

export function committeeNameOn({ unit }: Pick<Committee, "unit">, day: Day): string {
  if (unit.level === "NATION") return "Ban Chỉ đạo về Nhân quyền của Chính phủ";
  // The name in Cần Thơ's own notice of 2024.
  const work = unit.code === "92" ? "công tác nhân quyền" : "Nhân quyền";
  return `Ban Chỉ đạo về ${work} ${titleOn(unit, day)}`;
}

const kindsEn: Record<string, string> = {
  tỉnh: "Province",
  "thành phố": "City",
  huyện: "District",
  phường: "Ward",
  xã: "Commune",
};

function committeeNameEnOn(unit: Unit, day: Day): string {
  if (unit.level === "NATION") return "Steering Committee on Human Rights of the Government";
  const { kind, nameEn } = nameOn(unit, day);
  return `Steering Committee on Human Rights of ${nameEn} ${kindsEn[kind] ?? ""}`.trim();
}

const standingAgencies: Record<AdministrativeLevel, string> = {
  NATION: "N-BCA",
  PROVINCE: "P-CA",
  DISTRICT: "D-UBND",
  COMMUNE: "C-CAX",
};

function addPeriods(rows: Rows, committee: Committee, agencies: Agencies, documents: Documents, random: Random) {
  const { id, unit, symbol, validFrom, validTo } = committee;
  for (const name of unit.names.filter(({ validTo: end }) => end === null || end > validFrom)) {
    const from = later(name.validFrom, validFrom);
    const document =
      unit.level === "NATION"
        ? null
        : documents.cite(
            "QĐ",
            `${random.int(600, 4200)}/QĐ-UBND`,
            `Ủy ban nhân dân ${titleOn(unit, from)}`,
            from,
            `${from === validFrom ? "Thành lập" : "Đổi tên, kiện toàn"} ${committeeNameOn(committee, from)}`,
          );
    rows.add("CommitteePeriod", {
      committeeId: id,
      name: committeeNameOn(committee, from),
      nameEn: committeeNameEnOn(unit, from),
      symbol,
      standingAgencyId: agencies.find(unit, standingAgencies[unit.level], from)?.id ?? null,
      documentId: document?.id ?? null,
      validFrom: from,
      validTo: name.validTo === null ? validTo : earlier(name.validTo, validTo ?? name.validTo),
    });
  }
}

export function isAlive(committee: Committee, day: Day): boolean {
  return holdsOn(committee, day);
}
