import { type Knot, Thread } from "@camket/ui/thread";

interface WorkThreadProps {
  /** From the document that asks for it. */
  behind: readonly Knot[];
  here: string;
  /** To the report that shows it. */
  ahead: readonly Knot[];
}

/** The thread of a commitment; where it has more than six knots, the last ones are left out. */
export function WorkThread({ behind, here, ahead }: WorkThreadProps) {
  const [first = { label: here }, ...others] = [...behind, { label: here }, ...ahead];
  const [second, third, fourth, fifth, sixth] = others;
  return <Thread knots={[first, second, third, fourth, fifth, sixth]} current={behind.length} />;
}
