import type { ApolloClient } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import type { Locale } from "@camket/ui/format";
import { UiProvider } from "@camket/ui/provider";
import { i18n } from "@lingui/core";
import { I18nProvider, useLingui } from "@lingui/react";
import { useLocalStorage } from "@mantine/hooks";
import { RouterProvider } from "@tanstack/react-router";
import { LetterKeysSwitchContext } from "./keys.ts";
import { RouterLink } from "./RouterLink.tsx";
import type { AppRouter } from "./router.tsx";
import { type Session, SessionContext } from "./session.ts";

interface AppProps {
  client: ApolloClient;
  router: AppRouter;
  session: Session;
  /** In tests transitions and portals are left out. */
  env?: "default" | "test";
}

export function App({ client, session, ...props }: AppProps) {
  return (
    <I18nProvider i18n={i18n}>
      <ApolloProvider client={client}>
        <SessionContext value={session}>
          <LocalizedApp {...props} />
        </SessionContext>
      </ApolloProvider>
    </I18nProvider>
  );
}

function LocalizedApp({ router, env = "default" }: Omit<AppProps, "client" | "session">) {
  const { i18n } = useLingui();
  const locale: Locale = i18n.locale === "en" ? "en" : "vi";
  const [hasLetterKeys, setLetterKeys] = useLocalStorage({
    key: "camket-letter-keys",
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  return (
    <LetterKeysSwitchContext value={setLetterKeys}>
      <UiProvider
        locale={locale}
        renderLink={(props) => <RouterLink {...props} />}
        hasLetterKeys={hasLetterKeys}
        env={env}
      >
        <RouterProvider router={router} />
      </UiProvider>
    </LetterKeysSwitchContext>
  );
}
