import type { Database } from "@camket/prisma";
import { encodeGlobalID } from "@pothos/plugin-relay";
import express, { type ErrorRequestHandler, type Request, type Response, Router } from "express";
import { z } from "zod";
import { fileNameOf } from "./attachments/file-name.ts";
import { FileTooLargeError } from "./attachments/refusals.ts";
import { fetchAttachment, takeAttachment, takeOwner } from "./attachments/routes.ts";
import type { Context, Viewer } from "./context.ts";
import { answerWithin } from "./edge.ts";
import { ForbiddenError, InvalidInputError, UnauthenticatedError } from "./errors.ts";
import { chooseColumns, type KeepOptions, keepTable } from "./schema/access/uploaded-table.service.ts";
import { memberColumns } from "./schema/committee/member-import.service.ts";
import { MEMBER_COLUMNS } from "./schema/committee/member-plan.ts";
import { isRecommendationHead } from "./schema/plan/recommendation-list.ts";
import { figureColumns } from "./schema/report/figure-import.service.ts";
import { FIGURE_COLUMNS } from "./schema/report/figure-plan.ts";
import { writeCellNumber } from "./schema/report/number-style.ts";
import { canAdminister, canReport } from "./schema/visibility.ts";

interface Options {
  db: Database;
  identify: (request: Request, response: Response) => Promise<Viewer | null>;
  contextOf: (request: Request, response: Response) => Context;
  /** In milliseconds, for what takes no longer over a slow line. */
  timeLimit: number;
}

/** Ten megabytes over the line of a commune. */
const TRANSFER_MS = 5 * 60_000;
const body = express.raw({ type: () => true, limit: "10mb" });

/**
 * Everything under /files. A file that is sent is the body of its request; its name comes, percent-encoded, in the header
 * X-File-Name, which a page of another site cannot send.
 *
 * Of tables X-File-For says what they are for. For members and for figures, only the columns that say what is known of one
 * are kept: by their heads, or as X-File-Columns tells, an object in JSON, percent-encoded. For recommendations, the table may stand
 * in a Word file. Of attachments X-File-Owner says to what they belong: the global ID of a report of progress, an event or
 * a document.
 */
export const filesRouter = ({ db, identify, contextOf, timeLimit }: Options) => {
  const ofViewer = async (request: Request, response: Response) => {
    const viewer = await identify(request, response);
    if (!viewer) throw new UnauthenticatedError();
    return { ...contextOf(request, response), viewer };
  };
  return Router()
    .post("/tables", answerWithin(timeLimit), body, async (request, response) => {
      const { viewer } = await ofViewer(request, response);
      const purpose = purposeOf(request);
      const isAllowed = purpose === "figures" ? canReport(viewer) : canAdminister(viewer);
      if (viewer.isProgram || !isAllowed) throw new ForbiddenError();
      const name = fileNameOf(request);
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const { id, dropped } = await keepTable({ name, bytes }, viewer.userId, db, keptOf(purpose, request));
      response.status(201).json({ id: encodeGlobalID("UploadedTable", id), dropped });
    })
    .post("/attachments", answerWithin(TRANSFER_MS), takeOwner(ofViewer), body, takeAttachment)
    .get("/:id", answerWithin(TRANSFER_MS), fetchAttachment(ofViewer))
    .use(nameTooLarge);
};

const nameTooLarge: ErrorRequestHandler = (error, _request, _response, next) =>
  next(error?.status === 413 ? new FileTooLargeError() : error);

const purposes = z.enum(["units", "members", "recommendations", "figures"]);
type Purpose = z.infer<typeof purposes>;

/** What of a table is kept. */
function keptOf(purpose: Purpose, request: Request): KeepOptions {
  switch (purpose) {
    case "units":
      return {};
    case "members":
      return { choose: chooseColumns(memberColumns, toldColumns(MEMBER_COLUMNS, request)) };
    case "recommendations":
      return { isHead: isRecommendationHead };
    case "figures":
      return {
        choose: chooseColumns(figureColumns, toldColumns(FIGURE_COLUMNS, request)),
        writeNumber: writeCellNumber,
      };
  }
}

function purposeOf(request: Request) {
  const purpose = purposes.safeParse(request.get("X-File-For") ?? "units");
  if (purpose.success) return purpose.data;
  throw new InvalidInputError([{ path: "X-File-For", code: "INVALID" }]);
}

function toldColumns<Column extends string>(columns: readonly Column[], request: Request) {
  try {
    return z
      .partialRecord(z.enum(columns), z.string())
      .parse(JSON.parse(decodeURIComponent(request.get("X-File-Columns") ?? "{}")));
  } catch {
    throw new InvalidInputError([{ path: "X-File-Columns", code: "INVALID" }]);
  }
}
