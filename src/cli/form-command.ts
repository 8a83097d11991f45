import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { FormError, readForm } from "../monitoring/form-file.ts";
import { gradeQuestions, ruleWords } from "../monitoring/form-shown-texts.ts";
import { formSource } from "../monitoring/form-source.ts";
import { fileNotRead, formShown } from "./cli-texts.ts";
import { codeOf } from "./plan-commands.ts";
import { CliProblem, type CliWorld, print, printJson } from "./world.ts";

/**
 * Says what is wrong with a form's file, or what a deputy would be asked by it. With `--json` both are the answer;
 * a file with problems ends with the exit code 1.
 */
export async function checkForm(
  world: CliWorld,
  file: string,
  options: { json?: true },
  exit: (code: number) => void,
): Promise<void> {
  const problems = await problemsOf(world, file, options.json === true);
  if (problems.length === 0) return;
  if (options.json !== true)
    throw new CliProblem(problems.map((one) => `${basename(file)}: ${one}`).join("\n"));
  printJson(world, { form: null, problems });
  exit(1);
}

async function problemsOf(world: CliWorld, file: string, json: boolean): Promise<readonly string[]> {
  const source = formSource(await bytesOf(file));
  if ("problem" in source) return [source.problem];
  try {
    const form = readForm(source.text, basename(file));
    if (json) {
      const grades = form.grades.map((grade) => ({ grade, questions: gradeQuestions(form, grade) }));
      const rules = form.rules.map((rule) => ({ code: rule.code, words: ruleWords(form, rule) }));
      const { code, title, version, from } = form;
      printJson(world, { form: { code, title, version, from, grades, rules }, problems: [] });
    } else print(world, formShown(form));
    return [];
  } catch (error) {
    if (error instanceof FormError) return error.problems;
    throw error;
  }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new CliProblem(fileNotRead(file, codeOf(error)));
  }
}
