/** DuckDB in memory, an independent reader of what was written. */
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';

export class DuckDb {
  readonly #connection: DuckDBConnection;

  private constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  static async open(): Promise<DuckDb> {
    const instance = await DuckDBInstance.create(':memory:', { autoinstall_known_extensions: 'false' });
    return new DuckDb(await instance.connect());
  }

  /** Rows as plain JSON; whole numbers of 64 bits are texts. */
  async rows(sql: string): Promise<Record<string, unknown>[]> {
    const reader = await this.#connection.runAndReadAll(sql);
    return reader.getRowObjectsJson();
  }

  close(): void {
    this.#connection.closeSync();
  }
}
