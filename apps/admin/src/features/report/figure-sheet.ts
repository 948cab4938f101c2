import {
  type CellKey,
  type CellValue,
  emptyCell,
  isEmpty,
  isSame,
  isWhole,
  type SavedCell,
  valueIn,
} from "./figure-cells.ts";

/** What was typed and is not yet where the server has it. */
export interface Edit {
  value: CellValue;
  /** Version of the saved cell it was typed over; 0 where nothing was there. */
  overVersion: number;
  /** Why the server did not take it. */
  refusal?: string;
  /** What somebody else saved in the meantime; null where they cleared it. */
  theirs?: SavedCell | null;
}

export type SaveState = { kind: "idle" } | { kind: "saving" } | { kind: "saved"; at: string } | { kind: "offline" };

export interface SheetState {
  saved: ReadonlyMap<CellKey, SavedCell>;
  edits: ReadonlyMap<CellKey, Edit>;
  save: SaveState;
}

/** How the server took some cells. Where it refused or found conflicts, it wrote none of them. */
export type Answer =
  | { kind: "written" }
  | { kind: "refused"; messages: ReadonlyMap<CellKey, string> }
  | { kind: "conflicts"; theirs: ReadonlyMap<CellKey, SavedCell | null> }
  | { kind: "failed" };

export interface SentCell {
  key: CellKey;
  value: CellValue;
  expectedVersion: number;
}

export interface SheetPorts {
  isRatio(key: CellKey): boolean;
  write(cells: SentCell[]): Promise<Answer>;
  clear(cells: SentCell[]): Promise<Answer>;
  /** Keeps what is not saved on this machine. */
  keep(edits: ReadonlyMap<CellKey, Edit>): void;
}

const mostAtOnce = 200;

/** The figures of a draft: what the server has, what was typed over it, and the saving of one into the other. */
export class FigureSheet {
  #state: SheetState;
  #listeners = new Set<() => void>();
  #flushing: Promise<void> | undefined;
  #sending: ReadonlySet<CellKey> = new Set();

  constructor(
    saved: ReadonlyMap<CellKey, SavedCell>,
    kept: ReadonlyMap<CellKey, Edit>,
    private readonly ports: SheetPorts,
  ) {
    this.#state = { saved, edits: kept, save: { kind: "idle" } };
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly state = () => this.#state;

  cellAt(key: CellKey): CellValue {
    return valueIn(this.#state.edits.get(key)?.value ?? this.#state.saved.get(key) ?? emptyCell);
  }

  /** Types into cells, and saves what is whole. */
  type(values: ReadonlyMap<CellKey, CellValue>) {
    const edits = new Map(this.#state.edits);
    for (const [key, value] of values) {
      const saved = this.#state.saved.get(key);
      const { theirs, overVersion = saved?.version ?? 0 } = edits.get(key) ?? {};
      const isBack = theirs === undefined && isSame(value, saved ?? emptyCell);
      // While it is on its way, what is saved is about to change.
      if (isBack && !this.#sending.has(key)) edits.delete(key);
      else edits.set(key, { value, overVersion, ...(theirs !== undefined && { theirs }) });
    }
    this.#set({ edits });
    return this.flush();
  }

  /** Ends a conflict: the cell as it was typed here, or as somebody else saved it. */
  choose(key: CellKey, whose: "mine" | "theirs") {
    const edit = this.#state.edits.get(key);
    if (edit?.theirs === undefined) return;
    const edits = new Map(this.#state.edits);
    const saved = new Map(this.#state.saved);
    if (edit.theirs) saved.set(key, edit.theirs);
    else saved.delete(key);
    if (whose === "theirs") edits.delete(key);
    else edits.set(key, { value: edit.value, overVersion: edit.theirs?.version ?? 0 });
    this.#set({ edits, saved });
    return this.flush();
  }

  /** Sends what waits; one request at a time, so that versions follow each other. */
  flush(): Promise<void> {
    this.#flushing ??= Promise.resolve()
      .then(() => this.#sendAll())
      .finally(() => {
        this.#flushing = undefined;
      });
    return this.#flushing;
  }

  async #sendAll() {
    for (let waiting = this.#waiting(); waiting.length > 0; waiting = this.#waiting()) {
      this.#set({ save: { kind: "saving" } });
      const isClearing = isEmpty(waiting[0]?.value ?? emptyCell);
      const cells = waiting.filter(({ value }) => isEmpty(value) === isClearing).slice(0, mostAtOnce);
      this.#sending = new Set(cells.map(({ key }) => key));
      const answer = await (isClearing ? this.ports.clear(cells) : this.ports.write(cells));
      this.#sending = new Set();
      this.#take(cells, answer);
      if (answer.kind === "failed") return;
    }
    if (this.#state.save.kind === "saving") this.#set({ save: { kind: "saved", at: new Date().toISOString() } });
  }

  #waiting(): SentCell[] {
    return [...this.#state.edits].flatMap(([key, { value, overVersion, refusal, theirs }]) => {
      if (refusal !== undefined || theirs !== undefined) return [];
      const canGo = isEmpty(value) ? overVersion > 0 : isWhole(value, this.ports.isRatio(key));
      return canGo ? [{ key, value, expectedVersion: overVersion }] : [];
    });
  }

  #take(cells: SentCell[], answer: Answer) {
    const edits = new Map(this.#state.edits);
    const saved = new Map(this.#state.saved);
    const put = (key: CellKey, change: Partial<Edit>) => {
      const edit = edits.get(key);
      if (edit) edits.set(key, { ...edit, ...change });
    };
    switch (answer.kind) {
      case "written":
        for (const { key, value, expectedVersion } of cells) {
          const version = isEmpty(value) ? 0 : expectedVersion + 1;
          if (version > 0) saved.set(key, { ...value, version, origin: "TYPED" });
          else saved.delete(key);
          const edit = edits.get(key);
          if (edit && isSame(edit.value, value)) edits.delete(key);
          // Typed on while it was sent: the rest goes next, over what was just written.
          else put(key, { overVersion: version });
        }
        break;
      case "refused":
        for (const [key, refusal] of answer.messages) put(key, { refusal });
        break;
      case "conflicts":
        for (const [key, theirs] of answer.theirs) put(key, { theirs });
        break;
      case "failed":
        for (const { key } of cells) {
          const edit = edits.get(key);
          if (edit && isSame(edit.value, saved.get(key) ?? emptyCell)) edits.delete(key);
        }
        break;
    }
    this.#set({ edits, saved, ...(answer.kind === "failed" && { save: { kind: "offline" } }) });
  }

  #set(change: Partial<SheetState>) {
    this.#state = { ...this.#state, ...change };
    if (change.edits) this.ports.keep(change.edits);
    for (const listener of this.#listeners) listener();
  }
}
