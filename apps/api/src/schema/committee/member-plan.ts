import type { MembershipRole } from "@camket/prisma";
import { parseDay } from "../../calendar.ts";
import type { Text } from "../../errors.ts";
import { spelling } from "./spelling.ts";
import { problemTexts } from "./unit-plan.ts";

export const memberProblemTexts = {
  REQUIRED: problemTexts.REQUIRED,
  PERSON_NAME_TOO_LONG: { vi: "Quá dài, nhiều nhất 100 chữ.", en: "Too long, at most 100 letters." },
  TOO_LONG: problemTexts.TOO_LONG,
  UNKNOWN_ROLE: {
    vi: "Vai trò không nhận ra: ghi Trưởng ban, Phó Trưởng ban Thường trực, Phó Trưởng ban, Ủy viên hoặc Thư ký.",
    en: "Unknown role: write HEAD, STANDING_DEPUTY_HEAD, DEPUTY_HEAD, MEMBER or SECRETARY.",
  },
  NOT_A_DAY: {
    vi: "Không phải ngày: ghi như 01/07/2025 hoặc 2025-07-01, từ năm 1945.",
    en: "Not a day: write 01/07/2025 or 2025-07-01, since 1945.",
  },
  ENDS_BEFORE_START: {
    vi: "Ngày kết thúc không được trước ngày bắt đầu.",
    en: "The end must not be before the start.",
  },
  NO_COMMITTEE: {
    vi: "Không có ban chỉ đạo nào của đơn vị mang mã này.",
    en: "No committee works for a unit with this code.",
  },
  COMMITTEE_NOT_THERE: {
    vi: "Ban chưa thành lập hoặc đã kết thúc vào ngày này.",
    en: "The committee does not exist on this day.",
  },
  COMMITTEE_ENDS: {
    vi: "Ban kết thúc trước ngày này. Ghi ngày kết thúc nhiệm kỳ trước ngày ban kết thúc.",
    en: "The committee ends before this day. Let the term end before the committee does.",
  },
  NOT_ADMINISTERED: {
    vi: "Ban này nằm ngoài phạm vi quản trị.",
    en: "The roles held do not reach this committee.",
  },
  UNKNOWN_AGENCY: {
    vi: "Đơn vị của ban không có cơ quan nào mang tên hay tên viết tắt này vào ngày bắt đầu. Ghi cơ quan vào danh mục trước, hoặc để trống.",
    en: "The unit of the committee has no agency of this name or abbreviation on the first day. Enter the agency first, or leave this empty.",
  },
  AMBIGUOUS_AGENCY: {
    vi: "Nhiều cơ quan cùng tên này. Ghi tên đầy đủ hoặc tên viết tắt riêng của cơ quan.",
    en: "Several agencies are called so. Write the full name, or the abbreviation that only one has.",
  },
  UNKNOWN_DOCUMENT: {
    vi: "Không có văn bản nào mang số, ký hiệu này. Ghi văn bản vào Camket trước, hoặc để trống.",
    en: "No document has this number and symbol. Enter the document first, or leave this empty.",
  },
  AMBIGUOUS_DOCUMENT: {
    vi: "Nhiều văn bản mang số, ký hiệu này. Để trống, rồi chọn văn bản ở trang của ban.",
    en: "Several documents have this number and symbol. Leave this empty, and choose the document on the page of the committee.",
  },
  AMBIGUOUS_PERSON: {
    vi: "Ban đã có nhiều người cùng họ tên này. Bổ nhiệm ở trang của ban, nơi chọn được đúng người.",
    en: "Several people of this name sit or sat on the committee. Appoint on its page, where the right one can be chosen.",
  },
  TERM_OVERLAPS: {
    vi: "Người này đang là thành viên của ban trong thời gian đó. Kết thúc nhiệm kỳ cũ trước, hoặc chọn ngày sau đó.",
    en: "This person already sits on the committee in that time. End the earlier term first, or choose a later day.",
  },
  TERM_OVERLAPS_ROW: {
    vi: "Người này có ở một dòng trước, với thời gian trùng nhau.",
    en: "This person stands in an earlier row, at the same time.",
  },
  HEAD_TAKEN: {
    vi: "Ban đã có Trưởng ban trong thời gian đó. Kết thúc nhiệm kỳ của Trưởng ban cũ trước, hoặc chọn ngày sau đó.",
    en: "The committee already has a head in that time. End that head's term first, or choose a later day.",
  },
  HEAD_TAKEN_ROW: {
    vi: "Một dòng trước đã ghi Trưởng ban khác, với thời gian trùng nhau.",
    en: "An earlier row names another head, at the same time.",
  },
} satisfies Record<string, Text>;

/** Told of a person who is made anew though somebody elsewhere is called so. */
export const memberRemarkTexts = {
  POSSIBLE_NAMESAKE: { vi: "Có thể trùng với người đã có:", en: "May be the same as somebody already known:" },
} satisfies Record<string, Text>;

export const MEMBER_COLUMNS = [
  "unitCode",
  "fullName",
  "role",
  "position",
  "agency",
  "startsOn",
  "endsOn",
  "reference",
] as const;
export type MemberColumn = (typeof MEMBER_COLUMNS)[number];

