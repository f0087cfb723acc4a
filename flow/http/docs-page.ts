// The API documentation: the OpenAPI document shown by Swagger UI, all from this machine.

/** The page. */
export function docsPage(operator: string): string {
  const title = `${operator.replaceAll(/[<&>]/g, '')}: Realname API`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/docs/ui/swagger-ui.css">
<style>
body { margin: 0; background: #fff }
.swagger-ui .topbar { display: none }
.swagger-ui .wrapper { max-width: 1180px }
</style>
</head>
<body>
<main id="api"></main>
<script src="/docs/ui/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`
}

/** Starts Swagger UI; a file of its own so that the page needs no inline script. */
export const docsScript = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#api', deepLinking: true, docExpansion: 'list', defaultModelsExpandDepth: -1, tryItOutEnabled: false, validatorUrl: null })
`
