import { Prisma } from "@camket/prisma";
import { GraphQLError, type ValueNode } from "graphql";
import { builder } from "../builder.ts";

const CALENDAR_DATE = /^(?!0000)\d{4}-\d{2}-\d{2}$/; // PostgreSQL has no year 0
const DECIMAL = /^-?\d{1,16}(\.\d{1,4})?$/;

const refusal = (message: string) => new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT" } });

builder.scalarType("Date", {
  description: "A calendar date, YYYY-MM-DD, without time or zone.",
  serialize: toCalendarDate,
  parseValue: (value) => {
    const date = typeof value === "string" && CALENDAR_DATE.test(value) ? new Date(value) : undefined;
    // 2025-02-30 would otherwise roll over into March.
    if (!date || Number.isNaN(date.valueOf()) || toCalendarDate(date) !== value)
      throw refusal("A date is written YYYY-MM-DD and must exist.");
    return date;
  },
});

builder.scalarType("DateTime", {
  description: "An instant in UTC, as in 2026-06-29T03:42:00.000Z.",
  serialize: (instant) => instant.toISOString(),
  parseValue: (value) => {
    const instant = typeof value === "string" ? new Date(value) : undefined;
    if (!instant || Number.isNaN(instant.valueOf())) throw refusal("An instant is written as in ISO 8601.");
    return instant;
  },
});

builder.scalarType("Decimal", {
  description: 'A decimal number as text, as in "1234.5", so that no digit is lost. At most 16 digits and 4 decimals.',
  serialize: (decimal) => decimal.toFixed(),
  parseValue: (value) => {
    const text = String(value);
    if (!DECIMAL.test(text))
      throw refusal("A decimal has at most 16 digits and 4 decimals, with a point between them.");
    return new Prisma.Decimal(text);
  },
  // Written in a document, 1234.5 and "1234.5" are the same number.
  parseLiteral: (node: ValueNode) => {
    if (
      (node.kind === "IntValue" || node.kind === "FloatValue" || node.kind === "StringValue") &&
      DECIMAL.test(node.value)
    )
      return new Prisma.Decimal(node.value);
    throw refusal("A decimal has at most 16 digits and 4 decimals, with a point between them.");
  },
});

function toCalendarDate(date: Date) {
  return date.toISOString().slice(0, 10);
}
