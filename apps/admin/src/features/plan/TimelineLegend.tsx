import { Trans } from "@lingui/react/macro";
import classes from "./PlanPage.module.css";

/** What the marks of a plan's timeline mean. */
export function TimelineLegend() {
  return (
    <ul className={classes.legend} aria-hidden>
      <li data-mark="baseline">
        <Trans>kế hoạch gốc</Trans>
      </li>
      <li data-mark="actual">
        <Trans>thực tế, phần đã làm</Trans>
      </li>
      <li data-mark="extension">
        <Trans>gia hạn</Trans>
      </li>
    </ul>
  );
}
