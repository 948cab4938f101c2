-- An issued plan is amended on a copy: those who work by the plan read what is in force until the amendment is issued.

-- AlterTable
ALTER TABLE "Plan" ADD COLUMN     "amendsId" INTEGER;

-- AlterTable
ALTER TABLE "Task" ADD COLUMN     "amendsId" INTEGER;

-- CreateIndex
CREATE INDEX "Plan_amendsId_idx" ON "Plan"("amendsId");

-- CreateIndex
CREATE INDEX "Task_amendsId_idx" ON "Task"("amendsId");

-- AddForeignKey
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_amendsId_fkey" FOREIGN KEY ("amendsId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Task" ADD CONSTRAINT "Task_amendsId_fkey" FOREIGN KEY ("amendsId") REFERENCES "Task"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What an amendment says goes into the plan when it is issued, so it is never in force itself.
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_amendment_check"
  CHECK ("amendsId" IS NULL OR "state" NOT IN ('ISSUED', 'CLOSED'));

-- One at a time: two amendments of the same text could not both be right.
CREATE UNIQUE INDEX "Plan_open_amendment_key" ON "Plan" ("amendsId") WHERE "state" IN ('DRAFT', 'SUBMITTED', 'RETURNED');

-- The same day of another month; a month's last day stays the last one.
CREATE FUNCTION in_months(day DATE, months INTEGER) RETURNS DATE LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN months <> 0 AND extract(day FROM day + 1) = 1
    THEN (date_trunc('month', day::timestamp + make_interval(months => months)) + '1 month - 1 day'::interval)::date
    ELSE (day::timestamp + make_interval(months => months))::date END
$$;