export interface MemberLine extends Record<MemberColumn, string> {
  /** Its row in the file, the head being 1. */
  line: number;
}

export interface MemberProblem {
  line: number;
  column: MemberColumn;
  value: string;
  code: keyof typeof memberProblemTexts;
  /** Who stands in the way, and when. */
  note?: string;
}

/** A committee that a file may be about. */
export interface KnownCommittee {
  id: number;
  unitId: number;
  unitCode: string;
  path: string;
  name: string;
  validFrom: Date;
  validTo: Date | null;
  isAdministered: boolean;
}

export interface KnownTerm {
  committeeId: number;
  personId: number;
  personName: string;
  role: MembershipRole;
  position: string;
  agencyId: number | null;
  documentId: number | null;
  startsOn: Date;
  endsOn: Date | null;
}

/** What an agency was called for some time. */
export interface KnownAgency {
  id: number;
  unitId: number;
  name: string;
  abbreviation: string;
  validFrom: Date;
  validTo: Date | null;
}

export interface KnownDocument {
  id: number;
  reference: string;
  committeeId: number | null;
}

/** What stands in the database and a file may be about. */
export interface MemberWorld {
  committees: KnownCommittee[];
  terms: KnownTerm[];
  agencies: KnownAgency[];
  documents: KnownDocument[];
}

/** Somebody of whom nobody of this name sat on the committee before. */
export interface NewPerson {
  name: string;
  committee: KnownCommittee;
}

export interface NewTerm {
  committee: KnownCommittee;
  /** The id of who sat there before, or the person that is made. */
  person: number | NewPerson;
  name: string;
  role: MembershipRole;
  position: string;
  agencyId: number | null;
  documentId: number | null;
  startsOn: Date;
  endsOn: Date | null;
}

export interface MemberPlan {
  people: NewPerson[];
  terms: NewTerm[];
  /** Rows that say what stands already. */
  unchanged: number;
  problems: MemberProblem[];
}

const ROLES: Record<MembershipRole, string> = {
  HEAD: "Trưởng ban",
  STANDING_DEPUTY_HEAD: "Phó Trưởng ban Thường trực",
  DEPUTY_HEAD: "Phó Trưởng ban",
  MEMBER: "Ủy viên",
  SECRETARY: "Thư ký",
};
const roleByWord = new Map(
  Object.entries(ROLES).flatMap(([role, word]) => [
    [spelling(role), role as MembershipRole], // a key of ROLES
    [spelling(word), role as MembershipRole],
  ]),
);

/**
 * What a file of members means, by the rules by which one member is appointed. A person is one who sits or sat on the same
 * committee under the same name; else a new one is made.
 *
 * @param chosenId the committee of rows that name none.
 */
