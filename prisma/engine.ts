import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
} from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

const require = createRequire(import.meta.url);

interface EngineOptions {
  url: string;
  /** By default a spare database on the same server, dropped after use. */
  shadowDatabaseUrl?: string | undefined;
  /** Path and content of each schema file. */
  datamodels?: [string, string][] | undefined;
}

/** Prisma's schema engine as WebAssembly on a driver adapter: the native one can't be had from the npm registry. */
export async function openEngine({ url, shadowDatabaseUrl, datamodels }: EngineOptions) {
  await loadWasm();
  const opened: SqlDriverAdapter[] = [];
  const open = async (address: string) => {
    const adapter = await openAdapter(address);
    opened.push(adapter);
    return adapter;
  };
  const schemaEngine = await engine.SchemaEngine.new(
    { datamodels },
    () => {},
    bindMigrationAwareSqlAdapterFactory({
      provider: "postgres",
      adapterName: "@prisma/adapter-pg",
      connect: () => open(url),
      connectToShadowDb: () => (shadowDatabaseUrl ? open(shadowDatabaseUrl) : openShadow(url)),
    }),
  );
  return {
    engine: schemaEngine,
    async close() {
      schemaEngine.free();
      for (const adapter of opened) await adapter.dispose();
    },
  };
}

async function openAdapter(url: string): Promise<SqlDriverAdapter> {
  const adapter = await new PrismaPg({ connectionString: url }).connect();
  const pool = adapter.underlyingDriver();
  const query = pool.query.bind(pool);
  const queryRaw = adapter.queryRaw.bind(adapter);
  // The adapter cuts a script at every semicolon, even in comments and function bodies: send it whole instead.
  adapter.executeScript = async (script) => {
    await query(script);
  };
  // Nor does it know PostgreSQL's internal type "char", which the engine reads from the catalogue and wants as such.
  const charColumns = new WeakMap<object, number[]>();
  Object.assign(pool, {
    async query(config: pg.QueryArrayConfig) {
      const result = await query(config);
      const columns = result.fields.flatMap(({ dataTypeID }, column) => (dataTypeID === INTERNAL_CHAR ? [column] : []));
      charColumns.set(result.rows, columns);
      return {
        ...result,
        fields: result.fields.map((f) => (f.dataTypeID === INTERNAL_CHAR ? { ...f, dataTypeID: TEXT } : f)),
      };
    },
  });
  adapter.queryRaw = async (statement) => {
    const result = await queryRaw(statement);
    for (const column of charColumns.get(result.rows) ?? []) result.columnTypes[column] = ColumnTypeEnum.Character;
    return result;
  };
  return adapter;
}

const INTERNAL_CHAR = 18;
const TEXT = 25;

async function openShadow(url: string): Promise<SqlDriverAdapter> {
  const server = new pg.Client(url);
  const name = `camket_shadow_${randomBytes(6).toString("hex")}`;
  await server.connect();
  await server.query(`CREATE DATABASE ${name}`);
  const address = new URL(url);
  address.pathname = name;
  const shadow = await openAdapter(address.href);
  const dispose = shadow.dispose.bind(shadow);
  shadow.dispose = async () => {
    await dispose();
    await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await server.end();
  };
  return shadow;
}

let loaded: Promise<void> | undefined;

// The package's own entry imports the .wasm as a module, which Node cannot do: this is what that entry does.
function loadWasm() {
  loaded ??= (async () => {
    // The engine reports a panic to this global before it traps; the Prisma client brings its own.
    globalThis.PRISMA_WASM_PANIC_REGISTRY ??= {
      set_message(message) {
        throw new Error(message);
      },
    };
    const file = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/js$/, "wasm");
    const { instance } = await WebAssembly.instantiate(readFileSync(file), { "./schema_engine_bg.js": { ...engine } });
    engine.__wbg_set_wasm(instance.exports);
    instance.exports.__wbindgen_start();
  })();
  return loaded;
}

declare global {
  var PRISMA_WASM_PANIC_REGISTRY: { set_message(message: string): void } | undefined;
  // Typed only by the DOM library, which a server should not see.
  namespace WebAssembly {
    function instantiate(
      bytes: Uint8Array,
      imports: object,
    ): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
  }
}
