import "server-only";
import { refuseForeignHost } from "./own-host";
import { notFound } from "./refusal";
import { asRefusal, problem } from "./respond";
import { attachment } from "./run-file";
import { type OpenedReport, linkUrl, openLink } from "./share-links";
import { countWrongToken } from "./wrong-tokens";

const HEADERS = {
  "cache-control": "private, no-store",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex, nofollow",
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
};

interface Export {
  type: string;
  extension: string;
  write(opened: OpenedReport, url: string): string;
}

function refused(error: unknown): Response {
  const answer = problem(asRefusal(error));
  for (const [name, value] of Object.entries(HEADERS)) answer.headers.set(name, value);
  return answer;
}

/** The answer to an address beside a report where no file is; whether the token opens one is not looked at. */
export async function noExport(request: Request): Promise<Response> {
  try {
    refuseForeignHost(request.headers);
    throw notFound("report");
  } catch (error) {
    return refused(error);
  }
}

/** A file beside a shared report. Whatever the reason a token opens nothing, the answer is the same to the byte. */
export function reportExport({ type, extension, write }: Export) {
  return async (request: Request, context: { params: Promise<{ token: string }> }): Promise<Response> => {
    try {
      refuseForeignHost(request.headers);
      const { token } = await context.params;
      const opened = await openLink(token, { count: false });
      if (!opened) {
        countWrongToken();
        throw notFound("report");
      }
      const filename = `${opened.snapshot.name.replace(/[^\p{L}\p{N} ._-]/gu, "_")}.${extension}`;
      return new Response(write(opened, linkUrl(token)), {
        headers: { ...HEADERS, "content-type": type, "content-disposition": attachment(filename) },
      });
    } catch (error) {
      return refused(error);
    }
  };
}
