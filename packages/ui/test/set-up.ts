import { cleanup } from "@testing-library/react";
import { afterEach, vi } from "vitest";

afterEach(() => {
  cleanup();
  localStorage.clear();
});

// What a browser has and jsdom has not; Mantine and the virtual rows ask for it.
vi.stubGlobal(
  "matchMedia",
  vi.fn((query: string) => ({
    matches: query.startsWith("(min-width"),
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
  })),
);
vi.stubGlobal(
  "ResizeObserver",
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
);
Element.prototype.scrollIntoView = () => {};
