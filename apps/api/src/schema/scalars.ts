import { MOST_DECIMALS, MOST_DIGITS } from "@camket/figure-text";
import { Prisma } from "@camket/prisma";
import type { ValueNode } from "graphql";
import { builder } from "../builder.ts";
import { InvalidScalarError } from "../errors.ts";

const CALENDAR_DATE = /^(?!0000)\d{4}-\d{2}-\d{2}$/; // PostgreSQL has no year 0
const DECIMAL = /^-?\d{1,16}(\.\d{1,4})?$/;

const noDate = () =>
  new InvalidScalarError({
    vi: "Ngày viết YYYY-MM-DD và phải có thật.",
    en: "A date is written YYYY-MM-DD and must exist.",
  });
const noInstant = () =>
  new InvalidScalarError({
    vi: "Thời điểm viết theo ISO 8601.",
    en: "An instant is written as in ISO 8601.",
  });
const noDecimal = () =>
  new InvalidScalarError({
    vi: "Số thập phân có nhiều nhất 16 chữ số và 4 chữ số thập phân, cách nhau bằng dấu chấm.",
    en: "A decimal has at most 16 digits and 4 decimals, with a point between them.",
  });

builder.scalarType("Date", {
  description: "A calendar date, YYYY-MM-DD, without time or zone.",
  serialize: toCalendarDate,
  parseValue: (value) => {
    const date = typeof value === "string" && CALENDAR_DATE.test(value) ? new Date(value) : undefined;
    // 2025-02-30 would otherwise roll over into March.
    if (!date || Number.isNaN(date.valueOf()) || toCalendarDate(date) !== value) throw noDate();
    return date;
  },
});

builder.scalarType("DateTime", {
  description: "An instant in UTC, as in 2026-06-29T03:42:00.000Z.",
  serialize: (instant) => instant.toISOString(),
  parseValue: (value) => {
    const instant = typeof value === "string" ? new Date(value) : undefined;
    if (!instant || Number.isNaN(instant.valueOf())) throw noInstant();
    return instant;
  },
});

builder.scalarType("Decimal", {
  description: 'A decimal number as text, as in "1234.5", so that no digit is lost. At most 16 digits and 4 decimals.',
  serialize: (decimal) => decimal.toFixed(),
  parseValue: (value) => {
    const text = String(value);
    if (!DECIMAL.test(text)) throw noDecimal();
    return new Prisma.Decimal(text);
  },
  // Written in a document, 1234.5 and "1234.5" are the same number.
  parseLiteral: (node: ValueNode) => {
    if (
      (node.kind === "IntValue" || node.kind === "FloatValue" || node.kind === "StringValue") &&
      DECIMAL.test(node.value)
    )
      return new Prisma.Decimal(node.value);
    throw noDecimal();
  },
});

builder.scalarType("TypedNumber", {
  description: `A decimal number as somebody typed it, at most ${MOST_DIGITS} digits and ${MOST_DECIMALS} decimals: "1234.5". What is none is refused with its cell, as by the other rules of a figure.`,
  serialize: (text) => text,
  parseValue: String,
  parseLiteral: (node: ValueNode) => ("value" in node ? String(node.value) : ""),
});

function toCalendarDate(date: Date) {
  return date.toISOString().slice(0, 10);
}
