import { createContext, useContext, useSyncExternalStore } from "react";

/**
 * Whether the server still knows who is here, and takes what they ask. Requests that it turned away wait for somebody to
 * sign in, or for the time it named.
 */
export class Session {
  #waiting: (() => void)[] = [];
  #held = 0;
  #listeners = new Set<() => void>();

  isOver = () => this.#waiting.length > 0;

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Resolves once somebody has signed in. */
  untilSignedIn(): Promise<void> {
    const signedIn = new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#tell();
    return signedIn;
  }

  isHeld = () => this.#held > 0;

  /** Until the server takes requests again from somebody who asked too much. */
  async hold(seconds: number) {
    this.#held += 1;
    this.#tell();
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    this.#held -= 1;
    this.#tell();
  }

  resume() {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
    this.#tell();
  }

  #tell() {
    for (const listener of this.#listeners) listener();
  }
}

export const SessionContext = createContext(new Session());

export const useSession = () => useContext(SessionContext);

export function useIsHeld(): boolean {
  const session = useSession();
  return useSyncExternalStore(session.subscribe, session.isHeld);
}

export function useIsSessionOver(): boolean {
  const session = useSession();
  return useSyncExternalStore(session.subscribe, session.isOver);
}
