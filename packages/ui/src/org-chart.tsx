import { ActionIcon, Button, Group, Tooltip } from "@mantine/core";
import {
  IconArrowsMaximize,
  IconChevronDown,
  IconChevronRight,
  IconDownload,
  IconPrinter,
  IconZoomIn,
  IconZoomOut,
  type TablerIcon,
} from "@tabler/icons-react";
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { boxWidth, type HangingNode, hangTree } from "./hanging-tree.ts";
import classes from "./org-chart.module.css";
import { useLetterKeys } from "./provider.tsx";
import { standaloneSvg } from "./standalone-svg.ts";
import { useWords } from "./words.ts";

/** A line of a box: somebody who sits there, or a seat that nobody takes. */
export interface ChartLine {
  key: string;
  text: string;
  /** At the right: the role. */
  aside?: string;
  /** A second line, said in the tone. */
  note?: string;
  icon?: TablerIcon;
  tone?: "quiet" | "warn" | "late";
  /** Nobody is there: drawn hollow. */
  isHollow?: boolean;
  isStrong?: boolean;
  /** The whole of it in words, for those who hear it and where it is cut. */
  label: string;
  href?: string;
}

export interface ChartNode {
  key: string;
  title: string;
  note?: string;
  label: string;
  href?: string;
  lines: readonly ChartLine[];
  /** What the branch holds: "34 ban cấp dưới". Without it the box is a leaf. */
  branch?: string;
  isOpen?: boolean;
  children: readonly ChartNode[];
}

interface OrgChartProps {
  caption: string;
  root: ChartNode;
  onToggle(key: string): void;
  /** A box or line with an address was chosen; `key` is of one without. */
  onFollow(href: string): void;
  onChoose(key: string): void;
  /** The box to go to, once it is drawn. */
  targetKey?: string | undefined;
  /** The name of the file, without its ending. */
  fileName: string;
  /** What the file says of itself: which day, which data. */
  fileLines: readonly string[];
  tools?: ReactNode;
}

/** What the keyboard goes through: every box, and every line in it. */
interface Item {
  key: string;
  level: number;
  position: number;
  siblings: number;
  label: string;
  href?: string | undefined;
  isOpen?: boolean | undefined;
}

const padding = 12;
const titleHeight = 22;
const lineHeight = 21;
const scrollerPadding = 16;
const zoomSteps = [0.25, 0.35, 0.5, 0.7, 1, 1.4, 2];

const heightOfLine = ({ note }: ChartLine) => lineHeight * (note ? 2 : 1) - (note ? 4 : 0);

function heightOf({ note, lines, branch }: ChartNode): number {
  const body = lines.reduce((sum, line) => sum + heightOfLine(line), 0);
  return padding + titleHeight + (note ? 19 : 0) + (body > 0 ? body + 8 : 0) + (branch ? lineHeight + 6 : 0) + 8;
}

const boxOf = (node: ChartNode): HangingNode => ({
  key: node.key,
  height: heightOf(node),
  children: node.children.map(boxOf),
});

const flatten = (node: ChartNode): ChartNode[] => [node, ...node.children.flatMap(flatten)];

function itemsOf(node: ChartNode, level = 1, position = 1, siblings = 1): Item[] {
  const count = node.lines.length + node.children.length;
  return [
    {
      key: node.key,
      level,
      position,
      siblings,
      label: node.label,
      href: node.href,
      isOpen: node.branch ? node.isOpen === true : undefined,
    },
    ...node.lines.map(({ key, label, href }, index) => ({
      key,
      level: level + 1,
      position: index + 1,
      siblings: count,
      label,
      href,
    })),
    ...node.children.flatMap((child, index) => itemsOf(child, level + 1, node.lines.length + index + 1, count)),
  ];
}

/** Cuts what a box has no room for; the whole is in its label. */
const cut = (text: string, letters: number) =>
  text.length > letters ? `${text.slice(0, letters - 1).trimEnd()}…` : text;

/**
 * An organisation as a drawing that is also a tree: what is seen is what the keyboard goes through and a screen reader
 * says. It scrolls as a page does, so that wheel, touch and focus move it.
 */
