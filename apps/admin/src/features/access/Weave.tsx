import { Trans } from "@lingui/react/macro";
import classes from "./Weave.module.css";

const count = 34;
/** Threads that are not carried through. */
const loose = new Set([2, 9, 14, 19, 22, 28, 31]);
const top = 96;
const foot = 812;
const middle = 360;

const threads = Array.from({ length: count }, (_, index) => ({
  index,
  x: 58 + index * 18.3,
  isLoose: loose.has(index),
  end: 350 + ((index * 37) % 90),
  knots: [0, 1, 2, 3, 4, 5, 6]
    .filter((row) => (index * 7 + row * 11) % 5 < 3)
    .map((row) => 330 + row * 46 + ((index * 13) % 16)),
}));

/** The product in one drawing: a thread for each province, from the document that binds to the figure that shows. */
export function Weave() {
  return (
    <svg className={classes.weave} viewBox="0 0 720 900" aria-hidden>
      {threads.map(({ index, x, isLoose, end, knots }) => (
        <g key={index}>
          <path
            className={classes.thread}
            data-loose={isLoose || undefined}
            d={`M${middle} ${top}C${middle} 210 ${x} 170 ${x} 300V${
              isLoose ? end : `640C${x} 740 ${middle} 720 ${middle} ${foot}`
            }`}
          />
          {isLoose ? (
            <circle className={classes.end} cx={x} cy={end} r={3.4} />
          ) : (
            knots.map((y) => <circle key={y} className={classes.knot} cx={x} cy={y} r={2.7} />)
          )}
        </g>
      ))}
      <circle className={classes.source} cx={middle} cy={92} r={9} />
      <circle className={classes.knot} cx={middle} cy={816} r={9} />
      <text className={classes.title} x={382} y={86}>
        <Trans>Kế hoạch 112/KH-BCĐ</Trans>
      </text>
      <text className={classes.detail} x={382} y={106}>
        <Trans>văn bản giao nhiệm vụ</Trans>
      </text>
      <text className={classes.title} x={382} y={806}>
        27/34
      </text>
      <text className={classes.detail} x={382} y={826}>
        <Trans>tỉnh đã làm xong, bảy sợi còn dở</Trans>
      </text>
    </svg>
  );
}
