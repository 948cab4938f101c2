import { IconGripVertical } from "@tabler/icons-react";
import { type DragEvent, type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import classes from "./board.module.css";

export interface BoardColumn<Card> {
  id: string;
  label: string;
  /** Facts beside the label: how many there are. */
  head: ReactNode;
  cards: readonly Card[];
  /** Below the cards: what a long column does not show yet. */
  foot?: ReactNode;
}

interface BoardProps<Card> {
  caption: string;
  columns: readonly BoardColumn<Card>[];
  cardKey(card: Card): string;
  cardLabel(card: Card): string;
  card(card: Card): ReactNode;
  onOpen(card: Card): void;
  onSelect?(card: Card): void;
  /** Whether a card may be moved to a column; where it may, the caller decides what comes of it. */
  canMove(card: Card, columnId: string): boolean;
  onMove(card: Card, columnId: string): void;
}

/** Cards in columns. Arrows move between them, Enter opens one, Alt with an arrow or the mouse carries it over. */
export function Board<Card>(props: BoardProps<Card>) {
  const { caption, columns, cardKey } = props;
  const board = useRef<HTMLElement>(null);
  const id = useId();
  const [activeKey, setActiveKey] = useState<string>();
  const [carried, setCarried] = useState<{ card: Card; from: string } | null>(null);
  const all = columns.flatMap(({ cards }) => cards);
  const stop = all.some((card) => cardKey(card) === activeKey) ? activeKey : all[0] && cardKey(all[0]);

  const focus = (columnIndex: number, position: number) => {
    const cards = columns[columnIndex]?.cards ?? [];
    const card = cards[Math.min(position, cards.length - 1)];
    if (card) board.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(cardKey(card))}"]`)?.focus();
    return card !== undefined;
  };

  function onKeyDown(event: KeyboardEvent<HTMLElement>, card: Card, columnIndex: number, position: number) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey) return;
    const beside = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const take = () => event.preventDefault();
    if (event.altKey) {
      const column = beside && columns[columnIndex + beside];
      if (!column) return;
      take();
      if (props.canMove(card, column.id)) props.onMove(card, column.id);
      return;
    }
    if (beside) {
      take();
      // A column without cards is passed over.
      for (let index = columnIndex + beside; columns[index]; index += beside) if (focus(index, position)) return;
      return;
    }
    const moves: Record<string, () => unknown> = {
      ArrowDown: () => focus(columnIndex, position + 1),
      ArrowUp: () => focus(columnIndex, Math.max(0, position - 1)),
      Home: () => focus(columnIndex, 0),
      End: () => focus(columnIndex, Number.MAX_SAFE_INTEGER),
      Enter: () => props.onOpen(card),
    };
    const move = moves[event.key];
    if (!move) return;
    take();
    move();
  }

  const isTarget = (columnId: string) =>
    carried !== null && carried.from !== columnId && props.canMove(carried.card, columnId);

  function onDrop(event: DragEvent, columnId: string) {
    event.preventDefault();
    if (carried && isTarget(columnId)) props.onMove(carried.card, columnId);
    setCarried(null);
  }

  return (
    <section ref={board} aria-label={caption} className={classes.board}>
      {columns.map((column, columnIndex) => (
        <section
          key={column.id}
          aria-labelledby={`${id}-${column.id}`}
          className={classes.column}
          data-target={isTarget(column.id) || undefined}
          onDragOver={(event) => {
            if (isTarget(column.id)) event.preventDefault();
          }}
          onDrop={(event) => onDrop(event, column.id)}
        >
          <header className={classes.head}>
            <h2 id={`${id}-${column.id}`}>{column.label}</h2>
            {column.head}
          </header>
          <ul className={classes.cards}>
            {column.cards.map((card, position) => {
              const isMovable = columns.some((other) => other.id !== column.id && props.canMove(card, other.id));
              return (
                <li key={cardKey(card)}>
                  {/* biome-ignore lint/a11y/useSemanticElements: a card holds links and buttons of its own. */}
                  <div
                    role="group"
                    aria-label={props.cardLabel(card)}
                    data-card={cardKey(card)}
                    tabIndex={cardKey(card) === stop ? 0 : -1}
                    className={classes.card}
                    draggable={isMovable}
                    onDragStart={(event) => {
                      event.dataTransfer.effectAllowed = "move";
                      event.dataTransfer.setData("text/plain", props.cardLabel(card));
                      setCarried({ card, from: column.id });
                    }}
                    onDragEnd={() => setCarried(null)}
                    onFocus={() => {
                      setActiveKey(cardKey(card));
                      props.onSelect?.(card);
                    }}
                    onKeyDown={(event) => onKeyDown(event, card, columnIndex, position)}
                  >
                    {isMovable && <IconGripVertical className={classes.grip} size={15} stroke={1.7} aria-hidden />}
                    {props.card(card)}
                  </div>
                </li>
              );
            })}
          </ul>
          {column.foot}
        </section>
      ))}
    </section>
  );
}
