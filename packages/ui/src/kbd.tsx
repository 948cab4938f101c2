import classes from "./kbd.module.css";

/** One or more keys: "Ctrl K" is drawn as one cap, ["J", "K"] as two. */
export function Kbd({ keys }: { keys: string | readonly string[] }) {
  const caps = typeof keys === "string" ? [keys] : keys;
  return (
    <span className={classes.keys}>
      {caps.map((cap) => (
        <kbd key={cap} className={classes.cap}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
