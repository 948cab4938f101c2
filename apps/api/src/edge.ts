import type { ErrorRequestHandler, Request, RequestHandler, Response } from "express";
import helmet from "helmet";
import type { Logger } from "pino";
import type { Locale } from "./context.ts";
import { DomainError, type ErrorCode, internalError, type Text, TimedOutError } from "./errors.ts";

/** @param isSecure whether people come over TLS: only then may a browser be told to come no other way. */
export const protect = (isSecure: boolean): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"], // Mantine and the editor of GraphiQL set styles as they run
        fontSrc: ["'self'", "data:"],
        imgSrc: ["'self'", "data:", "blob:"],
        workerSrc: ["'self'", "blob:"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(isSecure && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: isSecure,
    xFrameOptions: { action: "deny" },
  });

/** For answers that are one person's own. */
export const keepPrivate: RequestHandler = (_request, response, next) => {
  response.set("Cache-Control", "no-store");
  next();
};

export const localeOf = (request: Request): Locale => (request.acceptsLanguages("vi", "en") === "en" ? "en" : "vi");

/** Of the time that a request may take; the rest is for the commit, and for reading what changed. */
const WRITING_SHARE = 0.8;

/**
 * Answers a request that takes too long. What still runs for it sends no further statement, since its context refuses.
 *
 * 503 and not 408, upon which browsers and proxies send a request again by themselves.
 */
export const answerWithin =
  (milliseconds: number): RequestHandler =>
  (request, response, next) => {
    const controller = new AbortController();
    const timer = setTimeout(() => {
      const error = new TimedOutError();
      controller.abort(error);
      if (!response.headersSent) answer(request, response, 503, error.code, error.text);
    }, milliseconds);
    response.on("close", () => clearTimeout(timer));
    response.locals.signal = controller.signal;
    response.locals.writesUntil = Date.now() + milliseconds * WRITING_SHARE;
    next();
  };

const refusals: Record<number, Text> = {
  400: {
    vi: "Yêu cầu không đọc được: nội dung phải là JSON.",
    en: "The request can't be read: its body must be JSON.",
  },
  413: {
    vi: "Yêu cầu lớn hơn 256 kB. Chia nhỏ rồi gửi lại.",
    en: "The request is larger than 256 kB. Send it in parts.",
  },
  415: {
    vi: "Kiểu nội dung này không được nhận. Gửi application/json, mã UTF-8.",
    en: "This kind of content is not taken. Send application/json in UTF-8.",
  },
};

const statuses: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
};

/** What fails around GraphQL is answered in its shape too. */
export const answerErrors =
  (log: Logger): ErrorRequestHandler =>
  (error, request, response, _next) => {
    if (response.headersSent) return; // answered already, for it took too long
    if (error instanceof DomainError) {
      answer(request, response, statuses[error.code] ?? 400, error.code, error.text);
      return;
    }
    const status = Number(error?.status);
    if (status >= 400 && status < 500) {
      const code = "BAD_USER_INPUT";
      answer(request, response, status, code, refusals[status] ?? refusals[400] ?? internalError(String(request.id)));
      return;
    }
    log.error({ request: request.id, err: error }, "unexpected");
    answer(request, response, 500, "INTERNAL", internalError(String(request.id)));
  };

function answer(request: Request, response: Response, status: number, code: ErrorCode, text: Text) {
  const extensions = { code, ...(code === "INTERNAL" && { requestId: request.id }) };
  response
    .status(status)
    .type(request.accepts("application/graphql-response+json", "application/json") || "application/json")
    .send(JSON.stringify({ errors: [{ message: text[localeOf(request)], extensions }] }));
}
