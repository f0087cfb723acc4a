// The API documentation as one page: every operation of the OpenAPI document with its input, answer, problems and a call to copy.
import { PROBLEM_CODES, PROBLEMS, type ProblemRow } from '#contract/problems.ts'
import { exampleOf, schemaTable, type Schema, type Schemas } from './docs-schema.ts'

type Media = Record<string, { schema?: Schema }>
type Parameter = { name: string; in: string; required?: boolean; schema: Schema }
type Operation = {
  operationId: string; tags: string[]; summary: string; description?: string; security: Record<string, unknown>[]; parameters?: Parameter[]
  requestBody?: { content: Media }; responses: Record<string, { description: string; content?: Media }>
}
type Document = { info: { title: string; version: string }; paths: Record<string, Record<string, Operation>>; components: { schemas: Schemas } }

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
/** Words in backquotes become code. */
const prose = (text: string): string => escape(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>')
const CALLERS: Record<string, string> = { apiKey: 'operator, by API key', subscriberSession: 'subscriber, by session', staffSession: 'staff, by session' }
const TAGS: Record<string, string> = {
  registrations: 'Registrations', subscribers: 'Subscribers and lines', webhooks: 'Webhooks', service: 'Service', account: 'Account of a subscriber', review: 'Review', blocklist: 'Blocklist', staff: 'Staff',
}

/** A call that can be copied: with an API key where the operator may make it. */
function curlOf(method: string, path: string, operation: Operation, schemas: Schemas): string {
  const lines = [`curl${method === 'GET' ? '' : ` -X ${method}`} "$REALNAME_URL${path}"`]
  if (operation.security.some((each) => 'apiKey' in each)) lines.push('-H "Authorization: Bearer $REALNAME_KEY"')
  const content = operation.requestBody?.content
  const schema = content?.['application/json']?.schema
  for (const each of operation.parameters ?? []) if (each.in === 'header' && each.required) lines.push(`-H "${each.name}: ${String(exampleOf(each.schema, schemas))}"`)
  if (schema) lines.push('-H "Content-Type: application/json"', `-d '${JSON.stringify(exampleOf(schema, schemas))}'`)
  else if (content && 'application/partial-upload' in content) lines.push('-H "Content-Type: application/partial-upload"', '--data-binary @part')
  else if (content) lines.push('-H "Content-Type: image/jpeg"', '--data-binary @picture.jpg')
  return lines.join(' \\\n  ')
}

function answerOf(status: string, media: Media | undefined, description: string, schemas: Schemas): string {
  const schema = media?.['application/json']?.schema
  const kinds = Object.keys(media ?? {})
  if (schema) return `<h4>${status} answer</h4>${schemaTable(schema, schemas)}`
  return `<h4>${status} ${kinds.length > 0 ? escape(kinds.join(', ')) : 'no content'}</h4><p>${prose(description)}</p>`
}

function operationOf(path: string, method: string, operation: Operation, schemas: Schemas): string {
  const callers = operation.security.map((each) => CALLERS[Object.keys(each)[0] ?? ''] ?? 'anyone')
  const parameters = (operation.parameters ?? []).map(
    (each) => `<tr><th scope="row"><code>${escape(each.name)}</code></th><td>${each.in}${each.required ? '' : ', optional'}</td></tr>`,
  )
  const content = operation.requestBody?.content
  const schema = content?.['application/json']?.schema
  const [good, ...bad] = Object.entries(operation.responses)
  const problems = bad.map(([status, each]) => `<dt>${status}</dt><dd>${prose(each.description)}</dd>`)
  return `<details class="operation" id="${operation.operationId}">
<summary><span class="method ${method}">${method.toUpperCase()}</span> <code>${escape(path)}</code> <span class="what">${prose(operation.summary)}</span></summary>
<div class="body">
${operation.description ? `<p>${prose(operation.description)}</p>` : ''}
<p class="who">For: ${[...new Set(callers)].join('; ')}</p>
${parameters.length > 0 ? `<h4>Parameters</h4><table><tbody>${parameters.join('')}</tbody></table>` : ''}
${schema ? `<h4>Body</h4>${schemaTable(schema, schemas)}` : content ? `<h4>Body</h4><p>${escape(Object.keys(content).join(', '))}</p>` : ''}
<pre tabindex="0"><code>${escape(curlOf(method.toUpperCase(), path, operation, schemas))}</code></pre>
${good ? answerOf(good[0], good[1].content, good[1].description, schemas) : ''}
<h4>Problems</h4><dl>${problems.join('')}</dl>
</div>
</details>`
}

const MENDERS: Record<ProblemRow['mender'], string> = { caller: 'the caller', subscriber: 'the subscriber', operator: 'the operator', nobody: 'nobody', time: 'time' }

/** Every problem code with its status and who can mend it; the `type` of a problem points here. */
function problemTable(): string {
  const rows = PROBLEM_CODES.map((code) => {
    const row: ProblemRow = PROBLEMS[code]
    return `<tr id="problem-${code}"><th scope="row"><code>${code}</code></th><td>${row.status}</td><td>${escape(row.title)}</td><td>mended by ${MENDERS[row.mender]}${row.retry ? '; the same call may succeed later' : ''}</td></tr>`
  })
  return `<table><tbody>${rows.join('')}</tbody></table>`
}

/** The whole page from the OpenAPI document. */
export function docsPage(operator: string, openapi: string): string {
  const document = JSON.parse(openapi) as Document
  const { schemas } = document.components
  const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })))
  const sections = Object.entries(TAGS).map(([tag, title]) => {
    const mine = operations.filter((each) => each.operation.tags.includes(tag))
    return `<section aria-labelledby="${tag}"><h2 id="${tag}">${title}</h2>\n${mine.map(({ path, method, operation }) => operationOf(path, method, operation, schemas)).join('\n')}</section>`
  })
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(operator)}: API</title>
<link rel="stylesheet" href="/docs/docs.css">
<link rel="icon" href="data:,">
</head>
<body>
<nav aria-label="Sections"><ul>${Object.entries(TAGS).map(([tag, title]) => `<li><a href="#${tag}">${title}</a></li>`).join('')}<li><a href="#problems">Problems</a></li></ul></nav>
<main>
<h1>${escape(document.info.title)} API <small>${escape(document.info.version)}</small></h1>
<p>The same calls serve the portal, the console and your own systems. The contract for machines is <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
<ul>
<li>Your systems send <code>Authorization: Bearer</code> with an API key; <code>realname key create</code> makes one.</li>
<li>Errors are <code>application/problem+json</code> (RFC 9457) with <code>code</code>, <code>fixes</code> and <code>retry</code>. New codes may come; tolerate unknown ones.</li>
<li><code>Idempotency-Key</code> makes a repeated call safe for 72 hours.</li>
<li>Webhooks are signed as Standard Webhooks lays down and repeated until they are answered with 2xx; know a repeat by <code>webhook-id</code>.</li>
<li>Times are RFC 3339 in UTC, dates ISO 8601, countries ISO 3166-1.</li>
</ul>
${sections.join('\n')}
<section aria-labelledby="problems"><h2 id="problems">Problems</h2>${problemTable()}</section>
</main>
</body>
</html>
`
}
