import type { Database } from "@camket/prisma";
import { encodeGlobalID } from "@pothos/plugin-relay";
import express, { type Request, type Response, Router } from "express";
import { z } from "zod";
import type { Viewer } from "./context.ts";
import { ForbiddenError, InvalidInputError, UnauthenticatedError } from "./errors.ts";
import { keepTable } from "./schema/access/uploaded-table.service.ts";
import { chooseMemberColumns } from "./schema/committee/member-import.service.ts";
import { MEMBER_COLUMNS } from "./schema/committee/member-plan.ts";
import { isRecommendationHead } from "./schema/plan/recommendation-list.ts";
import { canAdminister } from "./schema/visibility.ts";

interface Options {
  db: Database;
  identify: (request: Request, response: Response) => Promise<Viewer | null>;
}

/**
 * Everything under /files. A file is the body of its request; its name comes, percent-encoded, in the header X-File-Name,
 * which a page of another site cannot send. Where X-File-For says that it is for members, only the columns that say what is
 * known of a member are kept: by their heads, or as X-File-Columns tells, an object in JSON, percent-encoded. Where it says
 * that it is for recommendations, the table may stand in a Word file.
 */
export const filesRouter = ({ db, identify }: Options) =>
  Router().post("/tables", express.raw({ type: () => true, limit: "10mb" }), async (request, response) => {
    const viewer = await identify(request, response);
    if (!viewer) throw new UnauthenticatedError();
    if (viewer.isProgram || !canAdminister(viewer)) throw new ForbiddenError();
    const name = nameOf(request);
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const purpose = purposeOf(request);
    const { id, dropped } = await keepTable({ name, bytes }, viewer.userId, db, {
      ...(purpose === "members" && { choose: chooseMemberColumns(toldColumns(request)) }),
      ...(purpose === "recommendations" && { isHead: isRecommendationHead }),
    });
    response.status(201).json({ id: encodeGlobalID("UploadedTable", id), dropped });
  });

const purposes = z.enum(["units", "members", "recommendations"]);

function purposeOf(request: Request) {
  const purpose = purposes.safeParse(request.get("X-File-For") ?? "units");
  if (purpose.success) return purpose.data;
  throw new InvalidInputError([{ path: "X-File-For", code: "INVALID" }]);
}

const columnsSchema = z.partialRecord(z.enum(MEMBER_COLUMNS), z.string());

function toldColumns(request: Request) {
  try {
    return columnsSchema.parse(JSON.parse(decodeURIComponent(request.get("X-File-Columns") ?? "{}")));
  } catch {
    throw new InvalidInputError([{ path: "X-File-Columns", code: "INVALID" }]);
  }
}

function nameOf(request: Request): string {
  try {
    const name = decodeURIComponent(request.get("X-File-Name") ?? "").trim();
    if (name && name.length <= 200) return name;
  } catch {
    // Not percent-encoded.
  }
  throw new InvalidInputError([{ path: "X-File-Name", code: "REQUIRED" }]);
}