export function OrgChart(props: OrgChartProps) {
  const { caption, root, onToggle, onFollow, onChoose, targetKey, fileName, fileLines, tools } = props;
  const words = useWords();
  const hasLetterKeys = useLetterKeys();
  const scroller = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const elements = useRef(new Map<string, SVGGElement>());
  const [scale, setScale] = useState(1);
  const [activeKey, setActiveKey] = useState(root.key);
  const layout = useMemo(() => hangTree(boxOf(root)), [root]);
  const items = useMemo(() => new Map(itemsOf(root).map((item) => [item.key, item])), [root]);
  const nodes = useMemo(() => flatten(root), [root]);
  const active = items.get(activeKey) ?? items.get(root.key);
  const { width, height } = layout;

  const goTo = (key: string) => {
    setActiveKey(key);
    elements.current.get(key)?.focus({ preventScroll: true });
    elements.current.get(key)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };

  const fit = () => {
    const element = scroller.current;
    if (element) setScale(Math.min(1, (element.clientWidth - 2 * scrollerPadding) / (width + 2)));
  };
  const zoomBy = (steps: number) =>
    setScale(
      steps > 0
        ? (zoomSteps.find((step) => step > scale) ?? scale)
        : (zoomSteps.findLast((step) => step < scale) ?? scale),
    );

  // The middle of what is seen stays where it is.
  const scaleBefore = useRef(scale);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || scaleBefore.current === scale) return;
    const ratio = scale / scaleBefore.current;
    scaleBefore.current = scale;
    element.scrollLeft = (element.scrollLeft + element.clientWidth / 2) * ratio - element.clientWidth / 2;
    element.scrollTop = (element.scrollTop + element.clientHeight / 2) * ratio - element.clientHeight / 2;
  }, [scale]);

  // A branch that opens may move the box it was opened from.
  const focused = useRef(activeKey);
  focused.current = activeKey;
  useLayoutEffect(() => {
    const element = layout.places.size > 0 && elements.current.get(focused.current);
    if (element && element === document.activeElement) element.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [layout]);

  const reached = useRef<string>(undefined);
  useEffect(() => {
    if (targetKey === reached.current || (targetKey && !items.has(targetKey))) return;
    reached.current = targetKey;
    if (!targetKey) return;
    setActiveKey(targetKey);
    elements.current.get(targetKey)?.focus({ preventScroll: true });
    elements.current.get(targetKey)?.scrollIntoView({ block: "center", inline: "center" });
  }, [targetKey, items]);

  // A wheel that zooms must not zoom the page too, and React listens to wheels passively.
  const zoomWheel = useRef(zoomBy);
  zoomWheel.current = zoomBy;
  useEffect(() => {
    const element = scroller.current;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoomWheel.current(event.deltaY < 0 ? 1 : -1);
    };
    element?.addEventListener("wheel", onWheel, { passive: false });
    return () => element?.removeEventListener("wheel", onWheel);
  }, []);

  function drag({ button, clientX, clientY, pointerType, target }: React.PointerEvent) {
    const element = scroller.current;
    if (!element || button !== 0 || pointerType !== "mouse" || (target instanceof Element && target.closest("a")))
      return;
    const [left, top] = [element.scrollLeft + clientX, element.scrollTop + clientY];
    const move = (event: PointerEvent) => element.scrollTo(left - event.clientX, top - event.clientY);
    const end = () => window.removeEventListener("pointermove", move);
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", end, { once: true });
  }

  const act = ({ key, href }: { key: string; href?: string | undefined }) => (href ? onFollow(href) : onChoose(key));

  function onKeyDown(event: KeyboardEvent) {
    if (!active || event.ctrlKey || event.metaKey || event.altKey) return;
    const order = [...items.values()];
    const index = order.indexOf(active);
    const step = (to: number) => {
      const item = order[Math.min(Math.max(to, 0), order.length - 1)];
      if (item) goTo(item.key);
    };
    const parent = order.findLastIndex(({ level }, other) => other < index && level < active.level);
    const hasBelow = (order[index + 1]?.level ?? 0) > active.level;
    const moves: Record<string, () => void> = {
      ArrowDown: () => step(index + 1),
      ArrowUp: () => step(index - 1),
      ArrowRight: () => (active.isOpen === false ? onToggle(active.key) : hasBelow && step(index + 1)),
      ArrowLeft: () => (active.isOpen ? onToggle(active.key) : parent >= 0 && step(parent)),
      Home: () => step(0),
      End: () => step(order.length - 1),
      Enter: () => act(active),
      " ": () => act(active),
      ...(hasLetterKeys && { "+": () => zoomBy(1), "=": () => zoomBy(1), "-": () => zoomBy(-1), "0": fit }),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  }

  function download() {
    if (!svg.current) return;
    const text = standaloneSvg(svg.current, caption, fileLines);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
    link.download = `${fileName}.svg`;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  const itemProps = (key: string) => {
    const item = items.get(key);
    return {
      ref: (element: SVGGElement | null) => {
        if (element) elements.current.set(key, element);
        return () => {
          elements.current.delete(key);
        };
      },
      role: "treeitem",
      tabIndex: key === active?.key ? 0 : -1,
      "aria-level": item?.level,
      "aria-posinset": item?.position,
      "aria-setsize": item?.siblings,
      "aria-expanded": item?.isOpen,
      "aria-label": item?.label,
      "aria-selected": key === active?.key,
      onFocus: () => setActiveKey(key),
    };
  };

  return (
    <div className={classes.frame}>
      <Group gap="sm" align="end" className="camket-no-print">
        {tools}
        <Group gap={2} ml="auto">
          <Tool label={words.zoomOut} icon={IconZoomOut} onClick={() => zoomBy(-1)} />
          <Tool label={words.zoomIn} icon={IconZoomIn} onClick={() => zoomBy(1)} />
          <Tool label={words.zoomToFit} icon={IconArrowsMaximize} onClick={fit} />
        </Group>
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} stroke={1.8} aria-hidden />}
          onClick={() => window.print()}
        >
          {words.print}
        </Button>
        <Button variant="default" leftSection={<IconDownload size={16} stroke={1.8} aria-hidden />} onClick={download}>
          {words.downloadSvg}
        </Button>
      </Group>
      <p className={classes.printed}>{fileLines.join(" · ")}</p>
      <div
        ref={scroller}
        role="tree"
        aria-label={caption}
        className={classes.scroller}
        onPointerDown={drag}
        onKeyDown={onKeyDown}
      >
        <svg
          ref={svg}
          role="none"
          className={classes.chart}
          viewBox={`-1 -1 ${width + 2} ${height + 2}`}
          width={(width + 2) * scale}
          height={(height + 2) * scale}
        >
          <path className={classes.links} d={layout.links} />
          {nodes.map((node) => (
            <Box
              key={node.key}
              node={node}
              place={layout.places.get(node.key) ?? { x: 0, y: 0 }}
              itemProps={itemProps}
              onToggle={onToggle}
              onAct={act}
            />
          ))}
        </svg>
      </div>
      <p className={classes.whole} aria-hidden>
        {active?.label}
      </p>
    </div>
  );
}

