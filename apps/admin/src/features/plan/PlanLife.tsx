import type { PlanState } from "@camket/schema";
import { VisuallyHidden } from "@mantine/core";
import classes from "./PlanLife.module.css";
import { PlanStateBadge, usePlanStateNames } from "./PlanStateBadge.tsx";

const life: readonly PlanState[] = ["DRAFT", "SUBMITTED", "ISSUED", "CLOSED"];

/** How far along its life a plan is: a knot for each state, the present one filled, and its name. */
export function PlanLife({ state }: { state: PlanState }) {
  const names = usePlanStateNames();
  const here = life.indexOf(state === "RETURNED" ? "DRAFT" : state);
  return (
    <>
      {here !== -1 && (
        <ol className={classes.life}>
          {life.map((each, index) => (
            <li
              key={each}
              data-place={index < here ? "behind" : index === here ? "here" : "ahead"}
              aria-current={index === here ? "step" : undefined}
            >
              <VisuallyHidden>{names[each]}</VisuallyHidden>
            </li>
          ))}
        </ol>
      )}
      <PlanStateBadge state={state} isFilled />
    </>
  );
}
