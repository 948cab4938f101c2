import { lingui } from "@lingui/vite-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { linguiMacros } from "./lingui-macro.ts";

const api = `http://127.0.0.1:${process.env.PORT ?? 4000}`;

export default defineConfig({
  plugins: [linguiMacros(), react(), lingui({ cwd: import.meta.dirname })],
  server: { proxy: { "/graphql": api, "/files": api } },
  // Their `?worker` imports are for Vite itself, not for its bundler of dependencies.
  optimizeDeps: { exclude: ["graphiql/setup-workers/vite", "@graphiql/react/setup-workers/vite"] },
  build: { rolldownOptions: { input: ["index.html", "graphiql.html"] } },
  worker: { format: "es" },
});
