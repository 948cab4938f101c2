import { createContext, useContext, useSyncExternalStore } from "react";

/** Whether the server still knows who is here. Requests that it turned away wait for somebody to sign in. */
export class Session {
  #waiting: (() => void)[] = [];
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

export function useIsSessionOver(): boolean {
  const session = useSession();
  return useSyncExternalStore(session.subscribe, session.isOver);
}
