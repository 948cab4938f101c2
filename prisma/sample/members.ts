import type { Agencies } from "./agencies.ts";
import { addDays, type Day, earlier, later, REFORM, type Span, TODAY } from "./calendar.ts";
import { names, type Office } from "./catalogue.ts";
import { type Committee, type Committees, committeeNameOn } from "./committees.ts";
import type { Documents } from "./documents.ts";
import { Random } from "./random.ts";
import { found } from "./reference.ts";
import type { Row, Rows } from "./rows.ts";
import { titleOn, type Units } from "./units.ts";

// Terms before this day are not in the sample.
const FIRST_TERM: Day = "2021-07-01";

/** Offices that every committee of a province has; of the others each has some. */
const everywhere = new Set(["O-14", "O-15", "O-16", "O-17", "O-18", "O-28", "O-32"]);

interface SeatPlan extends Span {
  office: Office;
}

export function addMembers(
  rows: Rows,
  units: Units,
  agencies: Agencies,
  committees: Committees,
  documents: Documents,
): void {
  const random = new Random("members");
  const appointments = new Map<string, Row<"Document">>();
  /** Who sat last in an office of a committee, to go on in its successor. */
  const lastIn = new Map<string, number>();

  const appoint = (committee: Committee, startsOn: Day): number => {
    const key = `${committee.id} ${startsOn}`;
    const unit = titleOn(committee.unit, startsOn);
    const [issuer, type, symbol] =
      committee.level === "NATION"
        ? ["Thủ tướng Chính phủ", "QĐ-TTg", "QĐ-TTg"]
        : [`Ủy ban nhân dân ${unit}`, "QĐ", "QĐ-UBND"];
    const document =
      appointments.get(key) ??
      documents.cite(
        type,
        `${random.int(120, 4800)}/${symbol}`,
        issuer,
        addDays(startsOn, -random.int(1, 6)),
        `Kiện toàn thành viên ${committeeNameOn(committee, startsOn)}`,
      );
    appointments.set(key, document);
    return document.id;
  };

  for (const committee of committees.all) {
    const kind = committee.unit.names.at(-1)?.kind ?? "";
    for (const { office, validFrom, validTo } of planSeats(committee, random)) {
      const agencyId = office.agency
        ? (agencies.find(committee.unit, office.agency, later(validFrom, FIRST_TERM))?.id ?? null)
        : null;
      const position = office.nameVi.replace(/(tỉnh|huyện|xã)$/, kind);
      const seat = rows.add("Seat", {
        committeeId: committee.id,
        role: office.role,
        office: position,
        agencyId,
        validFrom,
        validTo,
      });
      for (const [index, { startsOn, endsOn }] of planTerms({ validFrom, validTo }, random).entries()) {
        const kept = index === 0 ? predecessorsOf(units, committees, committee) : [];
        const goesOn = kept
          .map((predecessor) => lastIn.get(`${predecessor.id} ${office.code}`))
          .filter((person) => person !== undefined);
        const personId =
          goesOn.length > 0 && random.chance(0.6) ? random.pick(goesOn) : addPerson(rows, office, random);
        rows.add("Membership", {
          committeeId: committee.id,
          personId,
          seatId: seat.id,
          role: office.role,
          position,
          agencyId,
          documentId: appoint(committee, startsOn),
          startsOn,
          endsOn,
        });
        lastIn.set(`${committee.id} ${office.code}`, personId);
      }
    }
  }
  addSecondCommittee(rows, committees, lastIn, appoint);
}

/** Heads of two wards sit on the committee of their province too. */
function addSecondCommittee(
  rows: Rows,
  { communes, provinces }: Committees,
  lastIn: Map<string, number>,
  appoint: (committee: Committee, startsOn: Day) => number,
) {
  for (const [communeCode, provinceCode] of [
    ["14797", "38"],
    ["07900", "25"],
  ] as const) {
    const commune = found(communes, communeCode);
    const committee = found(provinces, provinceCode);
    const startsOn = "2025-09-01";
    rows.add("Membership", {
      committeeId: committee.id,
      personId: found(lastIn, `${commune.id} O-45`),
      seatId: null,
      role: "MEMBER",
      position: `Phó Chủ tịch Ủy ban nhân dân ${titleOn(commune.unit, startsOn)}`,
      agencyId: null,
      documentId: appoint(committee, startsOn),
      startsOn,
      endsOn: null,
    });
  }
}

function planSeats(committee: Committee, random: Random): SeatPlan[] {
  // Thanh Hóa's notice of 2023 names the standing vice chair as head; the others take the vice chair.
  const skippedHead = committee.unit.code === "38" ? "O-12" : "O-13";
  return names.offices.flatMap((office) => {
    if (office.level !== committee.level || office.code === skippedHead) return [];
    if (
      committee.level === "PROVINCE" &&
      office.role === "MEMBER" &&
      !everywhere.has(office.code) &&
      random.chance(0.4)
    )
      return [];
    const validFrom = later(office.validFrom ?? committee.validFrom, committee.validFrom);
    const ends = [office.validTo, committee.validTo].filter((end) => end !== undefined && end !== null);
    const validTo = ends.length > 0 ? ends.reduce(earlier) : null;
    return validTo !== null && validTo <= later(validFrom, FIRST_TERM) ? [] : [{ office, validFrom, validTo }];
  });
}

/** Terms on one seat, one after another; where the last one has ended the seat is vacant. */
function planTerms(seat: Span, random: Random): { startsOn: Day; endsOn: Day | null }[] {
  const terms: { startsOn: Day; endsOn: Day | null }[] = [];
  const lastDay = seat.validTo === null ? null : addDays(seat.validTo, -1);
  let startsOn = later(seat.validFrom, FIRST_TERM);
  // Not every seat is filled on its first day.
  if (startsOn < TODAY && random.chance(0.08)) startsOn = addDays(startsOn, random.int(30, 75));
  while (startsOn <= (lastDay ?? TODAY)) {
    const full = addDays(startsOn, random.chance(0.3) ? random.int(400, 1100) : 1826);
    if (lastDay !== null && full >= lastDay) return [...terms, { startsOn, endsOn: lastDay }];
    if (full > TODAY) {
      const endsOn = random.chance(0.04)
        ? addDays(TODAY, random.int(5, 88)) // soon to be renewed
        : full > addDays(TODAY, 400) && random.chance(0.7)
          ? null
          : full;
      return [...terms, { startsOn, endsOn }];
    }
    terms.push({ startsOn, endsOn: full });
    if (random.chance(0.07) && lastDay === null) return terms;
    startsOn = addDays(full, random.chance(0.75) ? 1 : random.int(10, 60));
  }
  return terms;
}

function predecessorsOf(units: Units, committees: Committees, committee: Committee): Committee[] {
  if (committee.level !== "PROVINCE" || committee.validFrom !== REFORM) return [];
  return units.provinceEnds
    .filter(({ to }) => to.includes(committee.unit))
    .map(({ from }) => found(committees.provincesBefore, from.code));
}

function addPerson(rows: Rows, office: Office, random: Random): number {
  const gender = random.chance(names.genderMix[office.role]) ? "female" : "male";
  const family = random.weighted(names.families.map(({ name, weight }) => [name, weight] as const));
  const name = `${family} ${random.pick(names.middleNames[gender])} ${random.pick(names.givenNames[gender])}`;
  return rows.add("Person", { name }).id;
}
