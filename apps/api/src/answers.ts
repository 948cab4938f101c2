import type { ApolloServerPlugin } from "@apollo/server";
import { unwrapResolverError } from "@apollo/server/errors";
import { isStatementCancelled } from "@camket/prisma";
import { PothosValidationError } from "@pothos/core";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Logger } from "pino";
import type { Context } from "./context.ts";
import { DomainError, internalError, type Text, TimedOutError } from "./errors.ts";

/** Codes of errors that GraphQL, Apollo and our limits word for people; nothing else is told as it is. */
const TOLD = new Set([
  "BAD_REQUEST",
  "BAD_USER_INPUT",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "PERSISTED_QUERY_NOT_FOUND",
  "PERSISTED_QUERY_NOT_SUPPORTED",
  "RATE_LIMITED",
]);

/** What a client is told of an error before it is known who asks: what isn't meant to be told is INTERNAL. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = causeOf(error);
  const { message, locations, path, extensions } = formatted;
  const refuse = (message: string, code: string) => ({
    message,
    ...(locations && { locations }),
    ...(path && { path }),
    extensions: { code },
  });
  if (cause instanceof DomainError) return refuse(cause.message, cause.code);
  if (isStatementCancelled(cause)) return refuse(new TimedOutError().message, "TIMED_OUT");
  if (cause instanceof PothosValidationError) return refuse(message, "BAD_USER_INPUT");
  return TOLD.has(String(extensions?.code)) ? formatted : refuse(internalError("").en, "INTERNAL");
}

/** What a resolver threw, or a scalar of what is written in the document. */
function causeOf(error: unknown): unknown {
  const cause = unwrapResolverError(error);
  return cause instanceof GraphQLError && cause.originalError instanceof DomainError ? cause.originalError : cause;
}

/** Only IDs are validated by Pothos here: "ID: … is not of type: …", "Invalid global ID: …". */
function wrongId({ message }: PothosValidationError): Text {
  const [, id = ""] = /ID: (\S*)/.exec(message) ?? [];
  return { vi: `Mã ${id} không đúng, hoặc không phải mã của loại cần ở đây.`, en: message };
}

/** Says it in the language of the request, and gives what went wrong on our side a number to find it by. */
export const answersPlugin = (log: Logger): ApolloServerPlugin<Context> => ({
  async requestDidStart() {
    return {
      async willSendResponse({ errors = [], response: { body }, contextValue: { locale, request } }) {
        if (body.kind !== "single" || !body.singleResult.errors) return;
        body.singleResult.errors = body.singleResult.errors.map((told, index) => {
          const cause = causeOf(errors[index]);
          if (cause instanceof DomainError) return { ...told, message: cause.text[locale] };
          if (cause instanceof PothosValidationError) return { ...told, message: wrongId(cause)[locale] };
          if (told.extensions?.code === "TIMED_OUT") return { ...told, message: new TimedOutError().text[locale] };
          if (told.extensions?.code !== "INTERNAL") return told;
          log.error({ request: request.id, err: cause }, "unexpected");
          return {
            ...told,
            message: internalError(request.id)[locale],
            extensions: { code: "INTERNAL", requestId: request.id },
          };
        });
      },
    };
  },
});
