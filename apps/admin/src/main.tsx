import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { Trans } from "@lingui/react/macro";
import { createRoot } from "react-dom/client";

i18n.loadAndActivate({ locale: "vi", messages: {} });
const container = document.getElementById("root");
if (container)
  createRoot(container).render(
    <I18nProvider i18n={i18n}>
      <h1>
        <Trans>Cam kết</Trans>
      </h1>
    </I18nProvider>,
  );
