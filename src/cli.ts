import { Command, CommanderError } from "commander";
import { databaseBroken, databaseBusy, unexpected } from "./cli/cli-texts.ts";
import { HEADINGS, HELP, inviteWhom, seeHelp, usageWords } from "./cli/help-texts.ts";
import type { InviteOptions } from "./cli/invite-command.ts";
import { dayOption } from "./cli/options.ts";
import { paperCommands } from "./cli/paper-program.ts";
import { peopleCommands } from "./cli/people-program.ts";
import { planCommands } from "./cli/plan-program.ts";
import type { PreviewCommandOptions } from "./cli/preview-command.ts";
import { CliProblem, type CliWorld, UsageProblem } from "./cli/world.ts";
import { ConfigError } from "./config.ts";
import { DatabaseUnreadable } from "./db/unreadable.ts";

export type { CliWorld };

/**
 * Runs one command of `klaster`; `argv` is what follows the program's name. Returns the exit code: 0 done,
 * 1 a problem told on standard error, 2 a command written wrongly. Never throws.
 */
export async function runCli(argv: readonly string[], world: CliWorld): Promise<number> {
  let code = 0;
  const program = commands(world, (exit) => (code = exit));
  try {
    await program.parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    return tell(error, world);
  }
}

function tell(error: unknown, world: CliWorld): number {
  const complain = (text: string): void => world.stderr(`${text}\n`);
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    // Without a command commander has shown the help already.
    if (error.code !== "commander.help") complain(`${usageWords(error.code, error.message)} ${seeHelp("")}`);
    return 2;
  }
  if (error instanceof UsageProblem) {
    complain(error.message);
    return 2;
  }
  if (error instanceof CliProblem || error instanceof ConfigError) {
    complain(error.message);
    return 1;
  }
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (error instanceof DatabaseUnreadable) complain(databaseBroken(error.message));
  else if (/^SQLITE_(BUSY|LOCKED)/.test(code)) complain(databaseBusy);
  else if (code.startsWith("SQLITE_")) complain(databaseBroken(code));
  else complain(unexpected(error instanceof Error ? error.message : String(error)));
  if (world.env["LOG_LEVEL"] === "debug" && error instanceof Error) complain(error.stack ?? "");
  return 1;
}

