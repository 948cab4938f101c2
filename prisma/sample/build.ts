import { addAgencies } from "./agencies.ts";
import { addCommittees } from "./committees.ts";
import { Documents } from "./documents.ts";
import { addEvents } from "./events.ts";
import { addMembers } from "./members.ts";
import { addOutputs } from "./outputs.ts";
import { addPlans } from "./plans.ts";
import { addReference } from "./reference.ts";
import { addReorganisations } from "./reorganisations.ts";
import { addReports } from "./reports.ts";
import { Rows } from "./rows.ts";
import { addUnits } from "./units.ts";
import { addUsers } from "./users.ts";

/** Makes every row of the sample, always the same ones. */
export function buildSample(): Rows {
  const rows = new Rows();
  const reference = addReference(rows);
  const documents = new Documents(rows, reference);
  const units = addUnits(rows);
  const agencies = addAgencies(rows, units);
  const committees = addCommittees(rows, units, agencies, documents);
  const heirs = addReorganisations(rows, units, agencies, committees, documents);
  addMembers(rows, units, agencies, committees, documents);
  addPlans({ rows, reference, agencies, committees, documents, heirs });
  const events = addEvents({ rows, reference, agencies, committees, documents });
  const outputs = addOutputs(rows, reference, committees);
  addReports({ rows, reference, committees, documents, heirs, events, outputs });
  addUsers(rows, committees);
  documents.number();
  return rows;
}
