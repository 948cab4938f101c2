import {
  absent,
  administers,
  administratorsPass,
  everyone,
  everywhere,
  type MutationVerdict,
  type Outcome,
  type RoomVerdicts,
  within,
} from "../../../test/verdicts.ts";

const agency = { name: "Sở Mới", nameEn: "New", abbreviation: "SM", kind: "DEPARTMENT" };
const naming = { name: "Ban Chỉ đạo", nameEn: "Committee", symbol: "BCĐ" };

const file = { tableId: absent("UploadedTable"), columns: [], corrections: [], validOnly: false, isPreview: false };
const level = {
  ...{ level: "COMMUNE", name: "Ban Chỉ đạo {name}", from: "2026-01-01", isPreview: true },
  documentId: absent("Document"),
};

/** A person belongs to no committee, so whoever administers any may name them. */
const anyAdministrator = (outcome: Outcome): MutationVerdict["passes"] => {
  const anywhere = Object.fromEntries(everywhere.map((place) => [place, outcome]));
  return { administrator: anywhere, globalAdministrator: anywhere };
};

/** The directory is open to everyone signed in. */
export const committeeVerdicts: RoomVerdicts = {
  rows: {
    AdministrativeUnit: everyone,
    Agency: everyone,
    AgencySuccession: everyone,
    Committee: everyone,
    CommitteeSuccession: everyone,
    Membership: everyone,
    Person: everyone,
    Reorganisation: everyone,
    Seat: everyone,
    UnitSuccession: everyone,
  },
  parts: ["CommitteePeriod", "MemberColumnPlace", "Namesakes", "ReorganisationCounts", "UnitColumnPlace"],
  fields: {
    "Committee.viewerCanAdminister": administers,
    // Of a predecessor its reports are finished; a plan is refused, since it is dissolved.
    "Committee.viewerCanDraft": ({ viewer, place }) =>
      viewer === "officer" && (place === "own" || place === "predecessor"),
    "Membership.viewerCanEnd": administers,
    // Who administers every committee the person sits or sat on.
    "Person.viewerCanMerge": ({ viewer, given }) =>
      viewer === "globalAdministrator" ||
      (viewer === "administrator" && given.every((place) => within.includes(place))),
  },
  mutations: {
    importUnits: {
      on: null,
      input: () => ({
        tableId: absent("UploadedTable"),
        from: "2026-01-01",
        columns: [],
        corrections: [],
        validOnly: false,
        isPreview: false,
      }),
      ids: { tableId: "UploadedTable" },
      passes: { globalAdministrator: { beside: "BAD_USER_INPUT" } },
    },
    // That agencies alone are rearranged by their own administrators, reorganise.test.ts tries.
    reorganise: {
      on: null,
      input: () => ({
        ...{ subject: "Sắp xếp", effectiveOn: "2026-01-01", endedLevels: [] },
        ...{ mapping: [{ oldCode: "1", newCode: null, isDivided: false }], names: [], codeCorrections: [] },
        mappingTables: [{ tableId: absent("UploadedTable"), columns: [] }],
        nameTables: [{ tableId: absent("UploadedTable"), columns: [] }],
        ...{ othersStay: true, isPreview: false },
      }),
      ids: {
        documentId: "Document",
        "agencies.fromIds": "Agency",
        "agencies.toId": "Agency",
        "decisions.committeeId": "Committee",
        "mappingTables.tableId": "UploadedTable",
        "nameTables.tableId": "UploadedTable",
      },
      passes: { globalAdministrator: { beside: "BAD_USER_INPUT" } },
    },
    importMembers: {
      on: { type: "Committee" },
      input: (committeeId) => ({ ...file, committeeId }),
      ids: { tableId: "UploadedTable" },
      passes: administratorsPass("BAD_USER_INPUT"),
    },
    // Each row is asked for by itself.
    "importMembers of committees that the file names": {
      on: null,
      input: () => file,
      ids: { committeeId: "Committee", tableId: "UploadedTable" },
      passes: anyAdministrator("BAD_USER_INPUT"),
    },
    establishCommittees: {
      on: { type: "Committee" },
      input: (underCommitteeId) => ({ ...level, underCommitteeId }),
      ids: { documentId: "Document" },
      passes: administratorsPass("BAD_USER_INPUT"),
    },
    "establishCommittees of the whole country": {
      on: null,
      input: () => level,
      ids: { documentId: "Document", underCommitteeId: "Committee" },
      passes: { globalAdministrator: { beside: "BAD_USER_INPUT" } },
    },
    appointMember: {
      on: { type: "Committee" },
      input: (committeeId) => ({
        ...{ committeeId, personId: absent("Person"), role: "MEMBER", position: "Ủy viên", startsOn: "2026-01-01" },
      }),
      ids: { agencyId: "Agency", documentId: "Document", personId: "Person", seatId: "Seat" },
      passes: administratorsPass("BAD_USER_INPUT"),
    },
    createAgency: {
      on: { type: "AdministrativeUnit" },
      input: (unitId) => ({ ...agency, unitId, validFrom: "2025-02-01" }),
      passes: administratorsPass("DONE"),
    },
    createPerson: {
      on: null,
      input: () => ({ name: "Người mới" }),
      passes: anyAdministrator("DONE"),
    },
    endMembership: {
      on: { type: "Membership" },
      input: (id, expectedVersion) => ({ id, expectedVersion, endsOn: "2026-01-01" }),
      passes: administratorsPass("CONFLICT"),
    },
    establishCommittee: {
      on: { type: "Committee" },
      input: (parentId) => ({
        ...{ ...naming, parentId, validFrom: "2025-02-01", documentId: absent("Document") },
        unitId: btoa("AdministrativeUnit:8"), // it has no committee
      }),
      ids: { documentId: "Document", standingAgencyId: "Agency", unitId: "AdministrativeUnit" },
      passes: administratorsPass("BAD_USER_INPUT"),
    },
    // Of one with itself. That every term must be administered too, person.test.ts tries.
    mergePeople: {
      on: { type: "Person" },
      input: (id, version) => ({
        ...{ keptId: id, expectedKeptVersion: version, mergedId: id, expectedMergedVersion: version },
      }),
      passes: anyAdministrator("BAD_USER_INPUT"),
    },
    renamePerson: {
      on: { type: "Person" },
      input: (id, expectedVersion) => ({ id, expectedVersion, name: "Tên mới" }),
      passes: anyAdministrator("CONFLICT"),
    },
    reviseAgency: {
      on: { type: "Agency" },
      input: (id, expectedVersion) => ({ ...agency, id, expectedVersion, validFrom: "2026-01-01" }),
      passes: administratorsPass("CONFLICT"),
    },
    reviseCommittee: {
      on: { type: "Committee" },
      input: (id, expectedVersion) => ({ ...naming, id, expectedVersion, validFrom: "2026-01-01" }),
      ids: { documentId: "Document", standingAgencyId: "Agency" },
      passes: administratorsPass("CONFLICT"),
    },
    // Nobody here was merged.
    splitPerson: {
      on: { type: "Person" },
      input: (id, expectedVersion) => ({ id, expectedVersion }),
      passes: anyAdministrator("NOT_FOUND"),
    },
  },
};
