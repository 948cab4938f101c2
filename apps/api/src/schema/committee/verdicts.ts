import { absent, administers, administratorsPass, everyone, type RoomVerdicts } from "../../../test/verdicts.ts";

const agency = { name: "Sở Mới", nameEn: "New", abbreviation: "SM", kind: "DEPARTMENT" };
const naming = { name: "Ban Chỉ đạo", nameEn: "Committee", symbol: "BCĐ" };

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
  parts: ["CommitteePeriod"],
  fields: {
    "Committee.viewerCanAdminister": administers,
    // Of a predecessor its reports are finished; a plan is refused, since it is dissolved.
    "Committee.viewerCanDraft": ({ viewer, place }) =>
      viewer === "officer" && (place === "own" || place === "predecessor"),
    "Membership.viewerCanEnd": administers,
  },
  mutations: {
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
    // A person belongs to no committee, so whoever appoints members anywhere may name them.
    createPerson: {
      on: null,
      input: () => ({ name: "Người mới" }),
      passes: { administrator: { beside: "DONE" }, globalAdministrator: { beside: "DONE" } },
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
    renamePerson: {
      on: { type: "Person" },
      input: (id, expectedVersion) => ({ id, expectedVersion, name: "Tên mới" }),
      passes: { administrator: { beside: "CONFLICT" }, globalAdministrator: { beside: "CONFLICT" } },
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
  },
};
