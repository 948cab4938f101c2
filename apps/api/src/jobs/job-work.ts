import type { JobKind, Prisma } from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../context.ts";
import { undoBatch } from "../schema/access/import-batch.service.ts";
import type { JobOutcome, JobRun } from "../schema/access/job.service.ts";
import { committeeEstablishmentWork } from "../schema/committee/committee-establishment.service.ts";
import { memberImportWork } from "../schema/committee/member-import.service.ts";
import { reorganisationWork } from "../schema/committee/reorganisation-job.service.ts";
import { unitImportWork } from "../schema/committee/unit-import.service.ts";
import { recommendationImportWork } from "../schema/plan/recommendation-import.service.ts";
import { consolidationWork } from "../schema/report/consolidation.service.ts";
import { figureImportWork } from "../schema/report/figure-import.service.ts";

type JobWork = (input: Prisma.JsonValue, context: Context, run: JobRun) => Promise<JobOutcome>;

/** What each kind of job does. */
export const jobWork: Record<JobKind, JobWork> = {
  IMPORT_UNITS: unitImportWork,
  IMPORT_MEMBERS: memberImportWork,
  IMPORT_RECOMMENDATIONS: recommendationImportWork,
  ESTABLISH_COMMITTEES: committeeEstablishmentWork,
  REORGANISE: reorganisationWork,
  CONSOLIDATE: consolidationWork,
  IMPORT_FIGURES: figureImportWork,
  UNDO_BATCH: async (input, context) => {
    await undoBatch(z.object({ batchId: z.int() }).parse(input).batchId, context);
    return { batchId: null, counts: {}, entries: [] };
  },
};
