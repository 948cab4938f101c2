import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import type { Locale } from "../src/format.ts";
import { UiProvider } from "../src/provider.tsx";

export function renderUi(content: ReactNode, locale: Locale = "vi", hasLetterKeys = true) {
  const inProvider = (children: ReactNode) => (
    <UiProvider locale={locale} hasLetterKeys={hasLetterKeys} env="test">
      {children}
    </UiProvider>
  );
  const { rerender } = render(inProvider(content));
  return { user: userEvent.setup(), rerender: (next: ReactNode) => rerender(inProvider(next)) };
}
