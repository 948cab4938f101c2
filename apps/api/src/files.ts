import type { Database } from "@camket/prisma";
import { encodeGlobalID } from "@pothos/plugin-relay";
import express, { type Request, type Response, Router } from "express";
import type { Viewer } from "./context.ts";
import { ForbiddenError, InvalidInputError, UnauthenticatedError } from "./errors.ts";
import { keepTable } from "./schema/access/uploaded-table.service.ts";

interface Options {
  db: Database;
  identify: (request: Request, response: Response) => Promise<Viewer | null>;
}

/**
 * Everything under /files. A file is the body of its request; its name comes, percent-encoded, in the header X-File-Name,
 * which a page of another site cannot send.
 */
export const filesRouter = ({ db, identify }: Options) =>
  Router().post("/tables", express.raw({ type: () => true, limit: "10mb" }), async (request, response) => {
    const viewer = await identify(request, response);
    if (!viewer) throw new UnauthenticatedError();
    if (viewer.isProgram) throw new ForbiddenError();
    const name = nameOf(request);
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const { id } = await keepTable({ name, bytes }, viewer.userId, db);
    response.status(201).json({ id: encodeGlobalID("UploadedTable", id) });
  });

function nameOf(request: Request): string {
  try {
    const name = decodeURIComponent(request.get("X-File-Name") ?? "").trim();
    if (name && name.length <= 200) return name;
  } catch {
    // Not percent-encoded.
  }
  throw new InvalidInputError([{ path: "X-File-Name", code: "REQUIRED" }]);
}
