// The outbox: what would have been sent where no mail server or SMS centre is configured. Only for the machine itself.

export type OutboxItem = { id: string; at: string; channel: 'email' | 'sms' | 'webhook'; to: string; subject?: string; text: string }

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const linked = (text: string): string => escape(text).replaceAll(/https?:\/\/[^\s<>&"]+/g, (url) => `<a href="${url}">${url}</a>`)

const NAMES = { email: 'Mail', sms: 'SMS', webhook: 'Webhook' }

function itemOf(item: OutboxItem): string {
  return `<li><article>
<header><span class="kind">${NAMES[item.channel]}</span> <strong>${escape(item.to)}</strong> <time datetime="${escape(item.at)}">${escape(item.at.slice(0, 19).replace('T', ' '))} UTC</time></header>
${item.subject ? `<h2>${escape(item.subject)}</h2>` : ''}
<p>${linked(item.text)}</p>
</article></li>`
}

/** The page, newest message first. */
export function outboxPage(items: readonly OutboxItem[]): string {
  const list = items.length > 0 ? `<ol>${items.map(itemOf).join('\n')}</ol>` : '<p class="empty">Nothing was sent yet.</p>'
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Outbox</title>
<link rel="stylesheet" href="/outbox.css">
<link rel="icon" href="data:,">
<script src="/outbox.js" defer></script>
</head>
<body>
<main>
<h1>Outbox</h1>
<p>No mail server or SMS centre is configured, so messages are written here instead of being sent. Only this machine can open this page.</p>
<div id="messages" aria-live="polite">${list}</div>
</main>
</body>
</html>
`
}

/** Looks for new messages every two seconds, and changes nothing while there are none. */
export const outboxScript = `setInterval(async () => {
  const page = await fetch('/outbox').then((answer) => answer.text()).catch(() => '')
  const fresh = new DOMParser().parseFromString(page, 'text/html').getElementById('messages')
  const shown = document.getElementById('messages')
  if (fresh && fresh.innerHTML !== shown.innerHTML) shown.innerHTML = fresh.innerHTML
}, 2000)
`

/** Its styles, a file of their own so that the page needs no inline style. */
export const outboxStyles = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { margin: 0; background: light-dark(#f6f7f9, #14171c); color: light-dark(#1b1f27, #e8eaee) }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1rem }
h1 { margin: 0 0 .5rem; font-size: 1.5rem }
ol { list-style: none; margin: 1.5rem 0; padding: 0; display: grid; gap: 1rem }
article { background: light-dark(#fff, #1d2129); border: 1px solid light-dark(#dde1e7, #333945); border-radius: .5rem; padding: 1rem }
header { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline }
.kind { font-size: .8rem; font-weight: 600; padding: .1rem .5rem; border-radius: 1rem; background: light-dark(#e3ecfb, #263854); color: light-dark(#1c4587, #bcd3ff) }
time { margin-left: auto; font-size: .85rem; color: light-dark(#566073, #a3adbd) }
h2 { font-size: 1rem; margin: .75rem 0 0 }
p { white-space: pre-wrap; overflow-wrap: anywhere; margin: .5rem 0 0 }
a { color: light-dark(#1a56b8, #8db8ff) }
`
