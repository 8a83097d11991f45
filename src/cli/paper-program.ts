import type { Command } from "commander";
import { HELP } from "./help-texts.ts";
import type { CliWorld } from "./world.ts";

/** `export plan`, `agenda` and `note`: the papers that the chair signs. */
export function paperCommands(papers: Command, world: CliWorld): void {
  papers
    .command("plan")
    .description(HELP.exportPlan)
    .requiredOption("--out <файл>", HELP.planOut)
    .option("--to-date", HELP.toDate)
    .option("--cluster <имя>", HELP.cluster)
    .option("--json", HELP.json)
    .action(async (options: { out: string; toDate?: true; cluster?: string; json?: true }) =>
      (await import("./paper-commands.ts")).exportPlan(world, options),
    );
  papers
    .command("agenda")
    .description(HELP.exportAgenda)
    .option("--event <номер>", HELP.sitting)
    .option("--month <месяц>", HELP.sittingMonth)
    .requiredOption("--out <файл>", HELP.out)
    .option("--cluster <имя>", HELP.cluster)
    .option("--json", HELP.json)
    .action(async (options: { event?: string; month?: string; out: string; cluster?: string; json?: true }) =>
      (await import("./paper-commands.ts")).exportAgenda(world, options),
    );
  papers
    .command("note")
    .description(HELP.exportNote)
    .requiredOption("--month <месяц>", HELP.month)
    .requiredOption("--out <файл>", HELP.out)
    .option("--form <код>", HELP.form)
    .option("--cluster <имя>", HELP.cluster)
    .option("--json", HELP.json)
    .action(async (options: { month: string; out: string; form?: string; cluster?: string; json?: true }) =>
      (await import("./paper-commands.ts")).exportNote(world, options),
    );
}
