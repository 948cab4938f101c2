import type { Prisma } from "../generated/client/client.ts";

/** What Prisma would write, with dates as texts and numbers as numbers. */
type Plain<Model> = { [Field in keyof Model]: Extract<Model[Field], string | number | boolean | null | unknown[]> };

interface Models {
  User: Prisma.UserCreateManyInput;
  Grant: Prisma.GrantCreateManyInput;
  AdministrativeUnit: Prisma.AdministrativeUnitCreateManyInput;
  UnitPeriod: Prisma.UnitPeriodCreateManyInput;
  Agency: Prisma.AgencyCreateManyInput;
  AgencyPeriod: Prisma.AgencyPeriodCreateManyInput;
  Committee: Prisma.CommitteeCreateManyInput;
  CommitteePeriod: Prisma.CommitteePeriodCreateManyInput;
  Seat: Prisma.SeatCreateManyInput;
  Person: Prisma.PersonCreateManyInput;
  Membership: Prisma.MembershipCreateManyInput;
  Reorganisation: Prisma.ReorganisationCreateManyInput;
  UnitSuccession: Prisma.UnitSuccessionCreateManyInput;
  AgencySuccession: Prisma.AgencySuccessionCreateManyInput;
  CommitteeSuccession: Prisma.CommitteeSuccessionCreateManyInput;
  DocumentType: Prisma.DocumentTypeCreateManyInput;
  Document: Prisma.DocumentCreateManyInput;
  NumberRegister: Prisma.NumberRegisterCreateManyInput;
  RegisteredNumber: Prisma.RegisteredNumberCreateManyInput;
  Theme: Prisma.ThemeCreateManyInput;
  Group: Prisma.GroupCreateManyInput;
  Plan: Prisma.PlanCreateManyInput;
  PlanSection: Prisma.PlanSectionCreateManyInput;
  PlanRevision: Prisma.PlanRevisionCreateManyInput;
  PlanRevisionTask: Prisma.PlanRevisionTaskCreateManyInput;
  Task: Prisma.TaskCreateManyInput;
  TaskAssignment: Prisma.TaskAssignmentCreateManyInput;
  TaskUpdate: Prisma.TaskUpdateCreateManyInput;
  DeadlineChange: Prisma.DeadlineChangeCreateManyInput;
  TaskOccurrence: Prisma.TaskOccurrenceCreateManyInput;
  Event: Prisma.EventCreateManyInput;
  AgendaItem: Prisma.AgendaItemCreateManyInput;
  Attendance: Prisma.AttendanceCreateManyInput;
  Conclusion: Prisma.ConclusionCreateManyInput;
  OutputKind: Prisma.OutputKindCreateManyInput;
  OutputChannel: Prisma.OutputChannelCreateManyInput;
  Output: Prisma.OutputCreateManyInput;
  Indicator: Prisma.IndicatorCreateManyInput;
  IndicatorVersion: Prisma.IndicatorVersionCreateManyInput;
  Disaggregation: Prisma.DisaggregationCreateManyInput;
  DisaggregationCategory: Prisma.DisaggregationCategoryCreateManyInput;
  ValidationRule: Prisma.ValidationRuleCreateManyInput;
  ReportTemplate: Prisma.ReportTemplateCreateManyInput;
  ReportTemplateVersion: Prisma.ReportTemplateVersionCreateManyInput;
  TemplateSection: Prisma.TemplateSectionCreateManyInput;
  TemplateIndicator: Prisma.TemplateIndicatorCreateManyInput;
  ReportingRound: Prisma.ReportingRoundCreateManyInput;
  RoundTemplate: Prisma.RoundTemplateCreateManyInput;
  RoundExpectation: Prisma.RoundExpectationCreateManyInput;
  Report: Prisma.ReportCreateManyInput;
  ReportRevision: Prisma.ReportRevisionCreateManyInput;
  Narrative: Prisma.NarrativeCreateManyInput;
  Figure: Prisma.FigureCreateManyInput;
  FigureEvidence: Prisma.FigureEvidenceCreateManyInput;
  ConsolidationSource: Prisma.ConsolidationSourceCreateManyInput;
  StaleMark: Prisma.StaleMarkCreateManyInput;
  ReportDecision: Prisma.ReportDecisionCreateManyInput;
  CellComment: Prisma.CellCommentCreateManyInput;
}

export type Table = keyof Models;
export type Row<Name extends Table> = Plain<Models[Name]> & { id: number };

/** Tables that join two others. `A` and `B` are the ids in the order of the models' names. */
export type LinkTable =
  | "_coordinating"
  | "_legalBase"
  | "_GroupToTask"
  | "_TaskToTheme"
  | "_EventToTheme"
  | "_GroupToIndicatorVersion"
  | "_DisaggregationToIndicatorVersion";
export type Link = { A: number; B: number };

/** Every row of the sample, with its id, before anything is written. A row can be changed until then. */
export class Rows {
  #tables: { [Name in Table]?: Row<Name>[] } = {};
  #links = new Map<LinkTable, Link[]>();

  add<Name extends Table>(table: Name, row: Plain<Models[Name]>): Row<Name> {
    const rows = this.of(table);
    const added: Row<Name> = { ...row, id: rows.length + 1 };
    rows.push(added);
    return added;
  }

  link(table: LinkTable, A: number, B: number): void {
    this.linksOf(table).push({ A, B });
  }

  of<Name extends Table>(table: Name): Row<Name>[] {
    const tables: { [Each in Name]?: Row<Each>[] } = this.#tables;
    tables[table] ??= [];
    return tables[table];
  }

  linksOf(table: LinkTable): Link[] {
    const links = this.#links.get(table) ?? [];
    this.#links.set(table, links);
    return links;
  }
}
