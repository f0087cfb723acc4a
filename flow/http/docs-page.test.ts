// The documentation page names every operation and every problem, and its examples fit the contract.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { openApi } from '#contract/openapi.ts'
import { PROBLEM_CODES, PROBLEMS } from '#contract/problems.ts'
import type { RouteShape } from '#contract/route.ts'
import { ROUTES, ROUTE_NAMES } from '#contract/routes.ts'
import { docsPage } from './docs-page.ts'
import { exampleOf, type Schema, type Schemas } from './docs-schema.ts'
import { problemOf } from './problem.ts'
import { validatorOf } from './validate.ts'

const version = (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version
const openapi = JSON.stringify(openApi(version))
const page = docsPage('Utopia & <Mobile>', openapi)

test('the OpenAPI file in the repository is the one the routes make', () => {
  assert.equal(JSON.stringify(JSON.parse(readFileSync('contract/openapi.json', 'utf8'))), openapi)
})

test('every operation and every problem has its place on the page', () => {
  for (const name of ROUTE_NAMES) assert.ok(page.includes(`<details class="operation" id="${name}">`), name)
  for (const code of PROBLEM_CODES) {
    const { type, status } = problemOf({ problem: code })
    assert.ok(page.includes(`id="${type.split('#')[1]}"`), code)
    assert.equal(status, PROBLEMS[code].status)
  }
})

test('a name of an operator cannot become markup', () => {
  assert.ok(page.includes('Utopia &amp; &lt;Mobile&gt;'))
})

test('each example body is one the server accepts', () => {
  const { paths, components } = JSON.parse(openapi) as {
    paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: Schema }> } }>>
    components: { schemas: Schemas }
  }
  for (const name of ROUTE_NAMES) {
    const shape: RouteShape = ROUTES[name]
    const schema = paths[shape.path]?.[shape.method.toLowerCase()]?.requestBody?.content['application/json']?.schema
    if (!schema || !shape.body) continue
    const { params: _params, query: _query, ...bodyOnly } = shape
    assert.deepEqual(validatorOf(bodyOnly)({ params: {}, query: {}, body: exampleOf(schema, components.schemas) }), [], name)
  }
})
