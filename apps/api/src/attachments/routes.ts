import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { decodeGlobalID, encodeGlobalID } from "@pothos/plugin-relay";
import type { Request, RequestHandler, Response } from "express";
import type { Context } from "../context.ts";
import { ForbiddenError, InvalidInputError, NotFoundError } from "../errors.ts";
import {
  addAttachment,
  type Owner,
  openAttachment,
  ownerTypes,
  requireOwner,
} from "../schema/plan/attachment.service.ts";
import { rowId } from "../schema/row-id.ts";
import { fileNameOf } from "./file-name.ts";
import { readAttachment } from "./read-attachment.ts";
import { TooManyAtOnceError } from "./refusals.ts";

type ContextOf = (request: Request, response: Response) => Promise<Context>;

/** Each is held in memory some five times over while it is checked and written. */
const MOST_AT_ONCE = 4;
let underWay = 0;

/** Refuses before the first byte of the body is read. */
export const takeOwner =
  (contextOf: ContextOf): RequestHandler =>
  async (request, response, next) => {
    const context = await contextOf(request, response);
    if (context.viewer?.isProgram) throw new ForbiddenError();
    const name = fileNameOf(request);
    const owner = ownerOf(request);
    await requireOwner(owner, context, context.db);
    if (underWay === MOST_AT_ONCE) {
      response.set("Retry-After", "5");
      throw new TooManyAtOnceError();
    }
    underWay++;
    response.once("close", () => underWay--);
    response.locals.upload = { context, name, owner } satisfies Upload;
    next();
  };

interface Upload {
  context: Context;
  name: string;
  owner: Owner;
}

export const takeAttachment: RequestHandler = async (request, response) => {
  const { context, name, owner }: Upload = response.locals.upload;
  const file = await readAttachment(name, Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
  const payloadHash = createHash("sha256").update(`${owner.type}:${owner.id}:${file.sha256}`).digest("hex");
  const id = await addAttachment(owner, file, { ...context, request: { ...context.request, payloadHash } });
  response.status(201).json({ id: encodeGlobalID("Attachment", id) });
};

export const fetchAttachment =
  (contextOf: ContextOf): RequestHandler<{ id: string }> =>
  async (request, response) => {
    const context = await contextOf(request, response);
    const { typename, id } = globalIdOf(request.params.id);
    if (typename !== "Attachment") throw new NotFoundError();
    const { fileName, mediaType, size, pieces } = await openAttachment(rowId(id), context);
    response.attachment(fileName);
    // It is saved, never shown; and if it is shown all the same, it may do nothing there.
    response.set({ "Content-Security-Policy": "default-src 'none'; sandbox", "Cache-Control": "private, no-store" });
    // Express would add a charset, which nobody told.
    response.setHeader("Content-Type", mediaType);
    response.setHeader("Content-Length", size);
    if (request.method === "HEAD") response.end();
    else await pipeline(Readable.from(pieces()), response);
  };

function ownerOf(request: Request): Owner {
  const { typename, id } = globalIdOf(request.get("X-File-Owner") ?? "");
  const type = ownerTypes.find((each) => each === typename);
  if (type) return { type, id: rowId(id) };
  throw new InvalidInputError([{ path: "X-File-Owner", code: "INVALID" }]);
}

function globalIdOf(text: string): { typename: string; id: string } {
  try {
    return decodeGlobalID(text);
  } catch {
    return { typename: "", id: "" };
  }
}
