/** Where a cell stands in its grid, as its owner writes it. */
export type CellKey = string;

/** What was typed and is not yet where the server has it. */
export interface Edit<Value, Saved> {
  value: Value;
  /** Version of the saved cell it was typed over; 0 where nothing was there. */
  overVersion: number;
  /** Why the server did not take it. */
  refusal?: string;
  /** What somebody else saved in the meantime; null where they cleared it. */
  theirs?: Saved | null;
}

export type SaveState = { kind: "idle" } | { kind: "saving" } | { kind: "saved"; at: string } | { kind: "offline" };

export interface SheetState<Value, Saved> {
  saved: ReadonlyMap<CellKey, Saved>;
  edits: ReadonlyMap<CellKey, Edit<Value, Saved>>;
  save: SaveState;
}

/** How the server took some cells. Where it refused or found conflicts, it wrote none of them. */
export type Answer<Saved> =
  | { kind: "written" }
  | { kind: "refused"; messages: ReadonlyMap<CellKey, string> }
  | { kind: "conflicts"; theirs: ReadonlyMap<CellKey, Saved | null> }
  | { kind: "failed" };

export interface SentCell<Value> {
  key: CellKey;
  value: Value;
  expectedVersion: number;
}

export interface SheetPorts<Value, Saved> {
  /** What a cell says where nothing is saved. */
  empty: Value;
  isEmpty(value: Value): boolean;
  isSame(one: Value, other: Value): boolean;
  /** Whether a cell that is not empty can go. */
  isWhole(key: CellKey, value: Value): boolean;
  asSaved(value: Value, version: number, before: Saved | undefined): Saved;
  /** What a saved cell says, without how it is kept. */
  valueIn(saved: Saved): Value;
  /** Cells of one group go in one request. */
  groupOf(cell: SentCell<Value>, before: Saved | undefined): string;
  send(cells: SentCell<Value>[], group: string): Promise<Answer<Saved>>;
  /** Keeps what is not saved on this machine. */
  keep(edits: ReadonlyMap<CellKey, Edit<Value, Saved>>): void;
}

const mostAtOnce = 200;

/** Cells typed one by one: what the server has, what was typed over it, and the saving of one into the other. */
export class EntrySheet<Value, Saved extends { version: number }> {
  #state: SheetState<Value, Saved>;
  #undoable: ReadonlyMap<CellKey, Value>[] = [];
  #listeners = new Set<() => void>();
  #flushing: Promise<void> | undefined;
  #sending: ReadonlySet<CellKey> = new Set();

  constructor(
    saved: ReadonlyMap<CellKey, Saved>,
    kept: ReadonlyMap<CellKey, Edit<Value, Saved>>,
    private readonly ports: SheetPorts<Value, Saved>,
  ) {
    this.#state = { saved, edits: kept, save: { kind: "idle" } };
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly state = () => this.#state;

  cellAt(key: CellKey): Value {
    const edit = this.#state.edits.get(key);
    return edit ? edit.value : this.#savedAt(key);
  }

  #savedAt(key: CellKey): Value {
    const saved = this.#state.saved.get(key);
    return saved ? this.ports.valueIn(saved) : this.ports.empty;
  }

  /** Types into cells, and saves what is whole. */
  type(values: ReadonlyMap<CellKey, Value>) {
    const before = [...values]
      .map(([key, value]) => ({ key, value, before: this.cellAt(key) }))
      .filter(({ value, before }) => !this.ports.isSame(value, before));
    if (before.length > 0) this.#undoable.push(new Map(before.map(({ key, before }) => [key, before])));
    return this.#type(values);
  }

  /** Takes the last typing back, as typing that is saved like any other. */
  undo() {
    const before = this.#undoable.pop();
    return before && this.#type(before);
  }

  #type(values: ReadonlyMap<CellKey, Value>) {
    const edits = new Map(this.#state.edits);
    for (const [key, value] of values) {
      const saved = this.#state.saved.get(key);
      const { theirs, overVersion = saved?.version ?? 0 } = edits.get(key) ?? {};
      const isBack = theirs === undefined && this.ports.isSame(value, this.#savedAt(key));
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
      const groupOf = (cell: SentCell<Value>) => this.ports.groupOf(cell, this.#state.saved.get(cell.key));
      const [group = ""] = waiting.map(groupOf);
      const cells = waiting.filter((cell) => groupOf(cell) === group).slice(0, mostAtOnce);
      this.#sending = new Set(cells.map(({ key }) => key));
      const answer = await this.ports.send(cells, group);
      this.#sending = new Set();
      this.#take(cells, answer);
      if (answer.kind === "failed") return;
    }
    if (this.#state.save.kind === "saving") this.#set({ save: { kind: "saved", at: new Date().toISOString() } });
  }

  #waiting(): SentCell<Value>[] {
    return [...this.#state.edits].flatMap(([key, { value, overVersion, refusal, theirs }]) => {
      if (refusal !== undefined || theirs !== undefined) return [];
      const canGo = this.ports.isEmpty(value) ? overVersion > 0 : this.ports.isWhole(key, value);
      return canGo ? [{ key, value, expectedVersion: overVersion }] : [];
    });
  }

  #take(cells: SentCell<Value>[], answer: Answer<Saved>) {
    const edits = new Map(this.#state.edits);
    const saved = new Map(this.#state.saved);
    const put = (key: CellKey, change: Partial<Edit<Value, Saved>>) => {
      const edit = edits.get(key);
      if (edit) edits.set(key, { ...edit, ...change });
    };
    switch (answer.kind) {
      case "written":
        for (const { key, value, expectedVersion } of cells) {
          const version = this.ports.isEmpty(value) ? 0 : expectedVersion + 1;
          if (version > 0) saved.set(key, this.ports.asSaved(value, version, saved.get(key)));
          else saved.delete(key);
          const edit = edits.get(key);
          if (edit && this.ports.isSame(edit.value, value)) edits.delete(key);
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
          if (edit && this.ports.isSame(edit.value, this.#savedAt(key))) edits.delete(key);
        }
        break;
    }
    this.#set({ edits, saved, ...(answer.kind === "failed" && { save: { kind: "offline" } }) });
  }

  #set(change: Partial<SheetState<Value, Saved>>) {
    this.#state = { ...this.#state, ...change };
    if (change.edits) this.ports.keep(change.edits);
    for (const listener of this.#listeners) listener();
  }
}
