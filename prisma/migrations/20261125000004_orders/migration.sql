-- Orders of long lists that an index can give: of all tasks by due day, of members through the tree.
CREATE INDEX "Task_dueOn_id_idx" ON "Task"("dueOn", "id");
CREATE INDEX "Membership_committeePath_role_id_idx" ON "Membership"("committeePath", "role", "id");
DROP INDEX "Membership_committeePath_idx";
