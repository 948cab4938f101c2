import { randomBytes } from "node:crypto";
import type { Request, RequestHandler, Response } from "express";
import { type DestinationStream, type Logger, pino } from "pino";
import { pinoHttp } from "pino-http";

const secrets = ["authorization", "cookie", "set-cookie", "password", "newPassword", "currentPassword", "token"];

/** Whoever logs an object that holds a secret, it is not written. */
export const createLog = (stream: DestinationStream = pino.destination(1)): Logger =>
  pino({ redact: secrets.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]) }, stream);

/**
 * Names every request, in the header X-Request-Id too, and writes one line when it is answered: no header, no variable,
 * and of the address only the path.
 */
export const logRequests = (logger: Logger): RequestHandler =>
  pinoHttp<Request, Response>({
    logger,
    quietReqLogger: true,
    quietResLogger: true,
    customAttributeKeys: { reqId: "request" },
    genReqId: (_request, response) => {
      const id = randomBytes(5).toString("hex");
      response.set("X-Request-Id", id);
      return id;
    },
    customLogLevel: (_request, { statusCode }) => (statusCode >= 500 ? "error" : "info"),
    customSuccessObject: (request, response, { responseTime }) => line(request, response, responseTime),
    customErrorObject: (request, response, _error, { responseTime }) => line(request, response, responseTime),
    customSuccessMessage: () => "answered",
    customErrorMessage: () => "failed",
  });

const OPERATION_NAME = /^\w{1,100}$/;

function line(request: Request, { statusCode, locals }: Response, ms: number) {
  const name: unknown = request.body?.operationName;
  return {
    method: request.method,
    path: request.originalUrl.split("?", 1)[0],
    status: statusCode,
    ms,
    operation: typeof name === "string" && OPERATION_NAME.test(name) ? name : undefined,
    user: locals.user,
  };
}
