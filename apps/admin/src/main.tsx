import "@camket/ui/styles.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { createClient } from "./client.ts";
import { activate, preferredLocale } from "./locale.ts";
import { createAppRouter } from "./router.tsx";
import { Session } from "./session.ts";

const container = document.getElementById("root");
if (!container) throw new Error("index.html has no #root");

const session = new Session();
await activate(preferredLocale());
createRoot(container).render(
  <StrictMode>
    <App client={createClient(session)} router={createAppRouter()} session={session} />
  </StrictMode>,
);
