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
): string | null {
  const error = readFragment(Refusal_error, refusal);
  if (error.__typename !== "InvalidInputError") return error.message;
  const unplaced = error.fields.filter(({ path, message }) => {
    const name = names.find((each) => each === path);
    if (name) form.setError(name, { type: "server", message });
    return !name;
  });
  return unplaced.length > 0 ? unplaced.map(({ message }) => message).join(" ") : null;
}
