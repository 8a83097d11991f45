/** The file is no database, is damaged, or is none that may be opened. */
export class DatabaseUnreadable extends Error {
  readonly path: string;
  /** SQLite's: «SQLITE_NOTADB». */
  readonly code: string;

  constructor(path: string, code: string) {
    super(`${path}: ${code}`);
    this.name = "DatabaseUnreadable";
    this.path = path;
    this.code = code;
  }
}
