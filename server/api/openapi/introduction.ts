/** What stands before the operations: read once, it makes the rest short. */
export const introduction = `
Send orders in, ask what each merchant is owed, and read every cent explained. All of it is JSON over HTTPS, camelCase, under
\`/api/v1\`.

## Authentication

Send an API key with each request: \`Authorization: Bearer ch_live_…\`. A key belongs to the platform or to one merchant, and
holds scopes; each operation names the one it needs. What belongs to another merchant does not exist for a key: it is 404,
never 403.

\`\`\`sh
curl https://…/api/v1/merchants?limit=2 -H "Authorization: Bearer $KEY"
\`\`\`

## Money

An integer of minor units beside an ISO 4217 currency: \`{"amount": 2500, "currency": "EUR"}\` is 25.00 EUR; of JPY it is 2500,
of BHD 2.500. Never a float, never beyond ±9,007,199,254,740,991. **gross = fee + net**, in every row and every sum.

## Days and instants

A day is \`YYYY-MM-DD\` in the merchant's own time zone. Periods are half-open: the day a period ends *before* is not in it.
Instants are ISO 8601 in UTC.

## Requests

Bodies are \`application/json\`, at most 1 MB, in UTF-8. Unknown fields and parameters, fields given twice, numbers that
JavaScript would round and NUL characters are refused with 400, by field. Nothing that you send is silently ignored.

## Trying again: \`Idempotency-Key\`

Send your own key (1 to 255 visible ASCII characters; a UUID does) with a POST, PUT or DELETE. The same request under the same
key has one effect and gets the first answer, for 24 hours; so a request whose answer was lost is simply sent again. Another
request under a used key is refused (422); one that is still at work answers 409 with \`Retry-After\`.

## Pages

Lists take \`limit\` (100 unless you say otherwise, at most 200) and answer with \`nextCursor\`. Send it as \`cursor\` for the
next page; \`null\` says that there is none. Cursors are opaque, and stay good while rows come and go: none is skipped, none
comes twice.

## Errors

Every error is \`application/problem+json\` (RFC 9457). \`code\` is stable and meant for programs; \`detail\` is for people; \`errors\`
lists the fields of a 400.

\`\`\`json
{
  "type": "about:blank", "title": "Bad Request", "status": 400, "code": "invalid_input",
  "detail": "The request is not valid: limit at most 200.",
  "errors": [{ "field": "limit", "message": "at most 200" }]
}
\`\`\`

503 says that the database is away for a moment: wait as \`Retry-After\` says and send the request again, with the same
\`Idempotency-Key\`. Every answer carries \`X-Request-Id\`; send your own (8 to 128 characters), and both sides speak of the same
request.

## Limits

Calls are counted per key and minute, by class: \`read\`, \`write\`, \`heavy\` (uploads and runs). Every answer says where you
are, as the IETF's draft has it (\`RateLimit-Policy\`, \`RateLimit\`) and in the older \`X-RateLimit-*\`. Beyond the limit it is 429
with \`Retry-After\`.
`.trim();
