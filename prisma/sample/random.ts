/** Pseudo-random numbers that are the same on every run (mulberry32). Each part of the sample has its own seed. */
export class Random {
  #state: number;

  constructor(seed: string) {
    this.#state = 0;
    for (const letter of seed) this.#state = (Math.imul(this.#state, 31) + (letter.codePointAt(0) ?? 0)) | 0;
  }

  /** @returns a number from 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** @returns a whole number; both limits can come up. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  between(from: number, to: number): number {
    return from + this.next() * (to - from);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(choices: readonly T[]): T {
    const choice = choices[Math.floor(this.next() * choices.length)];
    if (choice === undefined) throw new Error("Nothing to pick from.");
    return choice;
  }

  /** @returns different choices, in their first order. */
  some<T>(choices: readonly T[], count: number): T[] {
    const drawn = new Set<number>();
    while (drawn.size < Math.min(count, choices.length)) drawn.add(this.int(0, choices.length - 1));
    return choices.filter((_, index) => drawn.has(index));
  }

  weighted<T>(choices: readonly (readonly [T, number])[]): T {
    let rest = this.next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [choice, weight] of choices) {
      rest -= weight;
      if (rest < 0) return choice;
    }
    return this.pick(choices)[0];
  }
}
