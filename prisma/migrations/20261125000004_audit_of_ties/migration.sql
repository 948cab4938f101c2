-- Which recommendations a task serves belongs to the task: in the history of the recommendation, which is open to
-- everyone, it told of the tasks of every committee.

DROP TRIGGER "_RecommendationToTask_audit_insert" ON "_RecommendationToTask";
DROP TRIGGER "_RecommendationToTask_audit_delete" ON "_RecommendationToTask";
CREATE TRIGGER "_RecommendationToTask_audit_insert" AFTER INSERT ON "_RecommendationToTask" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION audit_ties('Task', 'B', 'recommendations', 'A');
CREATE TRIGGER "_RecommendationToTask_audit_delete" AFTER DELETE ON "_RecommendationToTask" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION audit_ties('Task', 'B', 'recommendations', 'A');
