import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { dropDatabase, parseDatabaseUrl, runStatement } from './database-url.mjs';

/** The engine's way to the database and, for `migrate dev` and `diff`, to a shadow database that it may wreck. */
export class ConnectionFactory {
  provider = 'postgres';
  adapterName = '@prisma/adapter-pg';
  #opened = [];

  constructor(databaseUrl, shadowDatabaseUrl) {
    this.databaseUrl = databaseUrl;
    this.shadowDatabaseUrl = shadowDatabaseUrl;
  }

  connect = async () => this.#track(await connect(this.databaseUrl));

  connectToShadowDb = async () => {
    if (this.shadowDatabaseUrl) return this.#track(await connect(this.shadowDatabaseUrl));
    const name = `prisma_migrate_shadow_db_${randomUUID()}`;
    await runStatement(this.databaseUrl, `CREATE DATABASE ${pg.escapeIdentifier(name)}`);
    const shadowUrl = new URL(this.databaseUrl);
    shadowUrl.pathname = `/${name}`;
    const adapter = await connect(shadowUrl.href);
    const close = adapter.dispose.bind(adapter);
    // The adapter's own order drops the database before its pool is closed, which fails.
    adapter.dispose = async () => {
      await close();
      await dropDatabase(this.databaseUrl, name);
    };
    return this.#track(adapter);
  };

  close = () => Promise.all(this.#opened.map((adapter) => adapter.dispose()));

  /** The engine may dispose of a connection itself, so that `close` must not do it twice. */
  #track(adapter) {
    const dispose = adapter.dispose.bind(adapter);
    let disposed;
    adapter.dispose = () => {
      disposed ??= dispose();
      return disposed;
    };
    this.#opened.push(adapter);
    return adapter;
  }
}

async function connect(databaseUrl) {
  const { url, schema } = parseDatabaseUrl(databaseUrl);
  const options = `-c search_path=${pg.escapeIdentifier(schema)}`;
  // One session for everything: advisory locks and the search path belong to a session.
  const factory = new PrismaPg({ connectionString: url.href, max: 1, idleTimeoutMillis: 0, options }, { schema });
  return acceptCatalogTypes(sendScriptsWhole(await factory.connect()));
}

/** The adapter splits a script at each semicolon, which cuts functions in pieces. */
function sendScriptsWhole(adapter) {
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };
  return adapter;
}

/** PostgreSQL's type numbers: https://github.com/postgres/postgres/blob/master/src/include/catalog/pg_type.dat */
const CATALOG_CHAR = 18;
const TEXT = 25;

/** The system catalog has columns of type "char", which the adapter refuses: they pass as text, named Character. */
function acceptCatalogTypes(adapter) {
  const charColumns = new WeakMap();
  const performIO = adapter.performIO.bind(adapter);
  adapter.performIO = async (query) => {
    const result = await performIO(query);
    const fields = (result.fields ?? []).filter((field) => field.dataTypeID === CATALOG_CHAR);
    charColumns.set(query, new Set(fields.map((field) => result.fields.indexOf(field))));
    for (const field of fields) field.dataTypeID = TEXT;
    return result;
  };
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const column of charColumns.get(query)) result.columnTypes[column] = ColumnTypeEnum.Character;
    return result;
  };
  return adapter;
}
