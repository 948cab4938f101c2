import { Link } from "./link.tsx";
import classes from "./thread.module.css";
import { useWords } from "./words.ts";

export interface Knot {
  label: string;
  /** Where the knot leads; the current one leads nowhere. */
  href?: string;
}

type Further = Knot | undefined;
type Knots = readonly [Knot, Further?, Further?, Further?, Further?, Further?];

interface ThreadProps {
  /** At most six, from the document that made the commitment to the figure that shows it was kept. */
  knots: Knots;
  /** Index of the knot of this page. */
  current: number;
}

/** Where on the thread of the commitment this page stands: solid is behind, dashed is ahead. */
export function Thread({ knots, current }: ThreadProps) {
  const words = useWords();
  return (
    <nav aria-label={words.thread} className={classes.thread}>
      <ol>
        {knots.map(
          (knot, index) =>
            knot && (
              <li
                key={knot.label}
                data-place={index < current ? "behind" : index === current ? "here" : "ahead"}
                aria-current={index === current ? "step" : undefined}
              >
                {knot.href && index !== current ? (
                  <Link href={knot.href}>{knot.label}</Link>
                ) : (
                  <span>{knot.label}</span>
                )}
              </li>
            ),
        )}
      </ol>
    </nav>
  );
}
