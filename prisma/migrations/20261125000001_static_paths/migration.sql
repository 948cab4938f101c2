-- A row that hangs on another takes its path from there. One statement that named the table anew for each row was planned
-- anew for each row; a function for each owner is planned once a session.

DO $$
DECLARE
  pair TEXT[];
BEGIN
  FOREACH pair SLICE 1 IN ARRAY ARRAY[['Plan', 'planId'], ['Task', 'taskId'], ['Event', 'eventId'], ['Report', 'reportId'],
    ['ReportRevision', 'revisionId']] LOOP
    EXECUTE format($function$
      CREATE FUNCTION %1$I() RETURNS trigger LANGUAGE plpgsql AS $body$
      BEGIN
        SELECT "committeePath", "provincialCommitteeId" INTO NEW."committeePath", NEW."provincialCommitteeId"
          FROM %2$I WHERE "id" = NEW.%3$I;
        RETURN NEW;
      END $body$ $function$, 'inherit_path_of_' || lower(pair[1]), pair[1], pair[2]);
  END LOOP;
  FOREACH pair SLICE 1 IN ARRAY ARRAY[['PlanSection', 'Plan'], ['PlanRevision', 'Plan'], ['TaskAssignment', 'Task'],
    ['TaskUpdate', 'Task'], ['DeadlineChange', 'Task'], ['TaskOccurrence', 'Task'], ['TaskComment', 'Task'],
    ['AgendaItem', 'Event'], ['Attendance', 'Event'], ['Conclusion', 'Event'], ['ReportRevision', 'Report'],
    ['ReportDecision', 'Report'], ['CellComment', 'Report'], ['Narrative', 'ReportRevision'], ['Figure', 'ReportRevision']] LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER %I BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION %I()',
      pair[1] || '_committeePath', pair[1], 'inherit_path_of_' || lower(pair[2]));
  END LOOP;
  DROP FUNCTION inherit_committee_path();
END $$;
