const REASONS: [RegExp, string][] = [
  [/^(ENOTFOUND|EAI_AGAIN|EAI_FAIL)$/, "адрес не находится, проверьте сеть"],
  [/^(ENETUNREACH|ENETDOWN|EHOSTUNREACH|EADDRNOTAVAIL)$/, "нет сети"],
  [/^ECONNREFUSED$/, "в соединении отказано"],
  [/^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/, "соединение не устанавливается"],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, "соединение обрывается"],
  [/^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|EPROTO|SELF_SIGNED|DEPTH_ZERO)/, "защищённое соединение не удаётся"],
  [/^(UND_ERR_ABORTED|UND_ERR_PRX_TLS)$/, "прокси не пропускает"],
];

/** Why Telegram was not reached, from what a network failure says of itself. */
export function reasonWords(failure: string): string {
  const seconds = /^no answer in (\d+(?:\.\d+)?) s$/.exec(failure)?.[1];
  if (seconds !== undefined) return `нет ответа за ${seconds.replace(".", ",")} с`;
  const status = /^no answer but a page, (\d+)$/.exec(failure)?.[1];
  if (status !== undefined) return `вместо Telegram отвечает другой сервер (${status})`;
  const words = REASONS.find(([pattern]) => pattern.test(failure))?.[1] ?? "сбой сети";
  return `${words} (${failure})`;
}

/** Telegram answers, with an error that is not about the token. */
export const errorWords = (code: number): string => `ошибка на его стороне (${code})`;

/** For the terminal of whoever has started the bot. */
export const telegramSilent = (reason: string): string =>
  `Telegram не отвечает: ${reason}; бот пробует снова.`;
export const telegramBack = "Telegram снова отвечает.";
