import { useElementSize } from "@mantine/hooks";
import { use, useLayoutEffect, useRef } from "react";
import classes from "./period-bars.module.css";

export interface PeriodBar {
  /** Below the bar; a new line parts a second line from the first. */
  name: string;
  /** Null has no bar: not known is never zero. */
  value: number | null;
  /** The same as it is read, or why there is no number. */
  text: string;
}

interface PeriodBarsProps {
  /** What the bars show, in a sentence. */
  label: string;
  bars: readonly PeriodBar[];
  /** The top of the scale, so that charts beside one another compare; without it the highest bar. */
  highest?: number;
  /** A small one has neither names nor numbers of its own: they stand beside it. */
  isSmall?: boolean;
}

let plot: Promise<typeof import("@observablehq/plot")> | undefined;

/** Fetched with the first chart that is drawn. */
function loadPlot() {
  plot ??= import("@observablehq/plot");
  return plot;
}

/** A bar for each period, from zero; the last one stands out. */
export function PeriodBars({ label, bars, highest, isSmall = false }: PeriodBarsProps) {
  const Plot = use(loadPlot());
  const { ref, width } = useElementSize();
  const place = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    if (width === 0) return;
    const top = highest ?? Math.max(1, ...bars.map(({ value }) => value ?? 0));
    const marks = bars.map((bar, index) => ({ ...bar, index, isLast: index === bars.length - 1 }));
    const chart = Plot.plot({
      ariaLabel: label,
      width: Math.min(width, 720),
      height: isSmall ? 56 : 220,
      marginTop: isSmall ? 4 : 24,
      marginRight: 0,
      marginBottom: isSmall ? 2 : 12 + 18 * Math.max(...bars.map(({ name }) => name.split("\n").length)),
      marginLeft: 0,
      style: {
        background: "none",
        color: "var(--camket-ink3)",
        fontFamily: "inherit",
        fontSize: "13px",
        overflow: "visible",
      },
      x: { type: "band", domain: marks.map(({ index }) => index), axis: null, padding: isSmall ? 0.25 : 0.35 },
      // Below zero is a bar too.
      y: { axis: null, domain: [Math.min(0, ...marks.map(({ value }) => value ?? 0)), top] },
      marks: [
        Plot.ruleY([0], { stroke: "var(--camket-line2)" }),
        Plot.barY(
          marks.filter(({ value, isLast }) => value !== null && !isLast),
          { x: "index", y: "value", fill: "var(--camket-shade-4)" },
        ),
        Plot.barY(
          marks.filter(({ value, isLast }) => value !== null && isLast),
          { x: "index", y: "value", fill: "var(--camket-acc)" },
        ),
        ...(isSmall
          ? []
          : [
              Plot.text(marks, {
                x: "index",
                y: ({ value }) => value ?? 0,
                text: "text",
                dy: -10,
                fill: "var(--camket-ink)",
                fontWeight: 600,
              }),
              Plot.text(marks, {
                x: "index",
                y: 0,
                text: "name",
                frameAnchor: "bottom",
                dy: 14,
                lineAnchor: "top",
                lineHeight: 1.3,
                fill: "var(--camket-ink3)",
              }),
            ]),
      ],
    });
    chart.setAttribute("role", "img");
    // Plot calls each mark by its kind; the picture is read as one.
    for (const mark of chart.querySelectorAll("g[aria-label]")) mark.removeAttribute("aria-label");
    place.current?.replaceChildren(chart);
  }, [Plot, bars, highest, isSmall, label, width]);

  return (
    <div ref={ref} className={classes.bars} data-small={isSmall || undefined}>
      <div ref={place} />
    </div>
  );
}
