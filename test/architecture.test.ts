import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";

/*
 * The house rules: a file's suffix tells which world it is in, features point one way, and only two files read
 * the clock and the process.
 */

interface Source {
  path: string;
  text: string;
  /** Paths from src/, or package names. */
  imports: string[];
}

const SUFFIXES = ["texts", "store", "file", "bot", "dialog", "job", "web"] as const;
type World = (typeof SUFFIXES)[number] | "pure" | "wiring";

/** Folders and files that put the worlds together or are a world of their own. */
const WIRING = [
  "main.ts",
  "app.ts",
  "daily-jobs.ts",
  "run.ts",
  "import-plan.ts",
  "import-draft.ts",
  "change-plan.ts",
  "cluster-forms.ts",
  "features.ts",
  "outgoing.ts",
  "cli.ts",
  "cli/",
  "config.ts",
  "clock.ts",
  "log.ts",
  "db/",
  "delivery/sender.ts",
  "delivery/send-message.ts",
  "delivery/inbox.ts",
  "delivery/poller.ts",
  "delivery/update-chat.ts",
  "jobs/",
  "web/",
  "sandbox/",
  "telegram/",
];

const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => read(path.replaceAll("\\", "/")));

function read(path: string): Source {
  const text = readFileSync(join("src", path), "utf8");
  const specifiers = [
    ...text.matchAll(/(?:^|\n)(?:import|export)[^;]*?from\s+"([^"]+)"|import\("([^"]+)"\)/g),
  ].map((match) => match[1] ?? match[2] ?? "");
  const imports = specifiers.map((name) =>
    name.startsWith(".") ? normalize(join(dirname(path), name)) : name,
  );
  return { path, text, imports };
}

function worldOf(path: string): World {
  const suffix = SUFFIXES.find((suffix) => path.endsWith(`-${suffix}.ts`));
  if (suffix !== undefined) return suffix;
  return WIRING.some((place) => path === place || (place.endsWith("/") && path.startsWith(place)))
    ? "wiring"
    : "pure";
}

const isOurs = (name: string): boolean => name.endsWith(".ts");

/** Pure corners of the wiring: words, callback data, buttons, pages and the names of troubles, which texts and rules may use. */
const PURE_CORNERS = new Set([
  "telegram/html.ts",
  "telegram/callback-data.ts",
  "telegram/page.ts",
  "telegram/button-rows.ts",
  "db/trouble.ts",
]);

const isPure = (name: string): boolean =>
  isOurs(name)
    ? worldOf(name) === "pure" || worldOf(name) === "texts" || PURE_CORNERS.has(name)
    : name === "luxon";

const ALLOWED: Record<Exclude<World, "wiring">, (name: string) => boolean> = {
  pure: isPure,
  texts: isPure,
  store: (name) =>
    isPure(name) ||
    worldOf(name) === "store" ||
    ["db/schema.ts", "db/open.ts", "node:crypto"].includes(name) ||
    name.startsWith("drizzle-orm"),
  file: (name) => isPure(name) || worldOf(name) === "file" || !isOurs(name),
  job: (name) => isPure(name) || ["store", "job"].includes(worldOf(name)) || name === "db/open.ts",
  bot: () => true,
  dialog: () => true,
  web: () => true,
};

