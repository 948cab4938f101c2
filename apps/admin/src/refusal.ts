import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import type { FieldPath, FieldValues, UseFormReturn } from "react-hook-form";

/** Spread it into the result of every mutation: what each named error says, and of which fields. */
export const Refusal_error = graphql(`
  fragment Refusal_error on DomainError {
    __typename
    code
    message
    ... on InvalidInputError {
      fields {
        path
        message
      }
    }
  }
`);

/**
 * Puts what was refused at its fields.
 *
 * @returns what is said of the form as a whole, where no field of it is named
 */
export function refuse<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  names: readonly FieldPath<Values>[],
  refusal: FragmentOf<typeof Refusal_error>,
  /** Of an input within the input, whose fields the form holds as its own: "definition." */
  within = "",
): string | null {
  const error = readFragment(Refusal_error, refusal);
  if (error.__typename !== "InvalidInputError") return error.message;
  const unplaced = error.fields.filter(({ path, message }) => {
    const placed = path.startsWith(within) ? path.slice(within.length) : path;
    const name = names.find((each) => each === placed || (isRow(placed) && each === placed.split(".")[0]));
    if (name) form.setError(isRow(placed) ? (placed as FieldPath<Values>) : name, { type: "server", message }); // it begins with a field of the form
    return !name;
  });
  return unplaced.length > 0 ? unplaced.map(({ message }) => message).join(" ") : null;
}

/** "rules.0.limit": a field in a row of a list. */
const isRow = (path: string) => /^\w+\.\d+\./.test(path);

/** What is said of a refusal where there is one field, or none. */
export function refusalWords(refusal: FragmentOf<typeof Refusal_error>): string {
  const error = readFragment(Refusal_error, refusal);
  return error.__typename === "InvalidInputError"
    ? error.fields.map(({ message }) => message).join(" ")
    : error.message;
}
