import { readFigure } from "@camket/figure-text";
import { Prisma } from "@camket/prisma";
import { type FieldErrorCode, type InvalidField, InvalidInputError } from "../../errors.ts";

type Part = "numerator" | "denominator";
type TypedParts = { [part in Part]?: string | null | undefined };
type Numbers = Record<Part, Prisma.Decimal | null>;

const PLAIN = /^-?\d+(\.\d+)?$/;

/** Cells with the numbers that were typed in them; null where there is none. */
export function withNumbers<Cell extends TypedParts>(figures: Cell[]): (Omit<Cell, Part> & Numbers)[] {
  const invalid: InvalidField[] = [];
  const read = (text: string | null | undefined, path: string) => {
    if (text === null || text === undefined) return null;
    const number = numberIn(text);
    if (number instanceof Prisma.Decimal) return number;
    invalid.push({ path, code: number });
    return null;
  };
  const cells = figures.map((figure, index) => ({
    ...figure,
    numerator: read(figure.numerator, `figures.${index}.numerator`),
    denominator: read(figure.denominator, `figures.${index}.denominator`),
  }));
  if (invalid.length > 0) throw new InvalidInputError(invalid);
  return cells;
}

function numberIn(text: string): Prisma.Decimal | FieldErrorCode {
  const typed = PLAIN.test(text) ? readFigure(text, "en") : null;
  if (typed?.kind === "NUMBER") return new Prisma.Decimal(typed.value);
  return typed?.kind === "UNREADABLE" ? typed.reason : "NOT_A_NUMBER";
}
