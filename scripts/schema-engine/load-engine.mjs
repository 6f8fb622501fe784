import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The Rust code reports the message of a panic to this global of its own naming. */
const panics = {
  message: '',
  set_message(message) {
    this.message = message;
  },
  get() {
    return this.message;
  },
};

/** What the engine said when it last panicked; empty when it did not. */
export const panicMessage = () => panics.get();

/** Instantiates the WebAssembly engine. Node cannot yet import `.wasm` without a flag, so it is bound by hand. */
export async function loadEngine() {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = panics;
  const bindingsUrl = import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bindings = await import(bindingsUrl);
  const bytes = await readFile(fileURLToPath(new URL('./schema_engine_bg.wasm', bindingsUrl)));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings.SchemaEngine;
}
