import { lingui } from "@lingui/vite-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { linguiMacros } from "./lingui-macro.ts";

const api = `http://127.0.0.1:${process.env.PORT ?? 4000}`;

export default defineConfig({
  plugins: [linguiMacros(), react(), lingui({ cwd: import.meta.dirname })],
  server: { proxy: { "/auth": api, "/graphql": api, "/files": api } },
  // Their `?worker` imports are for Vite itself, not for its bundler of dependencies.
  optimizeDeps: { exclude: ["graphiql/setup-workers/vite", "@graphiql/react/setup-workers/vite"] },
  build: {
    // The editor of GraphiQL is large, and only its own page fetches it.
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: ["index.html", "graphiql.html"],
      // A hint to React's compiler in packages that it has compiled already.
      onLog: (level, log, report) => log.code !== "MODULE_LEVEL_DIRECTIVE" && report(level, log),
    },
  },
  worker: { format: "es" },
});