export function planMembers(lines: MemberLine[], world: MemberWorld, chosenId: number | null): MemberPlan {
  const committeesByCode = groupBy(world.committees, ({ unitCode }) => unitCode);
  const chosen = world.committees.find(({ id }) => id === chosenId);
  const taken = new Map<number, Taken[]>();
  const people = new Map<string, NewPerson>();
  const sitting = new Map<string, Set<number>>();
  for (const term of world.terms) {
    push(taken, term.committeeId, { ...term, person: term.personId, name: term.personName, isOfFile: false });
    const key = personKey(term.committeeId, term.personName);
    sitting.set(key, (sitting.get(key) ?? new Set()).add(term.personId));
  }
  const agenciesByUnit = groupBy(world.agencies, ({ unitId }) => unitId);
  const documentsByReference = groupBy(world.documents, ({ reference }) => spelling(reference));
  const terms: NewTerm[] = [];
  const problems: MemberProblem[] = [];
  let unchanged = 0;

  for (const line of lines) {
    const found: MemberProblem[] = [];
    const report = (column: MemberColumn, code: MemberProblem["code"], note?: string) =>
      found.push({ line: line.line, column, value: line[column], code, ...(note !== undefined && { note }) });
    const readDay = (column: "startsOn" | "endsOn") => {
      const day = parseDay(line[column]);
      if (day && day.getUTCFullYear() >= 1945) return day;
      report(column, "NOT_A_DAY");
      return null;
    };

    if (!line.fullName) report("fullName", "REQUIRED");
    else if (line.fullName.length > 100) report("fullName", "PERSON_NAME_TOO_LONG");
    const role = roleByWord.get(spelling(line.role));
    if (!line.role) report("role", "REQUIRED");
    else if (!role) report("role", "UNKNOWN_ROLE");
    if (!line.position) report("position", "REQUIRED");
    else if (line.position.length > 200) report("position", "TOO_LONG");
    if (!line.startsOn) report("startsOn", "REQUIRED");
    const startsOn = line.startsOn ? readDay("startsOn") : null;
    const endsOn = line.endsOn ? readDay("endsOn") : null;
    if (startsOn && endsOn && endsOn < startsOn) report("endsOn", "ENDS_BEFORE_START");

    const candidates = line.unitCode ? (committeesByCode.get(line.unitCode) ?? []) : chosen ? [chosen] : [];
    const committee = startsOn
      ? candidates.find(({ validFrom, validTo }) => validFrom <= startsOn && (!validTo || startsOn < validTo))
      : candidates[0];
    if (candidates.length === 0) report("unitCode", line.unitCode ? "NO_COMMITTEE" : "REQUIRED");
    else if (!committee) report("startsOn", "COMMITTEE_NOT_THERE");
    else if (!committee.isAdministered) report("unitCode", "NOT_ADMINISTERED");
    else if (committee.validTo && startsOn && (!endsOn || endsOn >= committee.validTo))
      report("endsOn", "COMMITTEE_ENDS");

    let agencyId: number | null = null;
    if (line.agency && committee && startsOn) {
      const ids = agenciesOn(startsOn, line.agency, agenciesByUnit.get(committee.unitId) ?? []);
      if (ids.length === 0) report("agency", "UNKNOWN_AGENCY");
      else if (ids.length > 1) report("agency", "AMBIGUOUS_AGENCY");
      agencyId = ids[0] ?? null;
    }
    let documentId: number | null = null;
    if (line.reference) {
      const known = documentsByReference.get(spelling(line.reference)) ?? [];
      const own = known.filter(({ committeeId }) => committeeId !== null && committeeId === committee?.id);
      const meant = own.length > 0 ? own : known;
      if (meant.length === 0) report("reference", "UNKNOWN_DOCUMENT");
      else if (meant.length > 1) report("reference", "AMBIGUOUS_DOCUMENT");
      documentId = meant[0]?.id ?? null;
    }

    if (found.length === 0 && committee && role && startsOn) {
      const key = personKey(committee.id, line.fullName);
      const [sittingId, another] = sitting.get(key) ?? [];
      if (another !== undefined) report("fullName", "AMBIGUOUS_PERSON");
      const person = sittingId ?? people.get(key) ?? { name: line.fullName, committee };
      const term: Taken = {
        ...{ person, name: line.fullName, role, position: line.position, agencyId, documentId, startsOn, endsOn },
        isOfFile: true,
      };
      const others = taken.get(committee.id) ?? [];
      if (others.some((other) => !other.isOfFile && saysTheSame(term, other))) {
        unchanged += 1;
        continue;
      }
      const overlapping = others.filter((other) => overlap(term, other));
      const own = overlapping.find((other) => other.person === person);
      const head = role === "HEAD" ? overlapping.find((other) => other.role === "HEAD" && other !== own) : undefined;
      if (own) report("startsOn", own.isOfFile ? "TERM_OVERLAPS_ROW" : "TERM_OVERLAPS", describe(own));
      if (head) report("role", head.isOfFile ? "HEAD_TAKEN_ROW" : "HEAD_TAKEN", describe(head));
      if (found.length === 0) {
        if (typeof person !== "number") people.set(key, person);
        push(taken, committee.id, term);
        const { isOfFile, ...made } = term;
        terms.push({ ...made, committee });
      }
    }
    problems.push(...found);
  }
  return { people: [...people.values()], terms, unchanged, problems };
}

interface Taken extends Omit<NewTerm, "committee"> {
  isOfFile: boolean;
}

type Span = Pick<NewTerm, "startsOn" | "endsOn">;

const overlap = (a: Span, b: Span) => (!b.endsOn || a.startsOn <= b.endsOn) && (!a.endsOn || b.startsOn <= a.endsOn);

/** Whether a row says nothing but what stands already; what it leaves empty it doesn't deny. */
const saysTheSame = (row: Taken, term: Taken) =>
  row.person === term.person &&
  row.role === term.role &&
  spelling(row.position) === spelling(term.position) &&
  row.startsOn.valueOf() === term.startsOn.valueOf() &&
  row.endsOn?.valueOf() === term.endsOn?.valueOf() &&
  (row.agencyId === null || row.agencyId === term.agencyId) &&
  (row.documentId === null || row.documentId === term.documentId);

const personKey = (committeeId: number, name: string) => `${committeeId}:${spelling(name)}`;

function agenciesOn(day: Date, text: string, agencies: KnownAgency[]): number[] {
  const wanted = spelling(text);
  const ids = agencies
    .filter(({ validFrom, validTo }) => validFrom <= day && (!validTo || day < validTo))
    .filter(({ name, abbreviation }) => spelling(name) === wanted || spelling(abbreviation) === wanted)
    .map(({ id }) => id);
  return [...new Set(ids)];
}

const dayText = (day: Date) => day.toISOString().slice(0, 10).split("-").reverse().join("/");

const describe = ({ name, startsOn, endsOn }: Taken) =>
  `${name}, ${dayText(startsOn)} – ${endsOn ? dayText(endsOn) : "…"}`;

function groupBy<Key, Value>(values: Value[], keyOf: (value: Value) => Key): Map<Key, Value[]> {
  const lists = new Map<Key, Value[]>();
  for (const value of values) push(lists, keyOf(value), value);
  return lists;
}

const push = <Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value) => {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
};
