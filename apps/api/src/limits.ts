import type { ApolloServerPlugin } from "@apollo/server";
import { HeaderMap } from "@apollo/server";
import {
  coerceInputValue,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  isInputType,
  type OperationDefinitionNode,
  typeFromAST,
  visit,
} from "graphql";
import type { Context } from "./context.ts";
import { LimitPassed, limits, measure, ROWS_PER_POINT } from "./cost.ts";
import { env } from "./env.ts";
import { type ErrorCode, InvalidScalarError, type Text } from "./errors.ts";

export const { POINTS_PER_MINUTE } = env;

/** @returns how many seconds are left until the points come back, where too few are left now. */
export type Spend = (user: string, points: number) => Promise<number | null>;

/** Refuses an operation that asks for too much before a statement is sent, and tells what the others cost. */
export function limitsPlugin(spend?: Spend): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      let cost: number | undefined;
      return {
        async didResolveOperation({ schema, document, operation, request, contextValue }) {
          if (!operation) return; // refused by the execution, as variables are that don't fit their types
          const { locale } = contextValue;
          const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {});
          if (!coerced) {
            refuseScalars(schema, operation, request.variables ?? {}, locale);
            return;
          }
          if (isUnkept(coerced) || textsIn(document).some(isUnkept)) throw withUnkept(locale);
          try {
            const { rows } = measure(schema, document, operation, coerced);
            cost = Math.max(1, Math.ceil(rows / ROWS_PER_POINT));
          } catch (error) {
            if (error instanceof LimitPassed) throw refusalOf(error)(locale);
            if (error instanceof GraphQLError) throw badInput(error);
            throw error;
          }
          if (cost > POINTS_PER_MINUTE) throw tooCostly(cost)(locale);
          if (contextValue.identify) contextValue.viewer = await contextValue.identify();
          const { viewer } = contextValue;
          const wait = viewer && spend ? await spend(String(viewer.userId), cost) : null;
          if (wait !== null) throw rateLimited(wait, cost)(locale);
        },
        async willSendResponse({ response: { body } }) {
          if (cost === undefined || body.kind !== "single") return;
          body.singleResult.extensions = { ...body.singleResult.extensions, cost };
        },
      };
    },
  };
}

interface Refusal {
  code: ErrorCode;
  text: Text;
  /** Which limit was passed, for programs. */
  exceeded: string;
  limit: number;
  asked: number;
  argument?: string;
  status?: number;
  headers?: HeaderMap;
}

const refuse =
  ({ text, status = 400, headers = new HeaderMap(), ...extensions }: Refusal) =>
  (locale: Context["locale"]) =>
    new GraphQLError(text[locale], { extensions: { ...extensions, http: { status, headers } } });

function refusalOf({ limit, asked }: LimitPassed) {
  const most = limits[limit];
  const texts = {
    depth: {
      vi: `Truy vấn lồng nhau ${asked} tầng, nhiều nhất là ${most}. Tách thành nhiều truy vấn.`,
      en: `The operation nests ${asked} levels, at most ${most} are allowed. Split it.`,
    },
    aliases: {
      vi: `Truy vấn có ${asked} bí danh, nhiều nhất là ${most}. Tách thành nhiều truy vấn.`,
      en: `The operation has ${asked} aliases, at most ${most} are allowed. Split it.`,
    },
    fields: {
      vi: `Truy vấn chọn nhiều hơn ${most} trường. Bớt trường, hoặc tách thành nhiều truy vấn.`,
      en: `The operation selects more than ${most} fields. Select fewer, or split it.`,
    },
    first: {
      vi: `first phải từ 0 đến ${most}. Lấy từng trang bằng after.`,
      en: `first must be 0 to ${most}. Go on page by page with after.`,
    },
    last: {
      vi: `last phải từ 0 đến ${most}. Lấy từng trang bằng before.`,
      en: `last must be 0 to ${most}. Go back page by page with before.`,
    },
    ids: {
      vi: `Hỏi ${asked} mã một lần, nhiều nhất là ${most}. Chia thành nhiều lần.`,
      en: `${asked} IDs are asked for at once, at most ${most} are allowed. Ask in several turns.`,
    },
  } satisfies Record<keyof typeof limits, Text>;
  const argument = limit === "first" || limit === "last" || limit === "ids" ? { argument: limit } : {};
  return refuse({ code: "BAD_USER_INPUT", text: texts[limit], exceeded: limit, limit: most, asked, ...argument });
}

const tooCostly = (asked: number) =>
  refuse({
    code: "BAD_USER_INPUT",
    exceeded: "cost",
    limit: POINTS_PER_MINUTE,
    asked,
    text: {
      vi: `Truy vấn tốn ${asked} điểm, nhiều hơn ${POINTS_PER_MINUTE} điểm của cả một phút. Giảm first, hoặc hỏi từng phần.`,
      en: `The operation costs ${asked} points, more than the ${POINTS_PER_MINUTE} of a whole minute. Lower first, or ask part by part.`,
    },
  });

const rateLimited = (seconds: number, asked: number) =>
  refuse({
    code: "RATE_LIMITED",
    exceeded: "pointsPerMinute",
    limit: POINTS_PER_MINUTE,
    asked,
    status: 429,
    headers: new HeaderMap([["retry-after", String(seconds)]]),
    text: {
      vi: `Đã dùng hết ${POINTS_PER_MINUTE} điểm của phút này. Gửi lại sau ${seconds} giây.`,
      en: `The ${POINTS_PER_MINUTE} points of this minute are spent. Send it again in ${seconds} seconds.`,
    },
  });

const withUnkept = (locale: Context["locale"]) => {
  const text = {
    vi: "Có văn bản chứa ký tự NUL hoặc nửa ký tự, không lưu và không tìm được. Bỏ ký tự ấy.",
    en: "A text holds the character NUL or half a character, which can be neither kept nor searched. Leave it out.",
  };
  return new GraphQLError(text[locale], { extensions: { code: "BAD_USER_INPUT", http: { status: 400 } } });
};

const LONE_SURROGATE = /\p{Cs}/u;

/** PostgreSQL takes no NUL in a text, nor one half of a pair of surrogates. */
function isUnkept(value: unknown): boolean {
  if (typeof value === "string") return value.includes("\0") || LONE_SURROGATE.test(value);
  return typeof value === "object" && value !== null && Object.values(value).some(isUnkept);
}

function textsIn(document: DocumentNode): string[] {
  const texts: string[] = [];
  visit(document, { StringValue: ({ value }) => void texts.push(value) });
  return texts;
}

/** Says in the viewer's language which part of the variables is no day, no instant or no decimal. */
function refuseScalars(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Record<string, unknown>,
  locale: Context["locale"],
) {
  for (const { variable, type: node } of variableDefinitions) {
    const name = variable.name.value;
    const type = typeFromAST(schema, node);
    if (!isInputType(type) || variables[name] === undefined) continue;
    coerceInputValue(variables[name], type, (path, _value, { originalError }) => {
      if (!(originalError instanceof InvalidScalarError)) return;
      const argument = [name, ...path].join(".");
      const { code, text } = originalError;
      throw new GraphQLError(`${argument}: ${text[locale]}`, { extensions: { code, argument, http: { status: 400 } } });
    });
  }
}

const badInput = ({ message, nodes }: GraphQLError) =>
  new GraphQLError(message, {
    nodes: nodes ?? null,
    extensions: { code: "BAD_USER_INPUT" satisfies ErrorCode, http: { status: 400 } },
  });
