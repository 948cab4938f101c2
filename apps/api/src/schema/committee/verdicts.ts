import { administers, everyone, type RoomVerdicts } from "../../../test/verdicts.ts";

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
};
