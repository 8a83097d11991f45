import type { CallParams } from "./call-params.ts";
import { badRequest } from "./refusal.ts";

/**
 * Reads a multipart form as leniently as Telegram does. Node's own reader refuses the file names that grammY
 * writes: without quotes, with spaces and Russian letters.
 */
export function readMultipart(body: Uint8Array<ArrayBuffer>, contentType: string): CallParams {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  if (boundary === undefined) throw badRequest("can't parse the form: no boundary");
  // One character a byte, so that what is found in the text stands at the same place in the bytes.
  const text = new TextDecoder("latin1").decode(body);
  const mark = `--${boundary}`;
  const params: CallParams = {};
  let at = text.indexOf(mark);
  while (at >= 0) {
    const next = text.indexOf(`\r\n${mark}`, at);
    const headersEnd = text.indexOf("\r\n\r\n", at);
    if (next < 0 || headersEnd < 0) break;
    readPart(params, utf8(body.subarray(at + mark.length, headersEnd)), body.slice(headersEnd + 4, next));
    at = next + 2;
  }
  return params;
}

const utf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function readPart(params: CallParams, headers: string, content: Uint8Array<ArrayBuffer>): void {
  const disposition = /^content-disposition:(.*)$/im.exec(headers)?.[1] ?? "";
  const name = field(disposition, "name");
  const fileName = field(disposition, "filename");
  if (name === null) return;
  const type = /^content-type:\s*([^\r\n;]+)/im.exec(headers)?.[1] ?? "";
  params[name] = fileName === null ? utf8(content) : { name: fileName, type, bytes: content };
}

function field(disposition: string, name: string): string | null {
  const match = new RegExp(`[;\\s]${name}=(?:"([^"]*)"|([^;\\r\\n]*))`, "i").exec(disposition);
  return match ? (match[1] ?? match[2] ?? "").trim() : null;
}