/** Only for a type: `import type` costs nothing at run time, so a pure file may name a shape of the schema's. */
describe("the suffix rule", () => {
  for (const world of ["pure", "texts", "store", "job"] as const) {
    test(`${world} files import only what their world may see`, () => {
      const wrong = sources
        .filter((source) => worldOf(source.path) === world)
        .flatMap((source) =>
          source.imports
            .filter((name) => !ALLOWED[world](name))
            .map((name) => `${source.path} imports ${name}`),
        );
      expect(wrong).toEqual([]);
    });
  }

  test("a -file.ts uses one format library at the most", () => {
    const wrong = sources
      .filter((source) => worldOf(source.path) === "file")
      .map((source) => ({
        path: source.path,
        libraries: [
          ...new Set(source.imports.filter((name) => !isOurs(name) && !name.startsWith("node:"))),
        ].filter((name) => name !== "zod" && name !== "luxon"),
      }))
      .filter(({ libraries }) => libraries.length > 1);
    expect(wrong).toEqual([]);
  });

  test("only -bot, -dialog and the wiring know grammY", () => {
    const wrong = sources
      .filter((source) => !["bot", "dialog", "wiring"].includes(worldOf(source.path)))
      .filter((source) => source.imports.some((name) => name === "grammy" || name.startsWith("@grammyjs/")))
      .map((source) => source.path);
    expect(wrong).toEqual([]);
  });
});

describe("the direction of features", () => {
  /** A feature may import those named here, and itself. */
  const MAY_IMPORT: Record<string, string[]> = {
    calendar: [],
    people: ["calendar"],
    plan: ["calendar", "people"],
    // The monthly event is done when the figures are handed in, and a digest tells of the requests that wait for an
    // answer: so reminders ask monitoring and requests, never the other way.
    reminders: ["calendar", "people", "plan", "monitoring", "requests"],
    monitoring: ["calendar", "people", "plan"],
    requests: ["calendar", "people", "plan"],
    // Whom no message reaches is told by the duties, and shown in the summary.
    calls: ["calendar", "people", "plan", "reminders"],
    summary: ["calendar", "people", "plan", "reminders", "monitoring", "requests", "calls"],
    retention: ["calendar", "people"],
    settings: ["calendar", "people", "plan", "monitoring", "reminders", "retention"],
    documents: ["calendar", "people", "plan", "reminders", "monitoring", "requests", "summary"],
    // The week for a group chat is made of the duties.
    groups: ["calendar", "people", "plan", "reminders", "monitoring"],
    // It has words for what every feature changes.
    journal: ["calendar", "people", "plan", "monitoring", "settings", "retention"],
    "own-data": ["calendar", "people", "journal"],
    delivery: ["people"],
  };
  /** Not features: what every feature stands on. */
  const GROUND = ["db", "telegram", "delivery", "sheets", "clock.ts"];

  for (const [feature, others] of Object.entries(MAY_IMPORT)) {
    test(`${feature} points only at ${others.join(", ") || "nothing"}`, () => {
      const wrong = sources
        .filter((source) => source.path.startsWith(`${feature}/`))
        .flatMap((source) =>
          source.imports
            .filter(isOurs)
            .filter((name) => ![feature, ...others, ...GROUND].includes(name.split("/")[0] ?? ""))
            .map((name) => `${source.path} imports ${name}`),
        );
      expect(wrong).toEqual([]);
    });
  }

  test("no feature imports another feature's bot", () => {
    const wrong = sources
      .filter((source) => Object.hasOwn(MAY_IMPORT, source.path.split("/")[0] ?? ""))
      .flatMap((source) =>
        source.imports
          .filter(
            (name) =>
              isOurs(name) && worldOf(name) === "bot" && name.split("/")[0] !== source.path.split("/")[0],
          )
          .map((name) => `${source.path} imports ${name}`),
      );
    expect(wrong).toEqual([]);
  });
});

describe("time and the process", () => {
  const CLOCK = /\bDate\.now\(|\bnew Date\(\)|\bDateTime\.(?:now|utc|local)\(\s*(?:\)|\{)/;

  test("only clock.ts reads the system time", () => {
    expect(
      sources.filter((source) => source.path !== "clock.ts" && CLOCK.test(source.text)).map((s) => s.path),
    ).toEqual([]);
  });

  test("only main.ts reads the environment and the arguments", () => {
    const wrong = sources.filter(
      (source) => source.path !== "main.ts" && /\bprocess\.(?:env|argv|exit|on|once|std)/.test(source.text),
    );
    expect(wrong.map((source) => source.path)).toEqual([]);
  });
});