/** The commands; what each needs is loaded when it is run, so that a short answer comes at once. */
function commands(world: CliWorld, exit: (code: number) => void): Command {
  const program = russian(new Command("klaster"), world).description(HELP.program);
  program.addHelpText("after", `\n${HELP.howToRun}\n${HELP.environment}`);

  program
    .command("run")
    .description(HELP.run)
    .action(async () => {
      const [{ run }, { parseConfig }] = await Promise.all([import("./run.ts"), import("./config.ts")]);
      const { ended } = world;
      const print = (line: string): void => world.stdout(`${line}\n`);
      const complain = (line: string): void => world.stderr(`${line}\n`);
      exit(await run(parseConfig(world.env), { print, complain, ended }));
    });

  planCommands(program, world);
  peopleCommands(program, world);

  program
    .command("form")
    .description(HELP.forms)
    .helpCommand(false)
    .command("check")
    .description(HELP.formCheck)
    .argument("<файл>", HELP.formFile)
    .option("--json", HELP.json)
    .action(async (file: string, options: { json?: true }) =>
      (await import("./cli/form-command.ts")).checkForm(world, file, options, exit),
    );

  program
    .command("preview")
    .description(HELP.preview)
    .requiredOption("--from <день>", HELP.from, dayOption)
    .requiredOption("--to <день>", HELP.to, dayOption)
    .option("--cluster <имя>", HELP.cluster)
    .option("--json", HELP.json)
    .action(async (options: PreviewCommandOptions) =>
      (await import("./cli/preview-command.ts")).preview(world, options),
    );

  program
    .command("invite")
    .description(HELP.invite)
    .argument("[кого...]", HELP.invitee)
    .option("--chair", HELP.chair)
    .option("--cluster <имя>", HELP.cluster)
    .option("--json", HELP.json)
    .action(async (words: string[], options: InviteOptions) => {
      const query = words.join(" ").trim();
      if (query === "" && options.chair !== true)
        throw new UsageProblem(`${inviteWhom} ${seeHelp("invite ")}`);
      await (await import("./cli/invite-command.ts")).invite(world, query === "" ? null : query, options);
    });

  program
    .command("backup")
    .description(HELP.backup)
    .argument("<файл>", HELP.backupFile)
    .action(async (file: string) => (await import("./cli/backup-commands.ts")).backup(world, file));

  program
    .command("restore")
    .description(HELP.restore)
    .argument("<файл>", HELP.restoreFile)
    .action(async (file: string) => (await import("./cli/backup-commands.ts")).restore(world, file));

  const papers = program.command("export").description(HELP.exportPapers).helpCommand(false);
  papers
    .command("monitoring")
    .description(HELP.exportMonth)
    .requiredOption("--month <месяц>", HELP.month)
    .requiredOption("--out <файл>", HELP.monthOut)
    .option("--form <код>", HELP.form)
    .option("--cluster <имя>", HELP.cluster)
    .action(async (options: { month: string; out: string; form?: string; cluster?: string }) =>
      (await import("./cli/export-command.ts")).exportMonth(world, options),
    );
  papers
    .command("year")
    .description(HELP.exportYear)
    .requiredOption("--year <год>", HELP.schoolYear)
    .requiredOption("--out <файл>", HELP.out)
    .option("--form <код>", HELP.form)
    .option("--cluster <имя>", HELP.cluster)
    .action(async (options: { year: string; out: string; form?: string; cluster?: string }) =>
      (await import("./cli/export-command.ts")).exportYear(world, options),
    );
  papers
    .command("timeline")
    .description(HELP.timeline)
    .requiredOption("--out <файл>", HELP.pictureOut)
    .option("--dark", HELP.dark)
    .option("--cluster <имя>", HELP.cluster)
    .action(async (options: { out: string; dark?: true; cluster?: string }) =>
      (await import("./cli/picture-commands.ts")).exportTimeline(world, options),
    );
  papers
    .command("grid")
    .description(HELP.grid)
    .requiredOption("--out <файл>", HELP.pictureOut)
    .option("--form <код>", HELP.form)
    .option("--dark", HELP.dark)
    .option("--cluster <имя>", HELP.cluster)
    .action(async (options: { out: string; form?: string; dark?: true; cluster?: string }) =>
      (await import("./cli/picture-commands.ts")).exportGrid(world, options),
    );
  papers
    .command("calendar")
    .description(HELP.calendar)
    .requiredOption("--out <файл>", HELP.out)
    .option("--person <имя>", HELP.calendarPerson)
    .option("--cluster <имя>", HELP.cluster)
    .action(async (options: { out: string; person?: string; cluster?: string }) =>
      (await import("./cli/calendar-command.ts")).exportCalendar(world, options),
    );
  papers
    .command("next-plan")
    .description(HELP.nextPlan)
    .requiredOption("--out <файл>", HELP.out)
    .option("--cluster <имя>", HELP.cluster)
    .action(async (options: { out: string; cluster?: string }) =>
      (await import("./cli/export-command.ts")).exportNextPlan(world, options),
    );

  paperCommands(papers, world);

  program
    .command("doctor")
    .description(HELP.doctor)
    .option("--json", HELP.json)
    .action(async (options: { json?: true }) => (await import("./cli/doctor.ts")).doctor(world, options));

  return program;
}

/** Makes a command and those made under it speak Russian, write to the world and throw instead of exiting. */
function russian(command: Command, world: CliWorld): Command {
  return command
    .exitOverride()
    .helpOption("-h, --help", HELP.helpOption)
    .helpCommand(false)
    .showSuggestionAfterError(false)
    .configureHelp({
      helpWidth: 80,
      styleTitle: (title) => HEADINGS[title] ?? title,
      styleUsage: inRussian,
      styleSubcommandTerm: inRussian,
    })
    .configureOutput({
      writeOut: (text) => world.stdout(text),
      writeErr: (text) => world.stderr(text),
      // Told once, in Russian, where the error is caught.
      outputError: () => undefined,
    });
}

const inRussian = (usage: string): string =>
  usage.replace("[options]", HELP.options).replace("[command]", HELP.command);
