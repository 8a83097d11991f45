import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { Html } from "../src/telegram/html.ts";

/*
 * Every sentence the bot can say, rendered with sample values into one file to be read by a person. A new text
 * without a sample fails here.
 */

const files = readdirSync("src", { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith("-texts.ts"))
  .sort();

const importFrom = (path: string): Promise<Record<string, unknown>> =>
  import(pathToFileURL(resolve(path)).href);

describe("texts", () => {
  test.each(files)("%s: every export has a sample", async (file) => {
    const samplesFile = join("test", file.replace(/\.ts$/, ".samples.ts"));
    expect(existsSync(samplesFile), `${samplesFile} is missing`).toBe(true);
    const { samples } = (await importFrom(samplesFile)) as { samples: Record<string, unknown> };
    const exported = Object.keys(await importFrom(join("src", file)));
    expect(Object.keys(samples).sort()).toEqual(exported.sort());
  });

  test("all of them in one file", async () => {
    const pages: string[] = ["# Every text of the bot, with sample values"];
    for (const file of files) {
      const { samples } = (await importFrom(join("test", file.replace(/\.ts$/, ".samples.ts")))) as {
        samples: Record<string, unknown>;
      };
      pages.push(`\n## ${file}`);
      for (const [name, sample] of Object.entries(samples)) pages.push(`\n### ${name}\n\n${render(sample)}`);
    }
    await expect(`${pages.join("\n")}\n`).toMatchFileSnapshot("__snapshots__/texts.md");
  });

  test.each(files)("%s: the tone", async (file) => {
    const { samples } = (await importFrom(join("test", file.replace(/\.ts$/, ".samples.ts")))) as {
      samples: Record<string, unknown>;
    };
    const text = Object.values(samples).map(render).join("\n");
    // Cyrillic has no \b in a regular expression.
    expect(text).not.toMatch(/предостав|!(?!")|(?<![а-яё])(?:вы|вас|вам|вами|ваш[а-яё]*)(?![а-яё])/);
  });
});

function render(sample: unknown): string {
  if (sample instanceof Html) return sample.text;
  if (Array.isArray(sample)) return sample.map(render).join("\n\n");
  return typeof sample === "string" ? sample : JSON.stringify(sample, null, 2);
}
