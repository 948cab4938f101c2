import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { CalendarDate } from "./calendar.ts";
import { chartWidth, placeOf, type Span, type Zoom } from "./timeline-scale.ts";

const seenBeforeMeasured = 600;
const leastSeen = 320;

interface TimelineViewOptions {
  scroller: RefObject<HTMLDivElement | null>;
  span: Span;
  today: CalendarDate;
  hasChart: boolean;
}

/** How near the time is seen, and which part of it. */
export function useTimelineView({ scroller, span, today, hasChart }: TimelineViewOptions) {
  const [zoom, setZoom] = useState<Zoom>("year");
  const [seen, setSeen] = useState(seenBeforeMeasured);

  // As much of the chart is seen as the columns before it leave.
  useLayoutEffect(() => {
    const element = scroller.current;
    const axis = hasChart ? element?.querySelector<HTMLElement>("[data-axis]") : null;
    if (!element || !axis) return;
    const measure = () => {
      if (element.clientWidth > 0) setSeen(Math.max(element.clientWidth - axis.offsetLeft, leastSeen));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, hasChart]);

  const width = chartWidth(zoom, span, seen);
  // The day in the middle stays there.
  const widthBefore = useRef(width);
  useLayoutEffect(() => {
    const element = scroller.current;
    const ratio = width / widthBefore.current;
    widthBefore.current = width;
    if (element && ratio !== 1) element.scrollLeft = (element.scrollLeft + seen / 2) * ratio - seen / 2;
  }, [scroller, width, seen]);

  function goToToday() {
    scroller.current?.scrollTo({ left: (placeOf(today, span) / 100) * width - seen / 2, behavior: "instant" });
  }

  return { zoom, setZoom, width, goToToday };
}
