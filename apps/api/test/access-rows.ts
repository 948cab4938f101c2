import { type AccessWorld, type CommitteeKey, committeeKeys } from "./access-world.ts";
import type { Row } from "./verdicts.ts";

interface Kept {
  id: number | bigint;
  committeePath?: string | null;
}

/** What of the audit everyone signed in may read: changes of what belongs to no committee and is open to all. */
const OPEN = `AdministrativeUnit UnitPeriod Agency AgencyPeriod Person Reorganisation UnitSuccession AgencySuccession
  DocumentType Document Theme Group OutputKind OutputChannel Recommendation Indicator IndicatorVersion ValidationRule
  Disaggregation DisaggregationCategory ReportTemplate ReportTemplateVersion TemplateSection TemplateIndicator`.split(
  /\s+/,
);

/** Every row there is, with what decides who sees it. */
export async function rowsOf({ db, committees }: Pick<AccessWorld, "db" | "committees">): Promise<Row[]> {
  const byPath = new Map(committeeKeys.map((key) => [committees[key].path, key]));
  const byId = new Map(committeeKeys.map((key) => [committees[key].id, key]));
  const keyOf = (id: number | null) => byId.get(id ?? 0);
  const ofUnit = (id: number) => committeeKeys.find((key) => committees[key].unitId === id);
  const names = new Map((await db.user.findMany()).map(({ id, name }) => [id, name]));
  const ownedBy = (id: number | null) => {
    const owner = names.get(id ?? 0);
    return owner ? { owner } : {};
  };
  const rows = <Found extends Kept>(type: string, found: Found[], decide: (row: Found) => Partial<Row> = () => ({})) =>
    found.map(
      (row): Row => ({ type, id: Number(row.id), at: byPath.get(row.committeePath ?? "") ?? null, ...decide(row) }),
    );
  const given = (...keys: (CommitteeKey | undefined)[]) => ({ given: keys.filter((key) => key !== undefined) });

  const ofPlan = { include: { plan: { select: { state: true } } } } as const;
  const figures = await db.figure.findMany({ include: { suppression: true } });
  return [
    ...rows("AdministrativeUnit", await db.administrativeUnit.findMany(), ({ id }) => given(ofUnit(id))),
    ...rows("Agency", await db.agency.findMany(), ({ unitId }) => given(ofUnit(unitId))),
    ...rows("AgencySuccession", await db.agencySuccession.findMany()),
    ...rows("ApiToken", await db.apiToken.findMany(), ({ userId }) => ({
      state: names.get(userId) === "analyst" ? "analyst's" : "of others",
      ...ownedBy(userId),
    })),
    ...rows("Attachment", await db.attachment.findMany({ include: { document: true } }), ({ document, eventId }) => ({
      state: document
        ? document.issuedOn
          ? "of an issued document"
          : "of a draft"
        : eventId === null
          ? "of an update"
          : "of an event",
    })),
    ...rows("AuditEntry", await db.auditEntry.findMany(), ({ model, committeePath, actorId }) => ({
      state:
        model === "Grant" ? "rights" : committeePath ? "work" : OPEN.includes(model) ? "directory" : "installation",
      ...ownedBy(actorId),
    })),
    ...rows("Committee", await db.committee.findMany(), ({ path }) => ({ at: byPath.get(path) ?? null })),
    ...rows("CommitteeSuccession", await db.committeeSuccession.findMany()),
    ...rows("Conclusion", await db.conclusion.findMany()),
    ...rows(
      "ConsolidationSource",
      await db.consolidationSource.findMany({ include: { revision: true } }),
      ({ revision }) => ({
        at: byPath.get(revision.committeePath) ?? null,
      }),
    ),
    ...rows("DeadlineChange", await db.deadlineChange.findMany()),
    ...rows("Disaggregation", await db.disaggregation.findMany()),
    ...rows("DisaggregationCategory", await db.disaggregationCategory.findMany()),
    ...rows("Document", await db.document.findMany(), ({ committeeId, issuedOn }) => ({
      state: committeeId === null ? "by others" : issuedOn ? "issued" : "draft",
    })),
    ...rows("Event", await db.event.findMany()),
    ...rows("Figure", figures, ({ suppression, numerator }) => ({
      state: suppression ? "suppressed" : numerator?.lessThan(5) ? "small" : "plain",
    })),
    ...rows("Grant", await db.grant.findMany(), ({ userId }) => ({ state: "held", ...ownedBy(userId) })),
    ...rows("Group", await db.group.findMany()),
    ...rows("Indicator", await db.indicator.findMany()),
    ...rows("ImportBatch", await db.importBatch.findMany(), ({ committeeId, kind }) => ({
      at: keyOf(committeeId) ?? null,
      state: committeeId === null ? "of the installation" : kind === "figures" ? "of figures" : "of a committee",
    })),
    ...rows("IndicatorVersion", await db.indicatorVersion.findMany()),
    ...rows("Job", await db.job.findMany(), ({ userId }) => ({ state: "asked", ...ownedBy(userId) })),
    ...rows("JobEntry", await db.jobEntry.findMany({ include: { job: true } }), ({ job }) => ({
      state: "said",
      ...ownedBy(job.userId),
    })),
    ...rows("Membership", await db.membership.findMany()),
    ...rows("Narrative", await db.narrative.findMany()),
    ...rows("Notification", await db.notification.findMany(), ({ userId }) => ({ state: "told", ...ownedBy(userId) })),
    ...rows("Output", await db.output.findMany()),
    ...rows("Person", await db.person.findMany({ include: { memberships: true } }), ({ memberships }) =>
      given(...memberships.map(({ committeeId }) => keyOf(committeeId))),
    ),
    ...rows("Plan", await db.plan.findMany(), ({ state }) => ({ state })),
    ...rows("PlanRevision", await db.planRevision.findMany(ofPlan), ({ plan }) => ({ state: plan.state })),
    ...rows("PlanSection", await db.planSection.findMany(ofPlan), ({ plan }) => ({ state: plan.state })),
    ...rows("Recommendation", await db.recommendation.findMany()),
    ...rows("Reorganisation", await db.reorganisation.findMany()),
    ...rows("Report", await db.report.findMany()),
    ...rows("ReportDecision", await db.reportDecision.findMany()),
    ...rows("ReportRevision", await db.reportRevision.findMany()),
    ...rows("ReportTemplate", await db.reportTemplate.findMany()),
    ...rows("ReportTemplateVersion", await db.reportTemplateVersion.findMany()),
    ...rows(
      "ReportingRound",
      await db.reportingRound.findMany({ include: { expectations: true } }),
      ({ expectations }) => ({
        state: "asked",
        ...given(...expectations.map(({ responsibleCommitteeId }) => keyOf(responsibleCommitteeId))),
      }),
    ),
    ...rows("RoundExpectation", await db.roundExpectation.findMany(), ({ responsibleCommitteeId }) => ({
      state: "expected",
      ...given(keyOf(responsibleCommitteeId)),
    })),
    ...rows("SavedView", await db.savedView.findMany(), ({ userId }) => ({ state: "kept", ...ownedBy(userId) })),
    ...rows("Seat", await db.seat.findMany()),
    ...rows(
      "Task",
      await db.task.findMany({ include: { plan: true, assignments: true } }),
      ({ plan, assignments }) => ({
        state: plan?.state ?? "without a plan",
        ...given(...assignments.map(({ assigneeId }) => keyOf(assigneeId))),
      }),
    ),
    ...rows("TaskAssignment", await db.taskAssignment.findMany(), ({ assigneeId }) => ({
      state: "given",
      ...given(keyOf(assigneeId)),
    })),
    ...rows("TaskComment", await db.taskComment.findMany()),
    ...rows("TaskOccurrence", await db.taskOccurrence.findMany()),
    ...rows("TaskUpdate", await db.taskUpdate.findMany()),
    ...rows("Theme", await db.theme.findMany()),
    ...rows("UnitSuccession", await db.unitSuccession.findMany()),
    ...rows("UploadedTable", await db.uploadedTable.findMany(), ({ userId }) => ({
      state: "sent",
      ...ownedBy(userId),
    })),
    ...rows("User", await db.user.findMany({ include: { grants: true } }), ({ name, grants }) => ({
      state: "account",
      owner: name,
      ...given(...grants.map(({ committeeId }) => keyOf(committeeId))),
    })),
  ];
}
