import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { ConnectionFactory } from './connection.mjs';
import { createDatabase } from './database-url.mjs';
import { loadEngine, panicMessage } from './load-engine.mjs';

/** Answers JSON-RPC requests, one JSON object a line, from stdin to stdout until stdin ends. */
export async function serveRpc({ datasource, schemaFiles }) {
  const connections = new ConnectionFactory(datasource.url, datasource.shadowDatabaseUrl);
  const adapters = bindMigrationAwareSqlAdapterFactory(connections);
  const SchemaEngine = await loadEngine();
  let engine;

  async function answer(method, params) {
    if (method === 'createDatabase') return createDatabase(datasource.url);
    engine ??= await startEngine(SchemaEngine, schemaFiles, adapters);
    try {
      return await call(engine, method, params);
    } catch (error) {
      // createMigration and evaluateDataLoss read the migrations' schema only from the cache which devDiagnostic fills;
      // the list of migrations may have changed since then, so it is filled again.
      if (!/shadow DB must be provided through an external factory/.test(error.message)) throw error;
      const { migrationsList, filters } = params;
      await engine.devDiagnostic({ migrationsList, filters });
      return call(engine, method, params);
    }
  }

  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (!line.trim()) continue;
    const { id, method, params } = JSON.parse(line);
    if (!method) continue; // The command line acknowledges our `print`.
    try {
      send({ id, result: (await answer(method, params)) ?? {} });
    } catch (error) {
      send({ id, error: describeError(error, adapters.errorRegistry) });
    }
  }
  await connections.close();
}

async function startEngine(SchemaEngine, schemaFiles, adapters) {
  const datamodels = await Promise.all(schemaFiles.map(async (file) => [file, await readFile(file, 'utf8')]));
  return SchemaEngine.new({ datamodels: datamodels.length > 0 ? datamodels : undefined }, () => {}, adapters);
}

/** Most methods have the same name and shape on both sides; these two differ. */
async function call(engine, method, params) {
  if (method === 'getDatabaseVersion') return engine.version();
  if (method !== 'diff') return engine[method](params);
  const { stdout, exitCode } = await engine.diff({ ...params, exitCode: params.exitCode ?? null });
  if (stdout) send({ id: -1, method: 'print', params: { content: stdout.trimEnd() } });
  return { exitCode, stdout: null };
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
}

/** An error of the database crosses the engine only as a number: the text is looked up again. */
function describeError(error, registry) {
  const isPanic = error instanceof WebAssembly.RuntimeError;
  let message = isPanic ? panicMessage() : String(error.message ?? error);
  const external = /External error id#(\d+)/.exec(message);
  if (external) message = String(registry.consumeError(Number(external[1]))?.error?.message ?? message);
  return {
    code: 4466,
    message: 'An error happened. Check the data field for details.',
    data: { is_panic: isPanic, message, error_code: error.code, meta: error.meta ?? {} },
  };
}
