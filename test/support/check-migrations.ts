import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

/*
 * Fails when src/db/schema.ts and the migrations in drizzle/ have come apart: generates into a copy and looks
 * whether anything new appears there.
 */
const copy = mkdtempSync(join(tmpdir(), "klaster-migrations-"));
try {
  cpSync("drizzle", copy, { recursive: true });
  const before = readdirSync(copy).length;
  execFileSync(
    "drizzle-kit",
    ["generate", "--dialect", "sqlite", "--schema", "./src/db/schema.ts", "--out", relative(".", copy)],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  if (readdirSync(copy).length !== before) {
    process.stderr.write("src/db/schema.ts has changed: run «npm run db:generate» and commit drizzle/\n");
    process.exitCode = 1;
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
