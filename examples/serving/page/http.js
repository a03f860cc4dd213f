// HTTP: the page asks the service that it came from.
"use strict";

// `body` is JSON as text, or the bytes of a workbook.
async function ask(address, { body } = {}) {
  const headers = { "Accept-Language": language };
  if (body !== undefined) headers["Content-Type"] = typeof body === "string" ? "application/json" : "application/octet-stream";
  const response = await fetch(address, { method: body === undefined ? "GET" : "POST", body, headers, cache: "no-store" });
  return { ok: response.ok, status: response.status, body: await response.json() };
}
