import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { takeInstanceLock } from "../../src/db/lock.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "klaster-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("one at a time, and again after it is let go", () => {
  const path = join(folder, "klaster.db");
  const first = takeInstanceLock(path);
  expect(first).not.toBeNull();
  expect(takeInstanceLock(path)).toBeNull();
  first?.release();
  const second = takeInstanceLock(path);
  expect(second).not.toBeNull();
  second?.release();
});

test("another name of the same folder is the same lock", () => {
  symlinkSync(folder, `${folder}-link`);
  const lock = takeInstanceLock(join(folder, "klaster.db"));
  expect(takeInstanceLock(join(`${folder}-link`, "klaster.db"))).toBeNull();
  lock?.release();
  rmSync(`${folder}-link`);
});

test("a database in memory has no rivals", () => {
  expect(takeInstanceLock(":memory:")).not.toBeNull();
  expect(takeInstanceLock(":memory:")).not.toBeNull();
});

test("a process killed outright leaves no lock behind", async () => {
  const path = join(folder, "klaster.db");
  const holder = `
    import { takeInstanceLock } from ${JSON.stringify(join(process.cwd(), "src/db/lock.ts"))};
    globalThis.held = takeInstanceLock(${JSON.stringify(path)});
    process.stdout.write(globalThis.held === null ? "no" : "held");
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", holder]);
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  expect(said.toString()).toBe("held");
  expect(takeInstanceLock(path)).toBeNull();

  child.kill("SIGKILL");
  await once(child, "exit");
  const lock = takeInstanceLock(path);
  expect(lock).not.toBeNull();
  lock?.release();
});