function Tool({ label, icon: Icon, onClick }: { label: string; icon: TablerIcon; onClick(): void }) {
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} onClick={onClick}>
        <Icon size={18} stroke={1.7} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

interface BoxProps {
  node: ChartNode;
  place: { x: number; y: number };
  itemProps(key: string): object;
  onToggle(key: string): void;
  onAct(item: { key: string; href?: string | undefined }): void;
}

function Box({ node, place, itemProps, onToggle, onAct }: BoxProps) {
  const { key, title, note, lines, branch, isOpen, href } = node;
  const height = heightOf(node);
  let y = padding + titleHeight + (note ? 19 : 0) + 4;
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <g transform={`translate(${place.x} ${place.y})`}>
      <g {...itemProps(key)} className={classes.item}>
        <rect className={classes.box} width={boxWidth} height={height} rx="6" />
        <Follow href={href} onAct={() => onAct({ key, href })}>
          <text className={classes.title} x={padding} y={padding + 14}>
            {cut(title, 32)}
          </text>
        </Follow>
        {note && (
          <text className={classes.note} x={padding} y={padding + titleHeight + 12}>
            {cut(note, 38)}
          </text>
        )}
        {branch && (
          // The arrow keys do the same.
          // biome-ignore lint/a11y/noStaticElementInteractions: part of the item above, which has the keys
          <g className={classes.branch} onClick={() => onToggle(key)} data-toggle="">
            <rect
              className={classes.hit}
              x="0"
              y={height - lineHeight - 10}
              width={boxWidth}
              height={lineHeight + 10}
            />
            <Chevron x={padding - 3} y={height - lineHeight - 3} size={16} stroke={2} aria-hidden />
            <text className={classes.note} x={padding + 17} y={height - 11}>
              {branch}
            </text>
          </g>
        )}
      </g>
      {lines.map((line) => {
        const top = y;
        y += heightOfLine(line);
        return <Line key={line.key} line={line} top={top} itemProps={itemProps} onAct={onAct} />;
      })}
    </g>
  );
}

interface LineProps extends Pick<BoxProps, "itemProps" | "onAct"> {
  line: ChartLine;
  top: number;
}

function Line({ line, top, itemProps, onAct }: LineProps) {
  const { key, text, aside, note, icon: Icon, tone = "quiet", isHollow, isStrong, href } = line;
  return (
    <g {...itemProps(key)} className={classes.item} data-tone={tone} data-hollow={isHollow || undefined}>
      <rect className={classes.line} x="6" y={top} width={boxWidth - 12} height={heightOfLine(line)} rx="3" />
      {Icon && <Icon className={classes.icon} x={padding - 1} y={top + 3} size={15} stroke={2} aria-hidden />}
      <Follow href={href} onAct={() => onAct({ key, href })}>
        <text className={classes.name} data-strong={isStrong || undefined} x={padding + 19} y={top + 15}>
          {cut(text, aside ? 34 - aside.length : 33)}
        </text>
      </Follow>
      {aside && (
        <text className={classes.aside} x={boxWidth - padding} y={top + 15}>
          {aside}
        </text>
      )}
      {note && (
        <text className={classes.remark} x={padding + 19} y={top + 32}>
          {cut(note, 36)}
        </text>
      )}
    </g>
  );
}

/** A link that a browser can open elsewhere, and that the application follows itself. */
function Follow({ href, onAct, children }: { href: string | undefined; onAct(): void; children: ReactNode }) {
  if (!href) return children;
  const follow = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onAct();
  };
  return (
    <a href={href} tabIndex={-1} onClick={follow} className={classes.follow}>
      {children}
    </a>
  );
}
