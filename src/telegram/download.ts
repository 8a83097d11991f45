import { NetworkError } from "./api-error.ts";
import type { Call, CallParts } from "./call.ts";

/** The largest file that Telegram gives to a bot. */
export const MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024;

/** The bytes of a file that somebody has sent; «tooBig» and «failed» say why there are none. */
export type Download = (fileId: string) => Promise<Uint8Array | "tooBig" | "failed">;

/** Downloads through the Bot API: where the file lies is asked first, and is good for an hour. Never rejects for the line. */
export function createDownload(call: Call, { apiRoot, token, fetch }: CallParts): Download {
  return async (fileId) => {
    try {
      const answer = await call("getFile", { file_id: fileId });
      if (!answer.ok) return answer.description.includes("too big") ? "tooBig" : "failed";
      const path = (answer.result as { file_path?: unknown } | null)?.file_path;
      if (typeof path !== "string") return "failed";
      const response = await fetch(`${apiRoot}/file/bot${token}/${path}`);
      if (!response.ok) return "failed";
      const bytes = new Uint8Array(await response.arrayBuffer());
      return bytes.length > MAX_DOWNLOAD_BYTES ? "tooBig" : bytes;
    } catch (error) {
      if (error instanceof NetworkError) return "failed";
      throw error;
    }
  };
}
